"""How well waiting could have been foretold: each wait since a day against what was known when it began.

Tested are visits that waited and were served, issued on the day or later, of lines where 200 such waits had already
ended (`too_early` counts the others). Nothing that happened at or after the moment a ticket was issued is used for it:
waits that ended before it, who was waiting and who was being served at that moment.

estimator      the band of pure/statistics/wait_bands; its middle is the estimate, `coverage` the share within the band
constant       median of the past waits; constant_mean their mean
last_served    the wait of whoever of them was called last
head_of_line   how long the first in line has waited by now; last_served where nobody waits
queue_length   (ahead + 1) x mean past handling / counters at work
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from kinerja.facts.queueing.columns import VisitColumns
from kinerja.facts.queueing.terms import Outcome
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.zones import Instants, local_to_utc
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers
from kinerja.pure.statistics.wait_bands import MINIMUM_PAST, PastWaits, at_work, people_ahead

from .grouping import seconds_between

RIVALS = ("constant", "constant_mean", "last_served", "head_of_line", "queue_length")


@dataclass(frozen=True)
class _Trial:
    """One entry a tested visit, in seconds. `guesses` has a column for each rival."""

    wait: Floats
    low: Floats
    middle: Floats
    high: Floats
    guesses: Floats


def wait_estimate(visits: VisitColumns, test_from: date) -> dict[str, Any]:
    """The document of `figures wait-estimate`. Raises Refused where nothing can be tested."""
    codes = [line.code for line in visits.lines]
    trials, too_early = [], 0
    for code in dict.fromkeys(codes):
        here = np.array([one == code for one in codes])[visits.line]
        trial, left_out = _trial(_Queue.of(visits.where(here), test_from))
        trials.append(trial)
        too_early += left_out
    _refuse_nothing(trials, test_from)
    whole = _Trial(*(np.concatenate([getattr(one, name) for one in trials]) for name in _Trial.__dataclass_fields__))
    within = (whole.wait >= whole.low) & (whole.wait <= whole.high)
    return {
        "test_from": test_from,
        "estimator": {**_errors(whole.middle, whole.wait), "coverage": float(within.mean()), "n": len(whole.wait)},
        "rivals": {name: _rival(whole.guesses[:, place], whole.wait) for place, name in enumerate(RIVALS)},
        "too_early": too_early,
    }


@dataclass(frozen=True)
class _Queue:
    """Visits of one line in the order of their tickets; the intervals of those being served, in any order."""

    issued: Instants
    called: Instants
    wait: Floats
    served: Booleans
    """Waited, and was served."""
    ahead: Integers
    counters: Integers
    tested: Booleans
    handled: Instants
    """When each service ended, ascending."""
    mean_handling: Floats
    """Mean of the handling times up to each of these."""

    @staticmethod
    def of(visits: VisitColumns, test_from: date) -> _Queue:
        counted = visits.where(~visits.was(Outcome.VOID))
        known = counted.where(counted.called >= counted.issued)
        known = known.where(np.lexsort((known.order, known.issued)))
        wait = seconds_between(known.issued, known.called)
        handled = counted.where(counted.finished > counted.started)
        handled = handled.where(np.argsort(handled.finished, kind="stable"))
        times = seconds_between(handled.started, handled.finished)
        served = (wait > 0) & known.was(Outcome.SERVED)
        return _Queue(
            issued=known.issued,
            called=known.called,
            wait=wait,
            served=served,
            ahead=people_ahead(known.issued, known.called),
            counters=at_work(known.issued, handled.started, handled.finished),
            tested=served & (known.issued >= _midnights(known, test_from)),
            handled=handled.finished,
            mean_handling=np.cumsum(times) / np.arange(1, len(times) + 1),
        )


def _midnights(visits: VisitColumns, day: date) -> Instants:
    """The day's beginning where each visit took place."""
    local = np.array([day], dtype="datetime64[us]")
    begins = [local_to_utc(local, line.zone)[0] for line in visits.lines]
    return np.array(begins, dtype="datetime64[us]")[visits.line]


def _trial(queue: _Queue) -> tuple[_Trial, int]:
    """Every tested visit, and how many came too early to be."""
    past = np.flatnonzero(queue.served)
    past = past[np.argsort(queue.called[past], kind="stable")]
    tested = np.flatnonzero(queue.tested)
    known = np.searchsorted(queue.called[past], queue.issued[tested], side="left")
    enough = known >= MINIMUM_PAST
    tested, known = tested[enough], known[enough]
    history = PastWaits(queue.wait[past], queue.ahead[past], queue.counters[past])
    paces = _mean_handling(queue, tested)
    bands = np.array(
        [
            (band.low, band.middle, band.high)
            for ahead, counters, pace, end in zip(
                queue.ahead[tested].tolist(),
                queue.counters[tested].tolist(),
                paces.tolist(),
                known.tolist(),
                strict=True,
            )
            if (band := history.band(ahead, counters, handling=None if np.isnan(pace) else pace, known=end))
        ]
    ).reshape(-1, 3)
    low, middle, high = bands.T
    trial = _Trial(queue.wait[tested], low, middle, high, _guesses(queue, history.waits, tested, known, paces))
    return trial, int((~enough).sum())


def _mean_handling(queue: _Queue, tested: Integers) -> Floats:
    """Of the services that had ended when each tested visit joined; NaN for none."""
    done = np.searchsorted(queue.handled, queue.issued[tested], side="left")
    paces = np.full(len(tested), np.nan)
    paces[done > 0] = queue.mean_handling[done[done > 0] - 1]
    return paces


def _guesses(queue: _Queue, waits: Floats, tested: Integers, known: Integers, paces: Floats) -> Floats:
    means = np.cumsum(waits) / np.arange(1, len(waits) + 1)
    last = waits[known - 1]
    head = np.array(list(_heads(queue, tested)), dtype=np.float64)
    lengths = (queue.ahead[tested] + 1) * paces / np.maximum(queue.counters[tested], 1)
    medians = np.array(list(_medians(waits, known.tolist())), dtype=np.float64)
    return np.column_stack([medians, means[known - 1], last, np.where(np.isnan(head), last, head), lengths])


def _medians(waits: Floats, known: Sequence[int]) -> Iterator[float]:
    """The median of the first so many waits, for ascending numbers of them."""
    sorted_waits: list[float] = []
    for end in known:
        for wait in waits[len(sorted_waits) : end].tolist():
            insort(sorted_waits, wait)
        half = end // 2
        yield sorted_waits[half] if end % 2 else (sorted_waits[half - 1] + sorted_waits[half]) / 2


def _heads(queue: _Queue, tested: Integers) -> Iterator[float]:
    """How long the first in line has waited when each tested visit joins; NaN where nobody waits."""
    waiting = np.flatnonzero(queue.wait > 0)
    issued, called = queue.issued[waiting].astype(np.int64).tolist(), queue.called[waiting].astype(np.int64).tolist()
    first = 0
    for own in np.searchsorted(waiting, tested).tolist():
        now = issued[own]
        while called[first] <= now:
            first += 1
        yield (now - issued[first]) / 1_000_000 if first < own else float("nan")


def _errors(guess: Floats, wait: Floats) -> dict[str, float]:
    missed = guess - wait
    return {"mae": float(np.abs(missed).mean()), "rmse": float(np.sqrt((missed**2).mean()))}


def _rival(guess: Floats, wait: Floats) -> dict[str, Any]:
    """Over the same visits; without any handling time the formula of the queue's length says nothing."""
    told = ~np.isnan(guess)
    nothing = {"mae": float("nan"), "rmse": float("nan")}
    return {**(_errors(guess[told], wait[told]) if told.any() else nothing), "n": int(told.sum())}


def _refuse_nothing(trials: Sequence[_Trial], test_from: date) -> None:
    if not any(len(trial.wait) for trial in trials):
        raise Refused(
            gettext_noop(
                "Sejak {day} tidak ada kunjungan yang menunggu dan dilayani dengan sedikitnya {n} penantian "
                "sebelumnya di antrean itu. Pilih tanggal lain, atau masukkan catatan yang lebih panjang."
            ),
            day=test_from.isoformat(),
            n=MINIMUM_PAST,
        )
