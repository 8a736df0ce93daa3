"""What came of a closed survey about one person, as he and who leads him see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from kinerja.doors.web.ui.charts import Chart, Dot, dots
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.pure.law.behaviour import values
from kinerja.work.ballot.models import BehaviourSurvey, Remark
from kinerja.work.ballot.queries import Seen, results
from kinerja.work.ballot.terms import Group


@dataclass(frozen=True)
class Board:
    """One group of raters: a chart of the values that can be told of, and the names of those that cannot."""

    title: str
    chart: Chart | None
    hidden: list[str]


def value_names(survey: BehaviourSurvey) -> list[str]:
    """Of the period's first day, in the reader's language. `period` is selected."""
    language = get_language() or "id"
    return [
        getattr(one.wording, "en" if language.startswith("en") else "id") for one in values(survey.period.starts).value
    ]


def result_context(survey: BehaviourSurvey, rated: UUID) -> dict[str, Any]:
    """Three statements. `period` is selected."""
    names, found = value_names(survey), results(rated, survey.pk)
    return {
        "survey": survey,
        "boards": [_board(group, rows, names) for group, rows in found.items()],
        "remarks": list(Remark.objects.filter(survey=survey, rated=rated).order_by("id")),
        "superior": _superior(survey, rated),
    }


def _board(group: Group, rows: Mapping[int, Seen], names: list[str]) -> Board:
    drawn = [_dot(names[one.value - 1], one) for one in rows.values()]
    chart = dots(drawn, caption=gettext("Yang menjawab “sering” atau “selalu”"))
    note = gettext(
        "Titik: bagian dari yang menjawab. Garis: selang kepercayaan 95%, makin sedikit orang makin panjang."
    )
    hidden = [name for number, name in enumerate(names, 1) if number not in rows]
    return Board(capfirst(str(group.label)), replace(chart, note=note), hidden)


def _dot(name: str, one: Seen) -> Dot:
    label = gettext("{name}: {often} dari {n}").format(name=name, often=one.often, n=one.n)
    return Dot(label, float(one.share), gettext("persen"), float(one.low), float(one.high), n=one.n)


def _superior(survey: BehaviourSurvey, rated: UUID) -> Evaluation | None:
    """The superior's word on behaviour is open: it stands in the evaluation of the same period."""
    judged = Evaluation.objects.final().filter(employee=rated, period=survey.period_id)
    return judged.select_related("finalised_by").order_by("-finalised_at").first()
