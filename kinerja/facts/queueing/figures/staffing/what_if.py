"""What would have been with more or fewer counters: the hall's own days played again, with ciw.

Each simulated day is one of the real days, drawn at random: its people came when they came, its counters opened and
closed when they did. Service times are drawn from those of the whole period. Both plans play the same days with the
same service times in the same order (common random numbers), so that what differs is the counters alone.

Set aside: priority, people who leave, appointments, and which counter calls which queue.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from kinerja.facts.queueing.figures.staffing.past import Past
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.pure.lib.zones import Instants, local_to_utc
from kinerja.pure.statistics.grouping import Booleans, Floats, Integers

DAYS, FEWEST_DAYS, MOST_VISITS = 60, 5, 10_000
"""Simulated days; real ones to draw from; and visits of one plan, so that an answer takes about a second."""
AN_HOUR = np.timedelta64(1, "h")
SECOND = np.timedelta64(1_000_000, "us")
END_OF_DAYS = 1e9
CLOSE_SECONDS, CLOSE_SHARE = 120.0, 0.25
"""How far the played past may lie from the real one before the reader is warned: two minutes, or a quarter."""


@dataclass(frozen=True)
class Change:
    """So many counters more (or fewer, negative) from hour to hour of the local clock on these weekdays (0 Monday)."""

    counters: int
    since: int
    until: int
    weekdays: frozenset[int]


@dataclass(frozen=True)
class Band:
    """Middle, and where eight of ten simulated days lie."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Outcome:
    """Seconds; a share; people who still wait when the hall closes. Each as it differs from day to day."""

    median: Band
    p90: Band
    within: Band
    left: Band


@dataclass(frozen=True)
class Answer:
    """`real_*` is what the same days were in truth; `agrees` whether the played past comes near it."""

    past: Outcome
    changed: Outcome
    saved: Band
    """How much shorter the p90 of the same day is with the change."""
    real_median: float
    real_p90: float
    played_median: float
    played_p90: float
    agrees: bool
    days: int
    real_days: int
    visits: int


@dataclass(frozen=True)
class _Day:
    """One real day in seconds since its midnight."""

    came: Floats
    edges: Floats
    """When the number of open counters changes."""
    counters: Integers
    """Open until each of the edges."""
    closes: float
    wait: Floats


def what_if(past: Past, change: Change, *, within: float, seed: int) -> Answer:
    """The change against the same days without it. Raises Invalid and Refused with a sentence."""
    _check(change)
    _check_counters(past)
    days = _days(past, change.weekdays)
    service = past.at_counter[past.at_counter > 0]
    if len(days) < FEWEST_DAYS:
        raise Refused(
            gettext_noop(
                "Perlu sedikitnya {n} hari buka dengan kunjungan; baru ada {known}. Pilih masa lebih panjang."
            ),
            n=FEWEST_DAYS,
            known=len(days),
        )
    rng = np.random.default_rng(seed)
    drawn = [days[place] for place in rng.integers(len(days), size=_how_many(days))]
    played, changed = [], []
    with _same_ties(seed):
        for day in drawn:
            times = rng.choice(service, len(day.came))
            played.append(_play(day, day.edges, day.counters, times))
            changed.append(_play(day, *_with(day, change), times))
    real = np.concatenate([day.wait for day in days])
    quantiles = [np.quantile(waits, (0.5, 0.9)).tolist() for waits in (real, np.concatenate(played))]
    return Answer(
        past=_outcome(drawn, played, within),
        changed=_outcome(drawn, changed, within),
        saved=_band([np.quantile(one, 0.9) - np.quantile(two, 0.9) for one, two in zip(played, changed, strict=True)]),
        real_median=quantiles[0][0],
        real_p90=quantiles[0][1],
        played_median=quantiles[1][0],
        played_p90=quantiles[1][1],
        agrees=all(_is_close(one, two) for one, two in zip(*quantiles, strict=True)),
        days=len(drawn),
        real_days=len(days),
        visits=sum(map(len, played)),
    )


def _check(change: Change) -> None:
    if not (0 <= change.since < change.until <= 24 and change.weekdays and 0 < abs(change.counters) <= 20):
        raise Invalid(gettext_noop("Pilih 1 sampai 20 loket, jam mulai sebelum jam selesai, dan sedikitnya satu hari."))


def _is_close(real: float, played: float) -> bool:
    return abs(real - played) <= max(CLOSE_SECONDS, CLOSE_SHARE * real)


def _check_counters(past: Past) -> None:
    if not past.knows_counters:
        raise Refused(
            gettext_noop("Berkas kunjungan tidak mencatat kapan loket buka. Pilih antrean yang dijalankan di sini.")
        )
    if past.is_shared:
        raise Refused(gettext_noop("Loket antrean ini juga melayani antrean lain. Pilih seluruh ruang pelayanan."))


def _how_many(days: Sequence[_Day]) -> int:
    usual = max(float(np.mean([len(day.came) for day in days])), 1.0)
    return int(min(DAYS, max(FEWEST_DAYS, MOST_VISITS // usual)))


def _days(past: Past, weekdays: frozenset[int]) -> list[_Day]:
    """Opened days on these weekdays, with a counter and somebody who was called."""
    chosen = [day for day in past.days if (day.astype(np.int64) + 3) % 7 in weekdays]
    return [found for day in chosen if (found := _day(past, day)) is not None]


def _day(past: Past, day: np.datetime64) -> _Day | None:
    midnights = np.array([day, day + np.timedelta64(1, "D")]).astype("datetime64[us]")
    begins, ends = local_to_utc(midnights, past.zone)
    # Those who left before a call took no counter's time.
    here = (past.came >= begins) & (past.came < ends) & ~(past.at_counter == 0)
    shifts = past.shifts.cut(begins, ends)
    edges = np.unique(np.concatenate([shifts.starts, shifts.ends]))
    counters = shifts.present(edges)
    wait = past.wait[here]
    if not counters.any() or not (wait >= 0).any():
        return None
    opened = past.opened.cut(begins, ends).ends
    return _Day(
        came=_seconds(past.came[here], begins),
        edges=_seconds(edges, begins),
        counters=np.array([0, *counters[:-1]]),
        closes=float(_seconds(opened, begins).max()),
        wait=wait[wait >= 0],
    )


def _seconds(instants: Instants, since: np.datetime64) -> Floats:
    passed: Floats = (instants - since) / SECOND
    return passed


def _with(day: _Day, change: Change) -> tuple[Floats, Integers]:
    """The day's counters with the change; nobody takes away what is not there."""
    since, until = change.since * 3600.0, change.until * 3600.0
    edges = np.unique(np.append(day.edges, [since, until]))
    place = np.searchsorted(day.edges, edges, side="left")
    usual = np.append(day.counters, 0)[place]
    changed: Booleans = (edges > since) & (edges <= until)
    return edges, np.maximum(usual + np.where(changed, change.counters, 0), 0)


@contextmanager
def _same_ties(seed: int) -> Iterator[None]:
    """ciw asks the common generator who of two at one instant is first: alike each time, and left as it was found."""
    before = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before)


def _play(day: _Day, edges: Floats, counters: Integers, times: Floats) -> Floats:
    """Seconds that each waits, in order of arrival. After the last edge the counters stay until the hall is empty."""
    import ciw  # half a second to import: who asks pays

    last = int(counters[counters > 0][-1]) if counters.any() else 1
    # Schedules begin at 0: an edge there would be a shift without length.
    kept = edges > 0
    schedule = ciw.Schedule(
        numbers_of_servers=[*counters[kept].tolist(), last], shift_end_dates=[*edges[kept].tolist(), END_OF_DAYS]
    )
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*np.diff(day.came, prepend=0.0).tolist(), float("inf")])],
        # Drawn when a service begins, which is in order of arrival: everybody keeps his own time in both plans.
        service_distributions=[ciw.dists.Sequential(times.tolist())],
        number_of_servers=[schedule],
    )
    simulation: Any = ciw.Simulation(network)
    simulation.simulate_until_max_time(END_OF_DAYS / 2)
    records = sorted(
        (one for one in simulation.get_all_records() if one.record_type == "service"), key=lambda one: one.arrival_date
    )
    return np.array([one.service_start_date - one.arrival_date for one in records])


def _outcome(days: Sequence[_Day], waits: Sequence[Floats], within: float) -> Outcome:
    left = [
        int(((day.came < day.closes) & (day.came + wait > day.closes)).sum())
        for day, wait in zip(days, waits, strict=True)
    ]
    return Outcome(
        median=_band([np.quantile(wait, 0.5) for wait in waits]),
        p90=_band([np.quantile(wait, 0.9) for wait in waits]),
        within=_band([(wait <= within).mean() for wait in waits]),
        left=_band(left),
    )


def _band(values: Sequence[Any]) -> Band:
    return Band(*np.quantile(np.array(values, dtype=np.float64), (0.1, 0.5, 0.9)).tolist())
