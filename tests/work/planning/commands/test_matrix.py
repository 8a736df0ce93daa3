"""Filling cells of the matrix and taking them over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning import commands as planning
from kinerja.work.planning.commands import assign_result, take_over, withdraw_cell
from kinerja.work.planning.commands.matrix import Assignment
from kinerja.work.planning.models import ExpectedResult, MatrixCell
from tests.work.planned import Year
from tests.work.writers import at_once

SERVICE = Assignment("indirect", product="service", text="Loket terlayani tanpa antre panjang")


def budi(year: Year) -> ExpectedResult:
    plan = year.written("budi")
    return ExpectedResult.objects.select_related("plan").get(plan=plan)


def give(result: ExpectedResult, year: Year, given: Assignment = SERVICE, version: int = 0, who: str = "sari") -> Any:
    employee = getattr(year.cast, who)
    return assign_result(result, employee=employee, assignment=given, version=version, **year.as_("budi"))


def test_it_may_be_filled_while_everything_is_a_draft(year: Year) -> None:
    cell = give(budi(year), year)
    assert (cell.employee, cell.text, cell.version) == (year.cast.sari, SERVICE.text, 1)
    assert Entry.objects.filter(verb="planning.result_assigned").count() == 1


def test_handed_on_directly_it_keeps_the_superiors_words_and_forgets_the_product(year: Year) -> None:
    given = Assignment(
        "direct", split="area", part=" Utara ", product="output", share=Decimal(40), measure_unit="surat"
    )
    cell = give(budi(year), year, given)
    assert (cell.text, cell.part, cell.product, cell.share) == ("Warga terlayani", "Utara", "", Decimal(40))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Assignment("direct"), "Pilih cara pembagian"),
        (Assignment("direct", split="area"), "aspek atau wilayah"),
        (Assignment("direct", split="quantity"), "Isi jumlah"),
        (Assignment("indirect", product="output"), "Tuliskan hasil antara"),
        (Assignment("indirect", text="x"), "bentuk hasil antaranya"),
        (Assignment("direct", split="whole", share=Decimal(0), measure_unit="surat"), "lebih dari nol"),
        (Assignment("direct", split="whole", share=Decimal(3)), "bersatuan"),
    ],
)
def test_it_refuses_what_says_too_little(year: Year, given: Assignment, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        give(budi(year), year, given)


def test_only_the_owner_of_the_result_fills_and_only_for_his_people(year: Year) -> None:
    result = budi(year)
    for who in ("dewi", "sari", "hasan", "tono"):
        with pytest.raises(Forbidden, match="pemilik hasilnya"):
            assign_result(result, employee=year.cast.sari, assignment=SERVICE, version=0, **year.as_(who))
    with pytest.raises(Invalid, match="bukan bawahan langsung"):
        give(result, year, who="tono")


def test_who_comes_second_hears_it_and_nothing_is_overwritten(year: Year) -> None:
    result = budi(year)
    give(result, year)
    with pytest.raises(Stale, match="baru saja diubah"):
        give(result, year, Assignment("direct", split="whole"))
    changed = give(result, year, Assignment("direct", split="whole"), version=1)
    assert (changed.version, changed.method) == (2, "direct")
    with pytest.raises(Stale):
        give(result, year, SERVICE, version=1)
    with pytest.raises(Stale):
        withdraw_cell(changed, version=1, **year.as_("budi"))
    withdraw_cell(changed, version=2, **year.as_("budi"))
    assert not MatrixCell.objects.exists()


def test_a_new_draft_takes_its_cells_over_and_says_whose_results_it_supports(year: Year) -> None:
    result = budi(year)
    give(result, year, Assignment("direct", split="area", part="Utara"))
    plan = year.draft("sari")
    taken = ExpectedResult.objects.get(plan=plan)
    assert (taken.text, taken.superior_result) == ("Warga terlayani (Utara)", result)
    assert take_over(plan, version=plan.version, **year.as_("sari")) == []


def test_a_cell_filled_later_is_taken_over_by_the_owner_of_the_draft(year: Year) -> None:
    plan, result = year.draft("sari"), budi(year)
    give(result, year)
    with pytest.raises(Forbidden):
        take_over(plan, version=plan.version, **year.as_("budi"))
    (taken,) = take_over(plan, version=plan.version, **year.as_("sari"))
    assert taken.superior_result_id == result.pk


def test_an_older_view_of_the_draft_takes_nothing_over(year: Year) -> None:
    plan, result = year.draft("sari"), budi(year)
    give(result, year)
    with pytest.raises(Stale):
        take_over(plan, version=plan.version + 1, **year.as_("sari"))
    assert not plan.results.exists()


def test_a_shared_result_is_not_removed_from_the_superiors_draft(year: Year) -> None:
    result = budi(year)
    cell = give(result, year)
    with pytest.raises(Invalid, match="sudah dibagikan"):
        planning.remove_result(result, version=result.plan.version, **year.as_("budi"))
    withdraw_cell(cell, version=1, **year.as_("budi"))
    planning.remove_result(result, version=result.plan.version, **year.as_("budi"))


@pytest.mark.django_db(transaction=True)
def test_two_who_fill_one_cell_at_once_make_one(transactional_db: None, now: Any) -> None:
    from tests.cast import cast_of

    year = Year(cast_of(now))
    result = budi(year)
    words = [Assignment("indirect", product="service", text=text) for text in ("Satu", "Dua")]
    done = at_once(*(lambda one=one: give(result, year, one) for one in words))
    assert sorted(type(one).__name__ for one in done) == ["MatrixCell", "Stale"]
    assert MatrixCell.objects.count() == 1
