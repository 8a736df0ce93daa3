"""Weighing the main results of a draft in one step."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import add_result, propose, weigh_results
from kinerja.work.planning.models import Plan
from tests.work.planned import PERMITS, Year

THIRD = (Decimal("33.33"), Decimal("33.33"), Decimal("33.34"))


def three(year: Year) -> Plan:
    plan = year.draft()
    for text in ("Satu", "Dua", "Tiga"):
        result = add_result(plan, text=text, version=plan.version, **year.as_("sari"))
        year.add(result, "sari", PERMITS)
        plan.version = result.plan.version
    return plan


def weigh(year: Year, plan: Plan, *weights: Decimal | None, who: str = "sari", version: int = 0) -> Plan:
    keys = plan.results.filter(kind="main").order_by("order").values_list("pk", flat=True)
    given = dict(zip(keys, weights, strict=False))
    return weigh_results(plan, weights=given, version=version or plan.version, **year.as_(who))


def stored(plan: Plan) -> list[Decimal | None]:
    return list(plan.results.order_by("order").values_list("weight", flat=True))


def test_it_keeps_all_of_them_with_one_entry_in_the_trail(year: Year) -> None:
    plan = three(year)
    weigh(year, plan, *THIRD)
    assert stored(plan) == list(THIRD)
    assert Entry.objects.filter(verb="planning.results_weighed").count() == 1
    assert propose(plan, version=plan.version, **year.as_("sari")).state == "proposed"


def test_what_does_not_add_up_yet_is_kept_and_cannot_be_proposed(year: Year) -> None:
    plan = three(year)
    weigh(year, plan, Decimal(50), Decimal(20), None)
    assert stored(plan) == [50, 20, None]
    with pytest.raises(Invalid):
        propose(plan, version=plan.version, **year.as_("sari"))


def test_empty_weights_take_them_away(year: Year) -> None:
    plan = three(year)
    weigh(year, plan, *THIRD)
    weigh(year, plan, None, None, None)
    assert stored(plan) == [None] * 3


@pytest.mark.parametrize("wrong", [Decimal(0), Decimal("100.01"), Decimal("33.333"), Decimal(-5)])
def test_it_refuses_what_is_no_weight(year: Year, wrong: Decimal) -> None:
    plan = three(year)
    with pytest.raises(Invalid, match="dua desimal"):
        weigh(year, plan, wrong, Decimal(10), Decimal(10))
    assert stored(plan) == [None] * 3


def test_it_wants_every_main_result_and_no_other(year: Year) -> None:
    plan = three(year)
    with pytest.raises(Invalid, match="setiap hasil kerja utama"):
        weigh(year, plan, Decimal(50), Decimal(50))
    assert Plan.objects.get(pk=plan.pk).version == plan.version - 1, "nothing is written"


def test_a_page_older_than_the_plan_is_stale_and_strangers_are_refused(year: Year) -> None:
    plan = three(year)
    with pytest.raises(Stale):
        weigh(year, plan, *THIRD, version=plan.version - 1)
    with pytest.raises(Forbidden):
        weigh(year, plan, *THIRD, who="budi")
    assert stored(plan) == [None] * 3
