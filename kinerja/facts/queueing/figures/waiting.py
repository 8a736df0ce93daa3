"""How long people wait, how many give up, and how patient they are.

n        visits, void ones apart, whose wait is known and not negative: also those who left, with the wait they bore
visits   n + excluded (negative) + without_time (issued or called is missing)
waited   those with called > issued: how many of n, and the same figures over them alone
served   the same figures over those who were served, whether they waited or not
abandonment, no_show   of visits - excluded, whether their wait is known or not
within   served without waiting longer than so many seconds, of n; `of_served` of those served
kept_promise  waits within the band told when the number was given, its ends included, of those that were told one and
         ended with a call; who left after waiting longer than the band counts as a promise not kept, who left before
         its end does not count. `sooner` and `later`: how many of n lay below and above the band
patience Kaplan-Meier over n: leaving ends it; being served, with or without a wait, is censoring at the wait; a no-show
         is known to have gone only when called and ends it there. `patience_waited` over those who waited alone
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from kinerja.facts.queueing.columns import NO_PROMISE, VisitColumns
from kinerja.facts.queueing.terms import Outcome
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Booleans, Floats, divide
from kinerja.pure.statistics.survival import grouped_kaplan_meier

from .grouping import By, Layout, described, everything, labelled, layout, seconds_between, shares

KM_QUANTILES = {"q25": 0.25, "median": 0.5, "q75": 0.75, "q90": 0.9}
WITHIN = (300.0, 600.0, 900.0)


def waiting(visits: VisitColumns, *, by: By, within: Sequence[float] = WITHIN) -> dict[str, Any]:
    """The document of `figures waiting`."""
    void = visits.was(Outcome.VOID)
    counted = visits.where(~void)
    groups = layout(counted, by, _moment(counted))
    total = _figures(counted, everything(len(counted)), within)[0]
    return {
        "total": {**total, "void": int(void.sum())},
        "groups": labelled(_figures(counted, groups, within), groups, by, "visits"),
    }


def _moment(visits: VisitColumns) -> Instants:
    """The hour of a visit is that of its ticket; where no ticket is recorded, of what is known next."""
    moment = visits.issued
    for later in (visits.called, visits.started, visits.finished):
        moment = np.where(np.isnat(moment), later, moment)
    return moment


def _figures(visits: VisitColumns, groups: Layout, within: Sequence[float]) -> list[dict[str, Any]]:
    wait = seconds_between(visits.issued, visits.called)
    known, negative = wait >= 0, wait < 0
    waited, served = wait > 0, known & visits.was(Outcome.SERVED)
    possible = groups.count(~negative)
    columns: dict[str, Sequence[Any]] = {
        "visits": groups.count(known | np.isnan(wait) | negative).tolist(),
        "excluded": groups.count(negative).tolist(),
        "without_time": groups.count(np.isnan(wait)).tolist(),
        "waited": _merged(shares(groups.count(waited), groups.count(known)), described(wait, groups, waited)),
        "served": described(wait, groups, served),
        "abandonment": shares(groups.count(visits.was(Outcome.LEFT) & ~negative), possible),
        "no_show": shares(groups.count(visits.was(Outcome.NO_SHOW) & ~negative), possible),
        "within": _within(wait, served, groups, known, within),
        "kept_promise": _kept_promise(visits, wait, groups, known),
        "patience": _patience(visits, wait, groups, known),
        "patience_waited": _patience(visits, wait, groups, waited),
    }
    return [
        {**durations, **dict(zip(columns, row, strict=True))}
        for durations, *row in zip(described(wait, groups, known), *columns.values(), strict=True)
    ]


def _merged(ones: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first one's words win: n stays what the share is out of."""
    return [other | one for one, other in zip(ones, others, strict=True)]


def _within(
    wait: Floats, served: Booleans, groups: Layout, known: Booleans, within: Sequence[float]
) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = [{} for _ in groups.labels]
    for seconds in within:
        k = groups.count(served & (wait <= seconds))
        of_served = divide(k, groups.count(served)).tolist()
        for answer, share, other in zip(answers, shares(k, groups.count(known)), of_served, strict=True):
            answer[f"{seconds:g}"] = {**share, "of_served": other}
    return answers


def _kept_promise(visits: VisitColumns, wait: Floats, groups: Layout, known: Booleans) -> list[dict[str, Any]]:
    promised = known & (visits.promised_high != NO_PROMISE)
    later = promised & (wait > visits.promised_high)
    judged = promised & (visits.was(Outcome.SERVED, Outcome.NO_SHOW) | later)
    sooner = judged & (wait < visits.promised_low)
    found = shares(groups.count(judged & ~sooner & ~later), groups.count(judged))
    counts = zip(found, groups.count(sooner).tolist(), groups.count(later).tolist(), strict=True)
    return [{**share, "sooner": before, "later": after} for share, before, after in counts]


def _patience(visits: VisitColumns, wait: Floats, groups: Layout, chosen: Booleans) -> list[dict[str, Any]]:
    gone = visits.was(Outcome.LEFT, Outcome.NO_SHOW)
    curves = grouped_kaplan_meier(
        wait[chosen], gone[chosen], groups.index[chosen], groups.n_groups, tuple(KM_QUANTILES.values())
    )
    rows = zip(curves.n.tolist(), curves.events.tolist(), curves.quantiles.tolist(), strict=True)
    return [{"n": n, "events": events, **dict(zip(KM_QUANTILES, found, strict=True))} for n, events, found in rows]
