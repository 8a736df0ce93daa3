"""Chapter 4: what is refused, seen on the screen with its sentence."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from kinerja.platform.operations.commands import beat
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.models import Plan
from tests.acceptance.quarter.days import Phone
from tests.acceptance.quarter.people import Clock, Somebody
from tests.platform.files import samples

NOT_MY_SUPERIOR = "Anda bukan lagi atasan langsung pegawai ini"


def files(phone: Phone, folder: Path) -> None:
    """Two are refused by the server, the third never leaves the phone."""
    for name, content, sentence in (
        ("loket.jpg", b"<!doctype html><script>alert(1)</script>", "loket.jpg berisi halaman web"),
        ("denah.png", samples.png_announcing(50_000, 50_000), "denah.png berukuran 50000 × 50000 titik"),
    ):
        (folder / name).write_bytes(content)
        phone.write(f"Dengan {name}", folder / name)
        phone.send()
        phone.until("refused")
        phone.person.reads(sentence).shot(f"61-{name}")
        phone.page.locator("#kiriman").get_by_role("button", name="Hapus").click()
        phone.until()
    with (folder / "video.pdf").open("wb") as file:
        file.truncate(200 * 2**20)
    phone.page.get_by_label("Foto atau dokumen").set_input_files(folder / "video.pdf")
    phone.person.reads("video.pdf lebih besar dari 20 MB").shot("62-200-mb")
    assert not ActivityReport.objects.exists()


def tomorrow(sari: Somebody, clock: Clock) -> None:
    sari.at("/saya/laporan").fill(day=str(date.fromordinal(clock.today.toordinal() + 1)), text="Belum saya kerjakan")
    sari.press("Kirim laporan").reads("belum tiba di Seksi Pelayanan Loket", "Laporkan setelah pekerjaan dilakukan.")
    sari.shot("63-besok")
    assert sari.page.locator("#ketik textarea, [name=text]").last.input_value() == "Belum saya kerjakan"


def in_anothers_name(sari: Somebody, clock: Clock, indicator: Any, report: Any) -> None:
    """A forged choice is answered with the sentence, a forged address with the page of what does not exist."""
    sari.at("/saya/laporan").fill(day=str(clock.today), text="Menurut SKP orang lain")
    sari.page.locator("#id_indicator").evaluate(
        "(e, key) => e.add(new Option('palsu', key, true, true))", str(indicator.pk)
    )
    sari.press("Kirim laporan").reads("Indikator itu tidak ada dalam SKP Anda.").shot("64-nama-orang-lain")
    sari.at("/saya/laporan").page.evaluate(
        """address => { const form = document.querySelector("form[action='/saya/laporan']");
        form.action = address; form.insertAdjacentHTML("beforeend", "<input name=version value=1>");
        form.submit(); }""",
        f"/saya/laporan/{report.pk}/tarik",
    )
    sari.reads("Halaman tidak ditemukan")


def of_a_superior_of_yesterday(budi: Somebody, hasan: Somebody, plan: Plan, appointment: Any, clock: Clock) -> None:
    """The page was open when personnel wrote that his time at the post was over."""
    budi.at(f"/tim/rencana/{plan.pk}").reads("Sepakati SKP ini")
    hasan.at(f"/kepegawaian/penugasan/{appointment.pk}/akhiri").fill(ends=str(clock.today)).press("Simpan")
    hasan.reads("Hari berakhirnya tercatat.")
    budi.press("Sepakati SKP ini").reads(NOT_MY_SUPERIOR).shot("65-bukan-atasan-lagi")
    budi.at(f"/tim/rencana/{plan.pk}").reads(NOT_MY_SUPERIOR).misses("Sepakati SKP ini")
    plan.refresh_from_db()
    assert plan.state == "reviewed"


def proposing(person: Somebody, sentence: str, shot: str) -> None:
    person.at("/saya/rencana").reads(f"Wajib diperbaiki: {sentence}").unfold("Ajukan SKP").press("Ya, ajukan")
    person.reads("Ada masalah", sentence).shot(shot)
    assert Plan.objects.get(employee__user__username=person.who).state == "draft"


def changing(sari: Somebody, plan: Plan, sentence: str, shot: str, reason: str = "strategy") -> None:
    sari.at(f"/saya/rencana/{plan.pk}/ubah").fill(explanation="Ingin target yang lebih ringan")
    if reason:
        sari.fill(reason=reason)
    else:
        sari.page.locator("[name=reason]").first.evaluate("e => { e.value = 'bosan'; e.checked = true; }")
    sari.press("Mulai perubahan").reads("Ada masalah", sentence).shot(shot)
    assert sari.page.locator("[name=explanation]").input_value() == "Ingin target yang lebih ringan"
    assert not Plan.objects.filter(revises=plan).exists()


def too_late(sari: Somebody, day: date) -> None:
    sari.at("/saya/laporan").fill(day=str(day), text="Baru teringat")
    sari.press("Kirim laporan").reads("dilaporkan paling lambat", "Bicarakan dengan atasan").shot("71-lewat-tenggat")


def moved_by_an_outage(sari: Somebody, cast: Any, clock: Clock, day: date, last: date) -> None:
    """Three hours of silence on the last evening: three hours more, and not a minute longer."""
    clock.at(last, 20)
    beat("pengawas", actor=cast.system, now=clock.now)
    clock.later(hours=3)
    alive(cast, clock, hours=2)
    sari.at("/saya/laporan").reads("layanan terhenti").shot("72-tenggat-bergeser")
    sari.fill(day=str(day), text="Tertahan gangguan").press("Kirim laporan").reads("Laporan terkirim")
    alive(cast, clock, hours=4)
    sari.at("/saya/laporan").fill(day=str(day), text="Sesudah pergeseran")
    sari.press("Kirim laporan").reads("dilaporkan paling lambat").shot("73-lewat-juga")
    assert ActivityReport.objects.get(day=day).text == "Tertahan gangguan"


def alive(cast: Any, clock: Clock, hours: float) -> None:
    """The service is seen to live, often enough that no silence is measured."""
    until = clock.now + timedelta(hours=hours)
    while clock.now < until:
        beat("pengawas", actor=cast.system, now=clock.now)
        clock.now = min(until, clock.now + settings.OUTAGE_THRESHOLD)
    beat("pengawas", actor=cast.system, now=clock.now)
