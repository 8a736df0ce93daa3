"""Writing the expected results of a draft."""

from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import add_result, change_result, remove_result
from kinerja.work.planning.models import ExpectedResult, Plan
from tests.work.planned import Year


def test_it_numbers_results_in_the_order_they_are_written(year: Year) -> None:
    plan = year.draft()
    for text in ("Satu", " Dua "):
        add_result(plan, text=text, version=plan.version, **year.as_("sari"))
    assert list(plan.results.values_list("order", "text")) == [(1, "Satu"), (2, "Dua")]
    assert Plan.objects.get(pk=plan.pk).version == plan.version == 3


def test_it_refuses_an_empty_result(year: Year) -> None:
    plan = year.draft()
    with pytest.raises(Invalid, match="Tuliskan"):
        add_result(plan, text="  ", version=plan.version, **year.as_("sari"))
    assert plan.version == 1


def test_it_supports_a_result_of_the_rater_only(year: Year) -> None:
    own, above, elsewhere = year.draft("sari"), year.draft("budi"), year.draft("tono")
    of_rater = add_result(above, text="Loket tertib", version=1, **year.as_("budi"))
    of_tono = add_result(elsewhere, text="Jaringan hidup", version=1, **year.as_("tono"))
    mine = add_result(own, text="Antrean pendek", superior_result=of_rater, version=1, **year.as_("sari"))
    assert mine.superior_result == of_rater
    with pytest.raises(Invalid, match="pejabat penilai"):
        change_result(mine, text="Antrean pendek", superior_result=of_tono, version=2, **year.as_("sari"))
    with pytest.raises(Invalid, match="rujukan SKP bawahan"):
        remove_result(of_rater, version=above.version, **year.as_("budi"))


def test_it_is_changed_and_removed_by_its_owner(year: Year) -> None:
    plan = year.written()
    result = plan.results.get()
    change_result(result, text="Warga puas", kind="additional", version=plan.version, **year.as_("sari"))
    assert (result.text, ExpectedResult.objects.get().kind) == ("Warga puas", "additional")
    remove_result(result, version=result.plan.version, **year.as_("sari"))
    assert not ExpectedResult.objects.exists()


def test_it_says_when_the_form_is_older_than_the_plan(year: Year) -> None:
    plan = year.draft()
    add_result(plan, text="Satu", version=1, **year.as_("sari"))
    with pytest.raises(Stale):
        add_result(plan, text="Dua", version=1, **year.as_("sari"))
    assert plan.results.count() == 1


def test_nobody_else_writes_in_it(year: Year) -> None:
    plan = year.draft()
    with pytest.raises(Forbidden):
        add_result(plan, text="Dari atasan", version=1, **year.as_("budi"))


def test_a_proposed_plan_is_not_edited(year: Year) -> None:
    plan = year.proposed()
    with pytest.raises(Invalid, match="tidak dapat diubah"):
        add_result(plan, text="Lagi", version=plan.version, **year.as_("sari"))
