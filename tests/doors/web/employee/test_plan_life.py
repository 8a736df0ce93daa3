"""A plan written in one's own words, reviewed, agreed and changed, through the pages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kinerja.work.planning.models import AnnexItem, ExpectedResult, Indicator, Plan
from tests.work.planned import PERMITS, Year

pytestmark = pytest.mark.django_db
RESULT = {"text": "Surat keterangan terbit", "kind": "main"}
INDICATOR = {
    "text": "Surat selesai", "aspect": "quantity", "measure_unit": "surat", "polarity": "more",
    "target_low": "1.200", "source": "declared", "evidence": "Buku agenda",
}  # fmt: skip


@pytest.fixture
def year(cast: Any) -> Year:
    return Year(cast)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def post(client: Client, address: str, seen: Plan, status: int = 302, **sent: Any) -> str:
    response = client.post(address, {"version": fresh(seen).version, **sent})
    assert response.status_code == status, response.content.decode()[:3000]
    return response.content.decode()


def test_own_results_and_indicators_are_written_changed_moved_and_removed(year: Year, sari: Client) -> None:
    plan = year.draft()
    at = f"/saya/rencana/{plan.pk}"
    post(sari, f"{at}/hasil", plan, **RESULT)
    post(sari, f"{at}/hasil", plan, **RESULT | {"text": "Arsip rapi"})
    first, second = plan.results.order_by("order")
    page = sari.get("/saya/rencana").content.decode()
    its = f"/saya/rencana/hasil/{first.pk}"
    for step in (its, f"{its}/indikator", f"{at}/pindahkan", f"{at}/hapus"):
        assert f'"{step}"' in page, "a draft shows every step on a result"
    post(sari, f"/saya/rencana/hasil/{first.pk}/indikator", plan, **INDICATOR)
    indicator = Indicator.objects.get()
    post(sari, f"/saya/rencana/indikator/{indicator.pk}", plan, **INDICATOR | {"target_low": "900"})
    indicator.refresh_from_db()
    assert (indicator.target_low, indicator.target_high) == (900, 900)
    post(sari, f"{at}/pindahkan", plan, thing=second.pk, to="up")
    assert [r.text for r in plan.results.order_by("order")] == ["Arsip rapi", RESULT["text"]]
    post(sari, f"{at}/hapus", plan, thing=second.pk)
    assert ExpectedResult.objects.get() == first


def test_what_was_typed_stays_after_a_refusal(year: Year, sari: Client) -> None:
    plan = year.written()
    result = plan.results.get()
    text = post(sari, f"/saya/rencana/hasil/{result.pk}/indikator", plan, 422, **INDICATOR | {"polarity": "within"})
    assert "Target berupa rentang memerlukan batas bawah dan batas atas" in text
    assert "Buku agenda" in text
    assert "1.200" in text
    decree = {"kind": "main", "decree_number": "800/12", "decree_date": "2026-02-01"}
    text = post(sari, f"/saya/rencana/hasil/{result.pk}", plan, 422, **RESULT | decree)
    assert "hanya untuk kinerja tambahan" in text
    assert "800/12" in text


def test_a_superiors_result_can_be_chosen_while_his_plan_is_still_a_draft(year: Year, sari: Client) -> None:
    above = year.written("budi").results.get()
    plan = year.draft()
    post(sari, f"/saya/rencana/{plan.pk}/hasil", plan, **RESULT, superior_result=above.pk)
    assert plan.results.get().superior_result == above


def test_the_annexes_are_lists_in_the_order_they_were_written(year: Year, sari: Client) -> None:
    plan = year.draft()
    lists = {"resources": "Printer\n\nKertas ", "accountability": "Tiap bulan", "consequences": ""}
    post(sari, f"/saya/rencana/{plan.pk}/lampiran", plan, **lists)
    kept = AnnexItem.objects.filter(kind="resources").order_by("order")
    assert [item.text for item in kept] == ["Printer", "Kertas"]


def test_it_is_reviewed_and_agreed_on_pages_and_both_see_who_signed(
    year: Year, cast: Any, sari: Client, budi: Client
) -> None:
    plan, hasan = year.proposed(), cast.client("hasan")
    assert f"/telaah/{plan.pk}" in hasan.get("/telaah").content.decode()
    post(hasan, f"/telaah/{plan.pk}", plan, 422, answer="send_back", note="")
    post(hasan, f"/telaah/{plan.pk}", plan, answer="pass", note="Sudah jelas")
    assert "Budi Santosa" in sari.get("/saya/rencana").content.decode()
    post(budi, f"/tim/rencana/{plan.pk}/perilaku", plan, value_1="Sapa lebih dahulu")
    post(budi, f"/tim/rencana/{plan.pk}", plan, answer="agree")
    text = sari.get("/saya/rencana").content.decode()
    for said in ("Sapa lebih dahulu", "Diajukan Sari", "Ditelaah Hasan", "Sudah jelas", "Disepakati Budi"):
        assert said in text, said


def test_a_change_shows_its_words_and_targets_to_both(year: Year, cast: Any, sari: Client, budi: Client) -> None:
    plan = year.agreed()
    sent = {"reason": "strategy", "explanation": "Anggaran dipotong", "starts": "2026-05-01", "submission": uuid4()}
    assert sari.post(f"/saya/rencana/{plan.pk}/ubah", sent).status_code == 302
    assert sari.post(f"/saya/rencana/{plan.pk}/ubah", sent).status_code == 302  # a double click
    new = Plan.objects.get(revises=plan)
    indicator = Indicator.objects.get(result__plan=new)
    post(
        sari, f"/saya/rencana/indikator/{indicator.pk}", new, **INDICATOR | {"text": "Surat terbit", "target_low": "80"}
    )
    post(sari, f"/saya/rencana/{new.pk}/hasil", new, **RESULT)
    new_result = ExpectedResult.objects.get(plan=new, text=RESULT["text"])
    post(sari, f"/saya/rencana/hasil/{new_result.pk}/indikator", new, **INDICATOR)
    post(sari, "/saya/rencana/ajukan", new, plan=new.pk)
    post(cast.client("hasan"), f"/telaah/{new.pk}", new, answer="pass")
    assert f"/tim/rencana/{new.pk}" in budi.get("/tim/rencana").content.decode(), "it waits, though it begins in May"
    for client, address in ((sari, f"/saya/rencana/{new.pk}"), (budi, f"/tim/rencana/{new.pk}")):
        text = client.get(address).content.decode()
        for said in ("<del>selesai</del>", "<ins>terbit</ins>", "<del>100</del>", "<ins>80</ins>", "Anggaran dipotong"):
            assert said in text, said
    post(budi, f"/tim/rencana/{new.pk}", new, answer="agree")
    assert "<del>selesai</del>" in sari.get(f"/saya/rencana/{new.pk}").content.decode()
    assert f"/saya/rencana/{plan.pk}" in sari.get(f"/saya/rencana/{new.pk}").content.decode()


def test_a_change_before_an_evaluated_day_is_refused(year: Year, cast: Any, sari: Client) -> None:
    plan = year.agreed()
    type(cast.sari).objects.filter(pk=cast.sari.pk).update(history_closed_until="2026-04-01")
    sent = {"reason": "leave", "explanation": "Cuti melahirkan", "starts": "2026-03-15", "submission": uuid4()}
    response = sari.post(f"/saya/rencana/{plan.pk}/ubah", sent)
    assert response.status_code in {403, 409, 422}
    text = response.content.decode()
    assert "sudah dinilai" in text
    assert "Cuti melahirkan" in text


def test_who_is_no_longer_superior_is_told_so_on_the_page_and_refused(year: Year, cast: Any, budi: Client) -> None:
    plan = year.reviewed()
    cast.budi.appointments.update(ends=cast.today)
    page = budi.get(f"/tim/rencana/{plan.pk}").content.decode()
    assert "Anda bukan lagi atasan langsung pegawai ini" in page
    assert "Sepakati SKP ini" not in page
    assert "bukan lagi atasan langsung" in post(budi, f"/tim/rencana/{plan.pk}", plan, 403, answer="agree")
    assert fresh(plan).state == "reviewed"


def test_after_the_clock_the_next_level_finds_it_and_all_are_told(year: Year, cast: Any, sari: Client) -> None:
    plan, dewi = year.reviewed(), cast.client("dewi")
    assert f"/tim/rencana/{plan.pk}" not in dewi.get("/tim/rencana").content.decode()
    Plan.objects.filter(pk=plan.pk).update(answer_due="2026-03-09")
    assert f"/tim/rencana/{plan.pk}" in dewi.get("/tim/rencana").content.decode()
    for client, address in ((sari, "/saya/rencana"), (dewi, f"/tim/rencana/{plan.pk}")):
        text = client.get(address).content.decode()
        assert "Diam tidak pernah berarti setuju" in text
        assert "Dewi Anggraini" in text


def test_the_sheet_for_paper_has_the_columns_of_the_form(year: Year, sari: Client) -> None:
    plan = year.agreed()
    text = sari.get(f"/saya/rencana/{plan.pk}/cetak").content.decode()
    heads = ["pimpinan yang diintervensi", "Aspek", "Indikator kinerja individu", "Target"]
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)


def test_wording_is_remarked_before_saving_with_and_without_script(year: Year, sari: Client) -> None:
    plan = year.written()
    result = plan.results.get()
    busy = RESULT | {"text": "Melaksanakan pelayanan"}
    vague = INDICATOR | {"text": "Pelayanan yang prima", "measure_unit": "", "target_low": "", "evidence": ""}
    forms = {
        f"/saya/rencana/{plan.pk}/hasil": (busy, "hasil", "menyebut kesibukan"),
        f"/saya/rencana/hasil/{result.pk}": (busy, "hasil", "menyebut kesibukan"),
        f"/saya/rencana/hasil/{result.pk}/indikator": (vague, "indikator", "dibaca berbeda oleh setiap orang"),
        f"/saya/rencana/indikator/{Indicator.objects.get().pk}": (
            vague,
            "indikator",
            "dibaca berbeda oleh setiap orang",
        ),
    }
    for address, (typed, button, said) in forms.items():
        page = sari.get(address).content.decode()
        assert f'value="{button}"' in page
        assert 'hx-post="/saya/rencana/kalimat"' in page
        whole = post(sari, address, plan, status=200, **typed, periksa=button)
        assert said in whole
        assert typed["text"] in whole, "what was typed stays"
        piece = sari.post("/saya/rencana/kalimat", {**typed, "periksa": button}).content.decode()
        assert said in piece
        assert "<html" not in piece
    assert (fresh(plan).version, plan.results.get().text) == (plan.version, "Warga terlayani")


def test_a_sentence_of_a_result_is_not_judged_as_an_indicator(year: Year, sari: Client) -> None:
    typed = {"text": "Permohonan selesai dalam waktu yang dijanjikan", "periksa": "hasil"}
    said = sari.post("/saya/rencana/kalimat", typed).content.decode()
    assert "kalimatnya jelas dan terukur" in said
    assert "target" not in said.lower()


def test_a_stored_target_stands_in_the_form_as_people_write_it(year: Year, sari: Client) -> None:
    year.written("sari", replace(PERMITS, target_low=Decimal("1200.5")))
    page = sari.get(f"/saya/rencana/indikator/{Indicator.objects.get().pk}").content.decode()
    assert 'value="1.200,5"' in page
