"""Templates: the eleven of the house, and those the agency makes itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.planning import commands as planning
from kinerja.work.planning.assignment import results_of_lines
from kinerja.work.planning.definitions import check_content
from kinerja.work.planning.models import LibraryIndicator, PlanTemplate, TemplateLine
from kinerja.work.planning.rows import plan_facts
from kinerja.work.planning.rules import remarks
from kinerja.work.planning.template_sets import template_sets
from tests.work.planned import Year

POSTS = {
    *("teacher", "school_head", "nurse", "doctor", "counter", "permit", "district", "treasurer", "it"),
    *("section_head", "office"),
}


@pytest.fixture
def seeded(year: Year) -> Year:
    planning.seed_library(**year.cast.by)
    planning.seed_templates(**year.cast.by)
    return year


def test_every_post_has_one_and_seeding_twice_adds_nothing(seeded: Year) -> None:
    assert set(PlanTemplate.objects.values_list("group", flat=True)) == POSTS
    lines = TemplateLine.objects.count()
    assert planning.seed_templates(**seeded.cast.by) == []
    assert TemplateLine.objects.count() == lines


@pytest.mark.parametrize("code", sorted(POSTS))
def test_a_plan_made_of_it_passes_the_law_and_has_results_with_several_indicators(seeded: Year, code: str) -> None:
    lines = PlanTemplate.objects.get(code=code).lines.select_related("indicator").order_by("order")
    results = results_of_lines(lines)
    assert 3 <= len(results) <= 6
    assert sum(len(result.indicators) > 1 for result in results) >= 1
    for definition in (d for result in results for d in result.indicators):
        check_content(definition)
    found = [str(r.sentence) for r in remarks(plan_facts("staff", "quantitative", results)) if r.refuses]
    assert found == []
    assert len({d.aspect for result in results for d in result.indicators}) >= 2


def test_the_library_comes_first(year: Year) -> None:
    with pytest.raises(Invalid, match="Isi pustaka lebih dahulu"):
        planning.seed_templates(**year.cast.by)


def test_every_code_is_used_once(seeded: Year) -> None:
    codes = [line.code for one in template_sets() for line in one.lines]
    assert len(codes) == len(set(codes))


def test_an_agency_makes_its_own_from_the_library(seeded: Year) -> None:
    by = seeded.as_("hasan")
    mine = planning.propose_template(code="loket-malam", name="Loket malam", group="counter", **by)
    with pytest.raises(Invalid, match="belum berisi"):
        planning.adopt_template(mine, version=mine.version, **by)
    one = LibraryIndicator.objects.get(code="counter-selesai")
    line = planning.add_template_line(mine, indicator=one, version=1, weight=Decimal(60), **by)
    with pytest.raises(Stale):
        planning.add_template_line(mine, indicator=one, version=1, **by)
    with pytest.raises(Refused, match="sudah ada"):
        planning.add_template_line(mine, indicator=one, version=mine.version, **by)
    mine.refresh_from_db()
    planning.adopt_template(mine, version=mine.version, **by)
    assert mine.state == "adopted"
    planning.remove_template_line(line, version=mine.version, **by)
    assert not mine.lines.exists()


def test_a_withdrawn_one_changes_no_more(seeded: Year) -> None:
    by = seeded.as_("hasan")
    one = PlanTemplate.objects.get(code="counter")
    planning.withdraw_template(one, version=one.version, **by)
    with pytest.raises(Stale, match="ditarik"):
        planning.remove_template_line(one.lines.earliest("order"), version=one.version, **by)
    with pytest.raises(Invalid, match="sudah diputuskan"):
        planning.withdraw_template(one, version=one.version, **by)


def test_it_is_personnels_or_the_leaders(seeded: Year) -> None:
    with pytest.raises(Forbidden):
        planning.propose_template(code="x", name="x", group="x", **seeded.as_("budi"))
    with pytest.raises(Invalid, match="Isi kode"):
        planning.propose_template(code=" ", name="x", group="x", **seeded.as_("hasan"))
    with pytest.raises(Invalid, match="sudah dipakai"):
        planning.propose_template(code="counter", name="x", group="x", **seeded.as_("hasan"))
