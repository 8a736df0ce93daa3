"""Chapter 1: from the opening of the year to a plan that was agreed, and changed for a lawful reason."""

from __future__ import annotations

from datetime import date

from kinerja.work.planning.models import Plan
from tests.acceptance.quarter.people import Somebody

RESULT = "Permohonan dokumen kependudukan selesai sesuai janji layanan"
SECOND = "Keluhan warga dijawab tertulis dalam satu hari"
OWN = "Antrean loket terlayani sebelum jam tutup"
LETTERS = "Surat keterangan yang selesai"


def open_the_year(hasan: Somebody) -> None:
    hasan.at("/kepegawaian/siklus").follow("Buka siklus").shot("11-siklus")
    hasan.fill(code="2026", name="Tahun kinerja 2026", starts="2026-01-01", ends="2027-01-01").press("Buka siklus")
    hasan.reads("Siklus dibuka.", "Tahun kinerja 2026", "Triwulan I").shot("12-siklus-dibuka")


def begin_plan(person: Somebody) -> None:
    person.at("/saya/rencana").reads("Belum ada SKP untuk hari ini").press("Mulai rancangan SKP")
    person.reads("Rancangan dimulai.", "Rancangan")


def write_result(person: Somebody, text: str, **more: str) -> None:
    person.at("/saya/rencana").follow("Tulis hasil kerja sendiri").fill(text=text, **more).press("Simpan")


def write_indicator(person: Somebody, result: str, text: str, unit: str, target: str, **more: str) -> None:
    content = {"text": text, "measure_unit": unit, "target_low": target, "evidence": "Buku agenda"}
    person.at("/saya/rencana").follow(f"Tambah indikator: {result}").fill(**content | more).press("Simpan")


def propose(person: Somebody, plan: Plan | None = None) -> None:
    person.at(f"/saya/rencana/{plan.pk}" if plan else "/saya/rencana").unfold("Ajukan SKP").press("Ya, ajukan")


def the_heads_plan(budi: Somebody) -> None:
    begin_plan(budi)
    for result, indicator, unit, target in (
        (RESULT, "Permohonan yang selesai", "permohonan", "2.400"),
        (SECOND, "Keluhan yang dijawab", "keluhan", "120"),
    ):
        write_result(budi, result)
        write_indicator(budi, result, indicator, unit, target)
    budi.reads("2.400 permohonan").shot("13-skp-kepala-seksi")


def fill_the_matrix(budi: Somebody) -> None:
    """Only the first result is handed on: the second stays without owner, as a finding."""
    budi.at("/tim/matriks").reads(f"Hasil “{RESULT}” belum didukung seorang pun", "Belum terhubung").shot("14-matriks")
    budi.follow(f"Isi: Sari Wulandari, A.Md., {RESULT}").shot("15-sel")
    budi.fill(role="member", method="direct", split="quantity", share="1.200", measure_unit="permohonan")
    budi.press("Simpan bagian ini").reads("Bagian Sari Wulandari, A.Md. tersimpan.")
    budi.reads("berjumlah 1.200 dari 2.400 permohonan").misses("Belum terhubung").shot("16-matriks-terisi")


def draft_own_plan(sari: Somebody) -> None:
    """In her own words first, with remarks; then from the library, then from the matrix."""
    begin_plan(sari)
    write_result(sari, "Melaksanakan pelayanan loket dengan optimal")
    sari.reads("“melaksanakan” menyebut kesibukan, bukan hasil yang dapat diukur", "Contoh:").shot("21-kalimat")
    sari.follow("Ubah: Melaksanakan pelayanan").fill(text=OWN).press("Simpan").misses("menyebut kesibukan")
    write_indicator(sari, OWN, "Kehadiran tepat waktu di kantor", "hari", "220")
    sari.reads("Kehadiran bukan ukuran kinerja", "PP 94/2021").shot("22-kehadiran-ditolak")
    sari.fill(text=LETTERS, measure_unit="surat", target_low="300").press("Simpan").reads("300 surat")


def take_from_library_and_matrix(sari: Somebody) -> None:
    sari.at("/saya/rencana").press("Pakai: Hasil pelayanan terbobot per jam kerja efektif")
    sari.reads("Permohonan dokumen kependudukan terlayani sampai selesai").shot("23-pustaka")
    sari.at("/saya/pembagian").reads("Mendukung hasil Budi Santosa", "belum ada di SKP Anda").shot("24-pembagian")
    sari.press("Ambil ke rancangan SKP saya").at("/saya/rencana").reads(RESULT)
    write_indicator(sari, RESULT, "Permohonan yang selesai", "permohonan", "1.200")
    sari.reads("1.200 permohonan").shot("25-rancangan-lengkap")


def review_with_one_return(sari: Somebody, tono: Somebody) -> None:
    propose(sari)
    sari.reads("Menunggu telaah pengelola kinerja").shot("26-menunggu-telaah")
    tono.at("/telaah").follow("Sari Wulandari").shot("27-telaah")
    tono.press("Kembalikan untuk diperbaiki").reads("Ada masalah")
    tono.fill(note="Sebutkan buku mana yang membuktikan surat keterangan.").press("Kembalikan untuk diperbaiki")
    tono.reads("Telaah Anda atas SKP Sari Wulandari, A.Md. tersimpan.")
    sari.at("/saya/rencana").reads("Dikembalikan untuk diperbaiki", "Sebutkan buku mana").shot("28-dikembalikan")
    sari.follow(f"Ubah: {LETTERS}").fill(evidence="Buku agenda surat keterangan loket 1").press("Simpan")
    propose(sari)
    pass_on(tono, "Sari Wulandari")


def pass_on(tono: Somebody, name: str) -> None:
    tono.at("/telaah").follow(name).fill(note="Sudah jelas").press("Teruskan kepada atasan langsung")
    tono.reads("tersimpan.")


def agree(budi: Somebody) -> None:
    budi.at("/tim/rencana").follow("Sari Wulandari").reads("Catatan telaah: Sudah jelas")
    budi.follow("Tulis ekspektasi khusus").fill(value_1="Sapa warga lebih dahulu").shot("31-ekspektasi")
    budi.page.locator("main form button.btn-primary").first.click()
    budi.at("/tim/rencana").follow("Sari Wulandari").reads("Sapa warga lebih dahulu").shot("32-atasan")
    budi.press("Sepakati SKP ini").reads("Jawaban Anda atas SKP Sari Wulandari, A.Md. tersimpan.")


def agree_with_a_finding(budi: Somebody, tono: Somebody, dewi: Somebody) -> None:
    """Nobody owns Budi's second result: Dewi may agree, but says why."""
    propose(budi)
    pass_on(tono, "Budi Santosa")
    dewi.at("/tim/rencana").follow("Budi Santosa").reads("Temuan jenjang", f"Hasil “{SECOND}” belum didukung")
    dewi.press("Sepakati SKP ini").reads("Ada 1 temuan pada SKP ini", "Tuliskan alasan bila tetap disepakati.")
    dewi.shot("33-temuan-minta-alasan").fill(reason="Petugas pengaduan baru datang bulan depan.")
    dewi.press("Sepakati SKP ini").reads("Jawaban Anda atas SKP Budi Santosa, S.E. tersimpan.")
    budi.at("/saya/rencana").reads("Disepakati meski ada temuan: Petugas pengaduan baru datang").shot("34-disepakati")


def change_for_a_lawful_reason(sari: Somebody, tono: Somebody, budi: Somebody, since: date) -> None:
    sari.at("/saya/rencana").follow("Ubah SKP ini").shot("35-ubah")
    sari.fill(reason="strategy", explanation="Loket keliling dibuka, surat dilayani di kecamatan.", starts=str(since))
    sari.press("Mulai perubahan")
    sari.follow(f"Ubah: {LETTERS}").fill(text="Surat keterangan yang terbit", target_low="240").press("Simpan")
    sari.reads("Yang berubah dari versi 1", "perubahan strategi")
    sari.unfold("Ajukan SKP").press("Ya, ajukan")
    pass_on(tono, "Sari Wulandari")
    budi.at("/tim/rencana").follow("Sari Wulandari").reads("Yang berubah dari versi 1", "Loket keliling dibuka")
    removed = budi.page.locator("del").all_inner_texts()
    added = budi.page.locator("ins").all_inner_texts()
    assert ("selesai" in removed, "terbit" in added) == (True, True), (removed, added)
    assert ("300" in removed, "240" in added) == (True, True), (removed, added)
    budi.shot("36-yang-berubah").press("Sepakati SKP ini").reads("tersimpan.")
    sari.at("/saya/rencana").reads("Versi 2", "berlaku sejak").shot("37-versi-2")
