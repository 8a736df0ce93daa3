"""How often people object, how it ends and how long it takes: by unit, nobody named.

Three statements. Days until the decision by Kaplan-Meier, so that leaving hard ones open makes nothing look quicker.
A unit with fewer than `INSIDE_K` decided evaluations shows no figure, and further ones until nothing can be got back
by subtraction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db.models import Count, Q

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.terms import ObjectionOutcome
from kinerja.pure.statistics.proportions import wilson
from kinerja.pure.statistics.suppression import INSIDE_K, suppress
from kinerja.pure.statistics.survival import kaplan_meier
from kinerja.work.planning.models import Period

A_DAY = 86_400


@dataclass(frozen=True)
class ObjectionRow:
    """`evaluations` decided, of which `objected`; of these `decided`, of which `changed`. None where hidden."""

    unit: str
    evaluations: int | None
    objected: int | None = None
    decided: int | None = None
    changed: int | None = None

    @property
    def is_hidden(self) -> bool:
        return self.evaluations is None


@dataclass(frozen=True)
class ObjectionFigures:
    """Shares are of 1 with 95 % bounds (Wilson); `median` and `slowest` are days (p50, p90), None while unknown."""

    total: ObjectionRow
    share: float
    low: float
    high: float
    median: float | None
    slowest: float | None
    rows: list[ObjectionRow]
    k: int = INSIDE_K


def objection_figures(period: Period, scope: Q, until: datetime) -> ObjectionFigures | None:
    """Of the evaluations of a period in `scope` (a condition on Evaluation); None where fewer than `INSIDE_K` are."""
    decided = Evaluation.objects.final().filter(scope, period=period)
    sizes = dict(decided.order_by("unit__path").values_list("unit__name").annotate(n=Count("pk")))
    made = Objection.objects.filter(evaluation__in=decided.order_by().values("pk"))
    cases = list(made.values_list("evaluation__unit__name", "filed_at", "decided_at", "outcome"))
    if sum(sizes.values()) < INSIDE_K:
        return None
    hidden = suppress(list(sizes.values()), INSIDE_K)
    rows = [
        ObjectionRow(name, None) if hide else _row(name, size, [one for one in cases if one[0] == name])
        for (name, size), hide in zip(sizes.items(), hidden.hidden.tolist(), strict=True)
    ]
    everybody = sum(sizes.values())
    total = _row("", everybody, cases)
    low, high = wilson(len(cases), everybody)
    days = [((ends or until) - filed).total_seconds() / A_DAY for _unit, filed, ends, _outcome in cases]
    curve = kaplan_meier(np.array(days, dtype=float), np.array([one[2] is not None for one in cases], dtype=bool))
    return ObjectionFigures(
        total, len(cases) / everybody, float(low), float(high), curve.quantile(0.5), curve.quantile(0.9), rows
    )  # fmt: skip


def _row(name: str, size: int, cases: list[tuple[str, datetime, datetime | None, str]]) -> ObjectionRow:
    ended = Counter(outcome for _unit, _filed, _decided, outcome in cases)
    over = ended[ObjectionOutcome.KEPT] + ended[ObjectionOutcome.CHANGED]
    return ObjectionRow(name, size, len(cases), over, ended[ObjectionOutcome.CHANGED])
