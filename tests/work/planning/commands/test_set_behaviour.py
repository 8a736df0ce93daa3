"""What the rater expects of behaviour."""

from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import set_behaviour
from kinerja.work.planning.queries import behaviours_of
from tests.work.planned import Year


def test_it_stands_beside_the_seven_values(year: Year) -> None:
    plan = year.proposed()
    said = {1: "Sapa warga lebih dahulu ", 7: "Bantu loket sebelah"}
    set_behaviour(plan, expectations=said, version=plan.version, **year.as_("budi"))
    found = behaviours_of(plan)
    assert [b.number for b in found] == [1, 2, 3, 4, 5, 6, 7]
    assert found[0].value.wording.id == "Berorientasi Pelayanan"
    assert {b.number: b.expectation for b in found if b.expectation} == {k: v.strip() for k, v in said.items()}


def test_an_empty_text_takes_it_back(year: Year) -> None:
    plan = year.proposed()
    for text in ("Sapa warga", ""):
        set_behaviour(plan, expectations={1: text}, version=plan.version, **year.as_("budi"))
    assert not plan.behaviours.exists()


def test_it_is_the_raters_word(year: Year) -> None:
    plan = year.proposed()
    with pytest.raises(Forbidden):
        set_behaviour(plan, expectations={1: "x"}, version=plan.version, **year.as_("sari"))


def test_it_is_settled_with_the_plan(year: Year) -> None:
    plan = year.agreed()
    with pytest.raises(Invalid, match="SKP ini disepakati"):
        set_behaviour(plan, expectations={1: "x"}, version=plan.version, **year.as_("budi"))


def test_it_knows_seven_values_and_the_newest_version(year: Year) -> None:
    plan = year.proposed()
    with pytest.raises(Invalid, match="Nilai dasar 8"):
        set_behaviour(plan, expectations={8: "x"}, version=plan.version, **year.as_("budi"))
    with pytest.raises(Stale):
        set_behaviour(plan, expectations={1: "x"}, version=plan.version + 1, **year.as_("budi"))
