"""Chapter 3: feedback that is asked for, check-ins whose steps come back, and guidance with its form."""

from __future__ import annotations

from datetime import date, timedelta

from kinerja.work.feedback.models import CheckIn, Feedback, GuidanceAnswer, NextStep
from tests.acceptance.quarter.people import Somebody

SARI, BUDI = "Sari Wulandari, A.Md.", "Budi Santosa, S.E."
ASKED = "Apa satu hal yang dapat saya perbaiki saat menjelaskan syarat KTP?"
SITUATION = "Senin pagi di loket 2, saat antrean panjang"
STEP = "Papan syarat dipasang di depan loket 2"
PROMISE = "Printer kedua diusulkan kepada kepala dinas"


def feedback_is_asked_given_and_answered(sari: Somebody, budi: Somebody, indicator: str) -> None:
    sari.at("/saya/umpan-balik").follow("Minta umpan balik").fill(asked=BUDI, about=indicator, question=ASKED)
    sari.press("Minta").reads(f"Permintaan Anda sampai kepada {BUDI}.")
    budi.at("/saya/umpan-balik").reads("Anda dimintai umpan balik", ASKED).follow("Beri umpan balik")
    assert budi.clock is not None
    budi.fill(about=indicator, situation=SITUATION, behaviour="Syarat diulang dengan gambar")
    budi.fill(impact="Warga pulang dengan berkas lengkap", reference="Laporan 12")
    budi.fill(seen_on=str(budi.clock.today + timedelta(days=1))).press("Kirim")
    budi.reads("Ada masalah", "belum tiba; tulislah yang sudah terjadi").shot("56-umpan-balik-besok")
    assert budi.page.locator("[name=situation]").input_value() == SITUATION
    budi.fill(seen_on=str(budi.clock.today))
    budi.press("Kirim").reads(f"Umpan balik Anda sampai kepada {SARI}.")
    sari.at("/saya/umpan-balik").reads(SITUATION, "belum dibaca", "Laporan 12").shot("57-umpan-balik")
    about = Feedback.objects.get().about
    sari.follow(str(about)).fill(text="Terima kasih, gambarnya saya tempel di loket.").press("Kirim tanggapan")
    sari.reads("Tanggapan Anda terkirim.")
    budi.at("/saya/umpan-balik").reads("ditanggapi")


def feedback_on_a_value(budi: Somebody) -> None:
    """Given without being asked, and beside the value on the page of behaviour ever after."""
    budi.at("/tim/dialog").follow("Beri umpan balik")
    assert budi.clock is not None
    budi.fill(
        about="value:1", seen_on=str(budi.clock.today), situation="Selasa siang", impact="Ibu itu tidak antre dua kali"
    )
    budi.fill(behaviour="Mengantar warga lanjut usia ke kursi prioritas").press("Kirim")
    budi.reads("Umpan balik Anda sampai kepada")


def is_read_by_the_three_alone(tono: Somebody) -> None:
    for feedback in Feedback.objects.all():
        tono.at(f"/saya/umpan-balik/{feedback.pk}").reads("Halaman tidak ditemukan").misses(feedback.situation)
    for talk in CheckIn.objects.all():
        tono.at(f"/saya/dialog/{talk.pk}").reads("Halaman tidak ditemukan").misses(SARI)


def a_first_talk(sari: Somebody, budi: Somebody, day: date, due: date) -> None:
    budi.at("/tim/dialog").reads("belum direncanakan").unfold("Rencanakan dialog").fill(planned_on=str(day))
    budi.press("Rencanakan").reads("Belum ada yang terbuka dari sebelumnya.")
    talk = CheckIn.objects.get()
    sari.at(f"/saya/dialog/{talk.pk}")
    sari.page.get_by_label("Pokok bahasan").fill("Antrean Senin pagi")
    sari.press("Tambah ke agenda").reads("Antrean Senin pagi")
    budi.at(f"/saya/dialog/{talk.pk}").reads("Antrean Senin pagi")
    budi.fill(went_well="Janji layanan ditepati", hinders="Printer satu-satunya sering macet")
    budi.page.get_by_label("Ada yang terlambat").check()
    budi.press("Simpan catatan").reads("Ada masalah").shot("58-dialog-tanpa-sebab")
    assert budi.page.locator("[name=hinders]").first.input_value() == "Printer satu-satunya sering macet"
    budi.fill(cause="Printer macet tiga hari", acceleration="Cetak di loket 3").press("Simpan catatan")
    budi.reads("Cetak di loket 3")
    a_step(budi, STEP, due)
    a_step(budi, PROMISE, due, of_the_rater=True)
    sari.at(f"/saya/dialog/{talk.pk}").press("Tanda tangani catatan ini").reads("Tanda tangan pegawai: ✓")
    budi.at(f"/saya/dialog/{talk.pk}").press("Tanda tangani catatan ini").reads("Tanda tangan penilai: ✓")
    budi.misses("Ubah catatan").shot("59-dialog-ditandatangani")


def a_step(budi: Somebody, text: str, due: date, *, of_the_rater: bool = False) -> None:
    budi.page.get_by_label("Langkah baru").fill(text)
    budi.page.get_by_label("Paling lambat").fill(str(due))
    if of_the_rater:
        budi.page.get_by_label("Ini janji pejabat penilai").check()
    budi.press("Sepakati langkah").reads(text)


def a_talk_where_steps_come_back(sari: Somebody, budi: Somebody, day: date) -> None:
    """Both promises stand on the agenda without being typed; one is kept, the other dropped with its reason."""
    sari.at("/saya/dialog").reads("Janji saya yang belum selesai", STEP).misses(PROMISE)
    sari.fill(planned_on=str(day)).press("Rencanakan").reads(STEP, PROMISE).shot("60-langkah-kembali")
    done, dropped = (NextStep.objects.get(text=text) for text in (STEP, PROMISE))
    close(sari, done, "Selesai", "Terpasang tanggal 2")
    close(budi, dropped, "Tidak dilanjutkan", "")
    assert NextStep.objects.get(pk=dropped.pk).state == "open"
    close(budi, dropped, "Tidak dilanjutkan", "Anggaran tahun ini tidak cukup")
    assert {step.text: step.state for step in NextStep.objects.all()} == {STEP: "done", PROMISE: "dropped"}
    sari.at("/saya/dialog").misses("Janji saya yang belum selesai")


def close(who: Somebody, step: NextStep, button: str, note: str) -> None:
    """Where it was agreed: on the page of its talk."""
    who.at(f"/saya/dialog/{step.check_in_id}")
    row = who.page.locator("li", has_text=step.text)
    who.unfold("Tutup langkah ini", inside=row)
    row.locator("[name=note]").fill(note)
    who.press(button, inside=row)


def guidance(budi: Somebody, sari: Somebody, dewi: Somebody, day: date) -> None:
    budi.at("/saya/bimbingan").fill(topic="Membaca berkas yang kurang", planned_on=str(day))
    budi.page.get_by_label(SARI).check()
    budi.press("Atur").reads("Membaca berkas yang kurang", SARI)
    address = budi.page.url
    budi.fill(held_on=str(day), discussed="Tiga contoh berkas", agreed="Daftar periksa ditempel di meja")
    budi.press("Catat dan laporkan").reads("Dilaporkan kepada").shot("61-bimbingan")
    sari.at(address).reads("Bagaimana bimbingan ini bagi Anda?")
    for number in range(1, 10):
        sari.page.locator(f'[name="s{number}"][value="3"]').check()
    sari.shot("62-sembilan-pernyataan").press("Kirim").reads("Formulir Anda sudah terkirim.")
    assert GuidanceAnswer.objects.get().degrees == [3] * 9
    dewi.at(address).reads("Membaca berkas yang kurang").press("Terima laporan ini").reads("Tersimpan.")
