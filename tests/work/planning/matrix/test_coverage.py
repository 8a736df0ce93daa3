"""How far the cascade reaches in a unit."""

from __future__ import annotations

from datetime import timedelta

from kinerja.work.planning import commands as planning
from kinerja.work.planning.matrix.coverage import Reach, coverage, without_line
from tests.harness.budget import query_budget
from tests.work.planned import Year
from tests.work.planning.matrix.test_queries import changed, give, result


def test_a_result_has_an_owner_by_cell_or_by_plan_and_staff_a_line_by_either(year: Year) -> None:
    unit, today = year.cast.units["DUKCAPIL"], year.cast.today
    above = year.agreed("budi", "dewi")
    assert coverage(unit, today).whole == Reach(results=1, owned=0, staff=1, linked=0)
    own = year.draft("sari")
    assert coverage(unit, today).whole == Reach(results=1, owned=0, staff=2, linked=0)
    give(year, above, "sari")
    assert coverage(unit, today).whole == Reach(results=1, owned=1, staff=2, linked=1)
    planning.take_over(own, version=own.version, **year.as_("sari"))
    assert coverage(unit, today).whole == Reach(results=1, owned=1, staff=2, linked=1)
    assert not coverage(year.cast.units["BKPSDM"], today).whole


def test_a_promise_of_the_own_plan_is_enough(year: Year) -> None:
    above, own = year.agreed("budi", "dewi"), year.draft("sari")
    planning.add_result(own, text="Loket", version=own.version, superior_result=result(above), **year.as_("sari"))
    assert coverage(year.cast.units["DUKCAPIL"], year.cast.today).whole == Reach(1, 1, 2, 1)


def test_units_right_beneath_stand_by_themselves_and_results_of_the_head_by_name(year: Year) -> None:
    year.written("dewi")
    give(year, year.agreed("budi", "dewi"), "sari")
    section = year.cast.units["DUKCAPIL-L"]
    found = coverage(year.cast.units["DUKCAPIL"], year.cast.today)
    assert found.own == (("Warga terlayani", False),)
    assert found.beneath[section.path] == Reach(results=1, owned=1, staff=1, linked=0)
    assert found.whole == Reach(results=2, owned=1, staff=2, linked=0)
    assert coverage(section, year.cast.today).own == (("Warga terlayani", True),)


def test_it_follows_a_result_through_the_versions_of_its_plan(year: Year) -> None:
    above, own = year.agreed("budi", "dewi"), year.draft("sari")
    planning.add_result(own, text="Loket", version=own.version, superior_result=result(above), **year.as_("sari"))
    changed(year, above)
    tomorrow = year.cast.today + timedelta(days=1)
    assert coverage(year.cast.units["DUKCAPIL"], tomorrow).whole == Reach(results=1, owned=1, staff=2, linked=1)


def test_without_a_line_is_who_has_neither_a_result_nor_a_cell(year: Year) -> None:
    above = year.agreed("budi", "dewi")
    year.draft("sari")
    unit, today = year.cast.units["DUKCAPIL"], year.cast.today
    assert {plan.employee for plan in without_line(unit, today)} == {year.cast.budi, year.cast.sari}
    give(year, above, "sari")
    assert [plan.employee for plan in without_line(unit, today)] == [year.cast.budi]


def test_it_costs_the_same_whatever_the_number_of_staff(year: Year) -> None:
    year.agreed("budi", "dewi")
    year.crowd(20)
    with query_budget(2):
        assert coverage(year.cast.units["DUKCAPIL"], year.cast.today).whole.staff == 21
