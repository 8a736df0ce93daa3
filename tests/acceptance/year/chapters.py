"""The chapters of one person's year on the screen: from her plan to the decision on her objection."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation

from kinerja.doors.jobs import worker
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.queries import explain, recompute
from kinerja.outcomes.documents.models import Document
from tests.acceptance.quarter import days, planning
from tests.acceptance.quarter.people import Clock, Somebody

WELL, HINDERED = "Antrean pagi selesai sebelum pukul sebelas.", "Pencetak macet dua kali seminggu."
DRAFT, REPLY = "Serah terima berkas belum tertulis; mari dibicarakan.", "Sejak Maret saya menulisnya di buku biru."
OBJECTED, EXPLAINED = "Catatan serah terima Maret tidak dilihat.", "Saya menilai dari Januari dan Februari."
ANSWERED, DECIDED = "Buku birunya saya lampirkan.", "Catatan Maret diterima; perilakunya sesuai ekspektasi."


def agree_on_a_plan(hasan: Somebody, budi: Somebody, sari: Somebody, tono: Somebody, clock: Clock) -> None:
    planning.open_the_year(hasan)
    planning.the_heads_plan(budi)
    planning.draft_own_plan(sari)
    planning.fill_the_matrix(budi)
    planning.take_from_library_and_matrix(sari)
    clock.at(date(2026, 1, 6))
    planning.review_with_one_return(sari, tono)
    clock.at(date(2026, 1, 7))
    planning.agree(budi)


def work_and_report(sari: Somebody, budi: Somebody, cast: Any, clock: Clock) -> None:
    """A quarter of cases that the counter's system knows, and two days of reports."""
    days.cases(cast, days.working_days(cast.units["DUKCAPIL-L"], date(2026, 1, 8), 50))
    clock.at(date(2026, 1, 12))
    sari.at("/saya/laporan").fill(day="2026-01-12", text="Menata ulang contoh berkas di depan loket", minutes="45")
    sari.press("Kirim laporan").reads("Laporan terkirim")
    clock.at(date(2026, 1, 13))
    days.accept_by_keyboard(budi)
    clock.at(date(2026, 3, 30))
    for number, value in enumerate(("312", "1.240"), start=1):
        sari.at("/saya/angka").reads("Laporkan realisasi")
        sari.page.get_by_role("link", name="Laporkan realisasi").nth(number - 1).click()
        sari.fill(value=value, evidence="Buku agenda loket 1").press("Simpan realisasi").reads("Realisasi tercatat.")


def compute(hasan: Somebody, clock: Clock) -> Evaluation:
    """Asked for on the page, done by the worker, seen on the page."""
    clock.at(date(2026, 4, 2))
    hasan.at("/kepegawaian/siklus").follow("Triwulan I").press("Buka penilaian").press("Hitung sekarang")
    while worker.run_next(clock):
        pass
    hasan.at(hasan.page.url).reads("Perhitungan ke-1").shot("41-angka-dihitung")
    return Evaluation.objects.get(employee__user__username="sari", period__code="TW1")


def be_heard_before(sari: Somebody, budi: Somebody, one: Evaluation, clock: Clock) -> None:
    """One's own words, a draft below expectation, and the reply without which it cannot hold."""
    sari.at(f"/saya/penilaian/{one.pk}").fill(well=WELL, hindered=HINDERED).press("Simpan penilaian diri")
    sari.reads("Penilaian diri tersimpan.").shot("42-penilaian-diri")
    clock.at(date(2026, 4, 6))
    budi.at(f"/tim/penilaian/{one.pk}").reads(WELL)
    rating = {"result_rating": "meets", "behaviour_rating": "below", "reason": DRAFT}
    budi.fill(**rating).unfold("Tetapkan penilaian").press("Ya, tetapkan")
    budi.reads("diperlihatkan dahulu kepada pegawai").shot("43-ditolak-tanpa-didengar")
    budi.fill(**rating).press("Bagikan sebagai rancangan").reads("Rancangan dibagikan kepada Sari Wulandari")
    sari.at("/saya").reads("Tanggapi 1 rancangan penilaian Anda")
    sari.at(f"/saya/penilaian/{one.pk}").reads(DRAFT).fill(text=REPLY).press("Kirim tanggapan")
    sari.reads("Tanggapan terkirim kepada penilai.").shot("44-tanggapan")


def decide_and_sign(sari: Somebody, budi: Somebody, one: Evaluation, clock: Clock) -> None:
    clock.at(date(2026, 4, 8))
    budi.at(f"/tim/penilaian/{one.pk}").reads(REPLY).unfold("Tetapkan penilaian").press("Ya, tetapkan")
    budi.reads("ditetapkan").shot("45-ditetapkan")
    clock.at(date(2026, 4, 9))
    sari.at("/saya").reads("Tandatangani tanda terima 1 penilaian Anda")
    sari.at(f"/saya/penilaian/{one.pk}").press("Tanda tangani").reads("Tanda terima ditandatangani.")


def object_and_be_answered(sari: Somebody, budi: Somebody, dewi: Somebody, one: Evaluation, clock: Clock) -> None:
    """On the last of fourteen days; both are heard, and the rater's superior decides."""
    clock.at(date(2026, 4, 23))
    sari.at(f"/saya/penilaian/{one.pk}").unfold("Tidak setuju? Ajukan keberatan").fill(reasons=OBJECTED)
    sari.press("Ajukan keberatan").reads("Keberatan diterima.").shot("46-keberatan")
    budi.at("/tim/keberatan").follow("Sari Wulandari").reads(OBJECTED).fill(text=EXPLAINED).press("Kirim penjelasan")
    budi.reads(EXPLAINED).misses("Putusan Anda")
    clock.at(date(2026, 4, 24))
    sari.at(f"/saya/penilaian/{one.pk}").follow("Buka keberatan Anda").reads(EXPLAINED)
    sari.fill(text=ANSWERED).press("Kirim tanggapan").reads(ANSWERED)
    dewi.at("/tim/keberatan").follow("Sari Wulandari").reads(OBJECTED, EXPLAINED, ANSWERED)
    dewi.fill(result_rating="meets", behaviour_rating="meets", decision=DECIDED)
    dewi.unfold("Putuskan").press("Ya, putuskan").reads(DECIDED).shot("47-putusan")
    sari.at(f"/saya/penilaian/{one.pk}").reads("Diubah lewat keberatan", DECIDED, "Baik").shot("48-sesudah-putusan")
    one.refresh_from_db()
    assert (one.behaviour_rating, one.predicate) == ("meets", "good")


def numbers_are_those_of_the_explanation(sari: Somebody, one: Evaluation) -> int:
    """Every number follows from its leaves, and what stands on the page is what follows."""
    from kinerja.doors.web.shown.figures import plan_rows

    document = explain(one).to_document()
    assert [check for check in recompute(document) if not check.agrees] == []
    sari.at(f"/saya/penilaian/{one.pk}")
    whole = Evaluation.objects.select_related("plan", "run").get(pk=one.pk)
    with translation.override("id"):
        shown = [str(row.value) for row in plan_rows(whole.plan, whole.run, cases="employee:cases") if row.figure]
    sari.reads(*shown)
    return len(shown)


def papers_are_proved(sari: Somebody, stranger: Somebody, folder: Path) -> None:
    """Downloaded by her, checked by whoever holds it."""
    sari.at(sari.page.url)
    with sari.page.expect_download() as waiting:
        sari.page.get_by_role("button", name="Unduh dokumen evaluasi dan keberatan (PDF)").click()
    path = folder / "dokumen.pdf"
    waiting.value.save_as(path)
    assert path.read_bytes().startswith(b"%PDF-1.7")
    issued = Document.objects.select_related("receipt").latest("id")
    stranger.at("/periksa").page.fill("#kode", issued.receipt.code)
    stranger.page.fill("#sidik", issued.receipt.sha256[:16])
    stranger.press("Periksa").reads("Dokumen ini asli dan masih berlaku", "S. W.").misses("Sari Wulandari")
    stranger.page.set_input_files("#berkas", path)
    stranger.press("Bandingkan").reads("Berkasnya sama").shot("49-periksa")


def publish(hasan: Somebody, stranger: Somebody, clock: Clock) -> None:
    clock.at(date(2026, 5, 4))
    hasan.at("/kepegawaian/siklus").follow("Triwulan I").follow("Tutup periode").unfold("Tutup periode")
    hasan.press("Ya, tutup periode")
    while worker.run_next(clock):
        pass
    hasan.at("/kepegawaian/siklus").follow("Triwulan I").reads("ditutup")
    hasan.unfold("Terbitkan").press("Ya, terbitkan").reads("Terbit versi 1")
    stranger.at("/hasil").reads("Triwulan I", "Dinas Kependudukan dan Pencatatan Sipil").shot("50-hasil-publik")
    stranger.misses("Sari Wulandari", "Budi Santosa")


def is_seen_by_whom_it_should(andi: Somebody, walikota: Somebody, tono: Somebody, one: Evaluation) -> None:
    andi.at("/pengawasan").reads("Jejak")
    walikota.at("/pimpinan/keberatan").reads("Keberatan").misses(OBJECTED)
    tono.at(f"/saya/penilaian/{one.pk}").reads("Halaman tidak ditemukan")
    tono.at(f"/tim/penilaian/{one.pk}").reads("Halaman tidak ditemukan")
