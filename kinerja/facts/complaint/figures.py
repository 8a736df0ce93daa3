"""Figures of complaints: how soon taken up and answered, in time or not, who called it settled, and whether it was.

Two statements. Durations are days as citizens live them; an open complaint is censored at the end of the window, so
that leaving the hard ones open makes no figure better. Whoever withdrew is censored on that day. An answer that was
contradicted is none: its complaint is open again. In time counts what was answered, and what is open and overdue as
late. Groups of fewer than `INSIDE_K` are hidden, and further ones until nothing can be got back by subtraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import numpy as np

from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.complaint.terms import Kind, Solved, Stage
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.complaint_life import CLOSED, OVER
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.suppression import INSIDE_K, suppress
from kinerja.pure.statistics.survival import grouped_kaplan_meier

QUANTILES = {"p50": 0.5, "p90": 0.9}
A_DAY = 86_400


class By(StrEnum):
    UNIT = "unit"
    CLASS = "class"
    SERVICE = "service"


LABELS = {By.UNIT: "owner__name", By.CLASS: "handling", By.SERVICE: "service__code"}
_COLUMNS = ("pk", "received_at", "responded_at", "answered_at", "due_at", "stage", "since")


@dataclass(frozen=True)
class _Case:
    """One complaint, and its answers of the fourth week."""

    received: datetime
    responded: datetime | None
    answered: datetime | None
    due: datetime | None
    stage: str
    since: datetime
    said: tuple[str, ...]

    def ends(self, moment: datetime | None, until: datetime) -> tuple[float, bool]:
        """Days until the moment, and whether it came; else until the case left our sight."""
        if moment is not None:
            return _days(self.received, moment), True
        left = self.since if self.stage == Stage.WITHDRAWN else until
        return _days(self.received, left), False


def complaint_figures(
    until: datetime, *, by: By = By.UNIT, scope: Unit | None = None, since: datetime | None = None
) -> dict[str, Any]:
    """The document of `figures complaints`: what came in [since, until), of a unit and those beneath it or of all."""
    cases, labels = _read(until, by, scope, since)
    total = _rows(list(cases), np.zeros(len(cases), dtype=np.int64), [None], until)[0]
    names = sorted(dict.fromkeys(labels), key=lambda label: (label is None, label or ""))
    index = np.array([names.index(label) for label in labels], dtype=np.int64)
    groups = _rows(list(cases), index, names, until)
    hidden = suppress([row["n"] for row in groups], INSIDE_K)
    shown = [_hidden(row) if hide else row for row, hide in zip(groups, hidden.hidden.tolist(), strict=True)]
    if hidden.total_hidden or 0 < total["n"] < INSIDE_K:
        total = _hidden(total)
    return {"by": by.value, "until": until, "unit": "days", "k": INSIDE_K, "total": total, "groups": shown}


def _read(until: datetime, by: By, scope: Unit | None, since: datetime | None) -> tuple[list[_Case], list[str | None]]:
    rows = Complaint.objects.filter(kind=Kind.COMPLAINT, received_at__lt=until)
    if since is not None:
        rows = rows.filter(received_at__gte=since)
    if scope is not None:
        rows = rows.filter(owner__path__startswith=scope.path)
    asked = FourWeekQuestion.objects.filter(complaint__in=rows.order_by().values("pk"), asked_at__lte=until)
    said: dict[Any, list[str]] = {}
    for key, solved in asked.order_by("asked_at", "id").values_list("complaint_id", "solved"):
        said.setdefault(key, []).append(solved)
    cases, labels = [], []
    for key, *times, label in rows.order_by("received_at", "id").values_list(*_COLUMNS, LABELS[by]):
        values: Any = (*times, tuple(said.get(key, ())))
        cases.append(_Case(*values))
        labels.append(label or None)
    return cases, labels


def _rows(cases: Sequence[_Case], index: Any, names: Sequence[str | None], until: datetime) -> list[dict[str, Any]]:
    first = _survival([one.ends(one.responded, until) for one in cases], index, len(names))
    end = _survival([one.ends(one.answered, until) for one in cases], index, len(names))
    found = []
    for place, name in enumerate(names):
        own = [one for one, at in zip(cases, index.tolist(), strict=True) if at == place]
        found.append(
            {
                "group": name,
                "n": len(own),
                "open": sum(one.stage not in OVER for one in own),
                "suppressed": False,
                "first_response": first[place],
                "resolution": end[place],
                "in_time": _in_time(own, until),
                "closed_by_citizen": _closed(own),
                "four_weeks": _four_weeks(own),
            }
        )
    return found


def _survival(ends: Sequence[tuple[float, bool]], index: Any, n_groups: int) -> list[dict[str, Any]]:
    """Kaplan-Meier's quantiles with their intervals; a pair that runs backwards is a data error, set aside."""
    durations = np.array([days for days, _came in ends], dtype=np.float64)
    observed = np.array([came for _days, came in ends], dtype=bool)
    right = durations >= 0
    found = grouped_kaplan_meier(durations[right], observed[right], index[right], n_groups, tuple(QUANTILES.values()))
    rows = []
    for place in range(n_groups):
        row: dict[str, Any] = {"n": int(found.n[place]), "events": int(found.events[place])}
        for column, name in enumerate(QUANTILES):
            low, high = found.intervals[place, column].tolist()
            row |= {name: float(found.quantiles[place, column]), f"{name}_low": low, f"{name}_high": high}
        rows.append(row)
    return rows


def _in_time(cases: Sequence[_Case], until: datetime) -> dict[str, Any]:
    kept = [one.answered <= one.due for one in cases if one.answered is not None and one.due is not None]
    late = sum(
        one.answered is None and one.due is not None and one.due < until and one.stage not in OVER for one in cases
    )
    return _share(sum(kept), len(kept) + late)


def _closed(cases: Sequence[_Case]) -> dict[str, Any]:
    """Of what was closed: by the citizen's own word, else by a reviewer."""
    closed = [one.stage for one in cases if one.stage in CLOSED]
    return _share(closed.count(Stage.CLOSED_BY_CITIZEN), len(closed))


def _four_weeks(cases: Sequence[_Case]) -> dict[str, Any]:
    """Of those who answered: how many say it is not, or only partly, settled although it was called so."""
    asked = [solved for one in cases for solved in one.said]
    told = [solved for solved in asked if solved]
    contradicted = sum(solved != Solved.YES for solved in told)
    return {"asked": len(asked), "solved": told.count(Solved.YES), **_share(contradicted, len(told))}


def _share(k: int, n: int) -> dict[str, Any]:
    low, high = wilson(k, n)
    return {"k": k, "n": n, "share": k / n if n else float("nan"), "low": float(low), "high": float(high)}


def _hidden(row: dict[str, Any]) -> dict[str, Any]:
    return {"group": row["group"], "suppressed": True}


def _days(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / A_DAY
