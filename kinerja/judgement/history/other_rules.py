"""What if results of years before had been judged by another rule: the values on the papers, weighed anew.

Nothing is written, and no paper changes. Where the other rule asks for what the papers do not state, people are counted
under what is lacking.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kinerja.judgement.evaluation.other_rules import Answer, total_of
from kinerja.judgement.evaluation.terms import Lacking
from kinerja.pure.law import pp30, pp46
from kinerja.pure.law.findings import Citation, Finding
from kinerja.pure.law.regimes import P6_2022_SE3_2023, PP30_2019_P8_2021, PP46_2011, regime
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Invalid

from .models import PastResult
from .stated import A_DAY

NUMERIC = (PP46_2011, PP30_2019_P8_2021)


@dataclass(frozen=True)
class PastYear:
    """Results by the year of their last day and the rule they were judged by."""

    year: int
    regime: str


def past_years() -> list[PastYear]:
    """Newest first. One statement."""
    rows = PastResult.objects.current().order_by().values_list("ends", "regime").distinct()
    found = {PastYear((ends - A_DAY).year, code) for ends, code in rows}
    return sorted(found, key=lambda one: (one.year, one.regime), reverse=True)


def past_under(asked: PastYear, code: str) -> Answer:
    """One statement."""
    answer = Answer(code)
    spans = {"ends__gt": date(asked.year, 1, 1), "ends__lte": date(asked.year + 1, 1, 1)}
    rows = PastResult.objects.current().filter(regime=asked.regime, **spans).order_by("id")
    cites: dict[Citation, None] = {}
    for plan, behaviour, innovation, predicate in rows.values_list(
        "plan_value", "behaviour_value", "innovation", "predicate"
    ):
        answer.final += 1
        found = _judged(asked.regime, code, (plan, behaviour), innovation)
        if isinstance(found, Lacking):
            answer.lacking[found] += 1
        else:
            answer.predicates[predicate, found.value.value] += 1
            cites |= dict.fromkeys(found.cites)
    answer.cites = tuple(cites)
    return answer


def _judged(
    own: str, code: str, values: tuple[Decimal | None, Decimal | None], innovation: bool | None
) -> Finding[Predicate] | Lacking:
    plan, behaviour = values
    if code == P6_2022_SE3_2023:
        return Lacking.FORMULA
    if own not in NUMERIC or plan is None or behaviour is None:
        return Lacking.VALUES
    on = regime(code).until
    assert on is not None, "numeric methods are of the past"
    try:
        total = total_of(code, plan, behaviour, on)
        if code == PP46_2011:
            found = pp46.predicate(total.value, on)
        else:
            found = pp30.predicate(total.value, on, innovation=bool(innovation))
            if innovation is None and found.value != pp30.predicate(total.value, on, innovation=True).value:
                return Lacking.IDEA
    except Invalid:
        return Lacking.SCALE
    return Finding(found.value, found.because, tuple(dict.fromkeys((*total.cites, *found.cites))))
