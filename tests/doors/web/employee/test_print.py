"""The SKP on paper: both forms in their own columns, signed with time."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kinerja.work.planning import commands as planning
from kinerja.work.planning.extras import Extras
from kinerja.work.planning.models import Plan
from tests.harness.budget import query_budget
from tests.work.planned import BUDGET, PERMITS, YEAR, Year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


def paper(year: Year, who: str, address: str) -> str:
    return year.cast.client(who).get(address).content.decode().split("<article")[1].split("</article>")[0]


def test_the_form_of_staff_has_the_result_above_and_the_aspect(year: Year) -> None:
    above, plan = year.written("budi").results.get(), year.draft()
    planning.add_result(plan, text="Loket", version=plan.version, superior_result=above, **year.as_("sari"))
    year.add(plan.results.select_related("plan").get(), "sari", BUDGET)
    text = paper(year, "sari", f"/saya/rencana/{plan.pk}/cetak")
    assert "Bagi pejabat administrasi dan pejabat fungsional" in text
    assert "pimpinan yang diintervensi" in text
    assert above.text in text
    assert "<td>90–102 persen</td>" in text
    assert "Perspektif" not in text
    assert "Belum berlaku: rancangan" in text


def test_the_form_of_heads_has_the_perspective_instead(year: Year) -> None:
    plan = year.draft("dewi")
    planning.add_result(plan, text="Warga puas", version=1, perspective="recipients", **year.as_("dewi"))
    year.add(plan.results.select_related("plan").get(), "dewi", PERMITS)
    text = paper(year, "dewi", f"/saya/rencana/{plan.pk}/cetak")
    assert "Bagi pejabat pimpinan tinggi" in text
    assert "Penerima Layanan" in text
    assert "diintervensi" not in text
    assert "Aspek" not in text


def test_a_qualitative_plan_says_measure_and_target_in_one_column(year: Year) -> None:
    plan = year.written()
    Plan.objects.filter(pk=plan.pk).update(approach="qualitative")
    text = paper(year, "sari", f"/saya/rencana/{plan.pk}/cetak")
    assert "Surat selesai; 100 surat" in text
    assert "Aspek" not in text


def test_additional_results_come_last_and_none_is_left_out(year: Year) -> None:
    plan = year.draft()
    decree = Extras(decree_number="800/12", decree_date=YEAR[0])
    for text, kind, extras in (("Panitia", "additional", decree), ("Arsip", "main", Extras(Decimal(100)))):
        more = {"version": plan.version, "extras": extras, **year.as_("sari")}
        planning.add_result(plan, text=text, kind=kind, **more)
    text = paper(year, "sari", f"/saya/rencana/{plan.pk}/cetak")
    assert text.index("Utama") < text.index("Arsip") < text.index("Tambahan") < text.index("Panitia")
    assert text.count("belum ada indikator") == 2
    assert "Bobot: 100%" in text
    assert "800/12" in text


def test_both_signatures_carry_name_number_and_time_for_both_readers(year: Year) -> None:
    plan, cast = year.agreed(), year.cast
    for who, address in (("sari", f"/saya/rencana/{plan.pk}/cetak"), ("budi", f"/tim/rencana/{plan.pk}/cetak")):
        text = paper(year, who, address)
        assert "Belum berlaku" not in text
        assert "dengan mengajukan, 10 Mar 2026" in text
        assert "dengan menyepakati, 10 Mar 2026" in text
        for person in (cast.sari, cast.budi):
            assert person.name in text
            assert person.nip in text


@pytest.mark.parametrize("who", ["sari", "budi"])
def test_it_stays_within_the_budget(year: Year, who: str) -> None:
    plan = year.written("sari", PERMITS, BUDGET)
    browser = year.cast.client(who)
    with query_budget():
        browser.get(f"/{'saya' if who == 'sari' else 'tim'}/rencana/{plan.pk}/cetak")
