"""Chapter 2: thirty working days, reported with and without a line, and answered on the board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from kinerja.facts.service.models import Officer, Request, Service
from kinerja.people.organisation.queries import work_calendar
from tests.acceptance.quarter.people import PALU, Somebody
from tests.platform.files.samples import pdf, photo

A_DAY = timedelta(days=1)
PHOTO, PAPER = "loket.jpg", "rekap.pdf"
VILLAGES = ("Loket keliling Desa Utara", "Loket keliling Desa Hilir")


def working_days(unit: Any, first: date, number: int) -> list[date]:
    calendar = work_calendar(unit, first, first + 3 * number * A_DAY)

    def days() -> Iterator[date]:
        day = first
        while True:
            if calendar.is_working_day(day):
                yield day
            day += A_DAY

    return list(islice(days(), number))


def cases(cast: Any, days: list[date]) -> int:
    """What the counter's own system knows: three to seven applications finished on each day; says how many rows."""
    service = Service.objects.create(code="ktp-el", name="KTP-el", unit=cast.units["DUKCAPIL-L"])
    officer = Officer.objects.create(register="loket", label="p-sari", employee=cast.sari)
    for number, day in enumerate(days):
        closed = datetime.combine(day, time(9), PALU).astimezone(UTC)
        Request.objects.bulk_create(
            Request(
                service=service, case_key=f"{day}-{n}", unit=cast.units["DUKCAPIL-L"], closed_by=officer,
                opened_at=closed - A_DAY, closed_at=closed,
            )
            for n in range(3 + number % 5)
        )  # fmt: skip
    return len(days)


def files(folder: Path) -> tuple[Path, Path]:
    picture, paper = folder / PHOTO, folder / PAPER
    picture.write_bytes(photo(800, 600))
    paper.write_bytes(pdf(b"<< /Type /Pages /Count 0 /Kids [] >>"))
    return picture, paper


def confirm(sari: Somebody) -> None:
    """One click a day: what the facts wrote is hers."""
    sari.at("/saya/laporan").press("Konfirmasi semua").reads("baris dikonfirmasi.")


def type_one(sari: Somebody, day: date, text: str, link: str = "") -> None:
    sari.at("/saya/laporan").fill(day=str(day), text=text, link=link)
    sari.press("Kirim laporan").reads("Laporan terkirim dan menunggu jawaban atasan Anda.", text)


class Phone:
    """The same person with a phone in the hand, which keeps what it cannot send."""

    def __init__(self, person: Somebody) -> None:
        self.person, self.page = person, person.page
        self.open()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.open()

    def open(self) -> None:
        self.page.goto("/saya/lapor")
        self.page.wait_for_selector("#lapor[data-ready]")

    def offline(self, yes: bool = True) -> None:
        self.person.context.set_offline(yes)

    def write(self, text: str, *evidence: Path) -> None:
        self.page.get_by_label("Apa yang dikerjakan").fill(text)
        if evidence:
            self.page.get_by_label("Foto atau dokumen").set_input_files(evidence)
            for file in evidence:
                self.page.locator("#terpilih").get_by_text(file.name).wait_for()

    def send(self) -> None:
        self.page.get_by_role("button", name="Kirim laporan").click()

    def states(self) -> list[str]:
        return self.page.locator("#kiriman [data-state]").evaluate_all("all => all.map((e) => e.dataset.state)")

    def until(self, *states: str) -> None:
        """Newest first."""
        self.person.until(lambda: self.states() == list(states), lambda: f"{self.states()} instead of {states}")


def without_a_line(phone: Phone, evidence: tuple[Path, Path]) -> int:
    """Written under way in two villages; says how many."""
    phone.offline()
    before = phone.states()
    for number, (text, file) in enumerate(zip(VILLAGES, evidence, strict=True), 1):
        phone.write(text, file)
        phone.send()
        phone.until(*["saved"] * number, *before)
    phone.person.shot("41-luring")
    return len(VILLAGES)


def with_a_line_again(phone: Phone, sent: int) -> None:
    """What was received before still stands on the phone with its receipt."""
    phone.offline(False)
    phone.until(*["received"] * sent)
    phone.person.reads("Tanda terima").shot("42-daring")


def receipts_are_genuine(person: Somebody, at_most: int = 4) -> int:
    """Each receipt of the list is proven on the public page; says how many were read."""
    person.at("/saya/tanda-terima").shot("43-tanda-terima")
    addresses = person.page.locator("main tbody a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    for number, address in enumerate(addresses[:at_most]):
        person.at(address).reads("Server menerima").follow("Halaman pemeriksaan").reads("Tanda terima ini asli")
        if not number:
            person.shot("44-tanda-terima-asli")
    return len(addresses[:at_most])


def accept_by_keyboard(budi: Somebody) -> None:
    budi.at("/tim/papan").reads("menunggu jawaban Anda").shot("51-papan")
    budi.page.keyboard.press("j")
    with budi.page.expect_navigation():
        budi.page.keyboard.press("s")
    budi.reads("Laporan Sari Wulandari, A.Md. disetujui.")


def ask(budi: Somebody, question: str) -> None:
    """By keyboard too: the box opens where the row stands."""
    budi.at("/tim/papan")
    budi.page.keyboard.press("j")
    budi.page.keyboard.press("t")
    budi.page.keyboard.type(question)
    budi.press("Kirim pertanyaan", inside=budi.page.locator(".k-ask[open]"))
    budi.reads("Pertanyaan terkirim kepada Sari Wulandari, A.Md.", question).shot("52-ditanyakan")


def answer(sari: Somebody, question: str, said: str) -> None:
    sari.at("/saya/laporan").reads("Atasan Anda bertanya", question).shot("53-pertanyaan")
    sari.page.get_by_label("Jawaban Anda").fill(said)
    sari.press("Kirim jawaban").reads("Jawaban Anda terkirim.").misses("Atasan Anda bertanya")


def accept_many(budi: Somebody) -> None:
    """Refused until the drawn rows were opened."""
    budi.at("/tim/papan").press("Undi cuplikan").reads("yang terundi belum dibuka", "Buka dahulu setiap baris")
    together = budi.page.locator('form[action$="/setujui"] button')
    assert together.is_disabled()
    together.evaluate("button => button.disabled = false")
    with budi.page.expect_navigation():
        together.click()
    budi.reads("laporan yang terundi; sesudah itu yang lain dapat disetujui bersama.").shot("54-cuplikan-belum-dibuka")
    still = budi.page.locator(".tone-warn", has_text="terundi")
    while (drawn := budi.at("/tim/papan").page.locator(".k-row", has=still)).count():
        budi.press("Buka", inside=drawn.first).reads("Asal", "Dikirim")
    budi.at("/tim/papan").shot("55-cuplikan-dibuka")
    with budi.page.expect_navigation():
        budi.page.locator('form[action$="/setujui"] button').click()
    budi.reads("laporan disetujui.")


def a_working_month(
    sari: Somebody, phone: Phone, budi: Somebody, clock: Any, days: list[date], evidence: tuple[Path, Path]
) -> int:
    """Says how many reports were sent."""
    sent = len(days)
    for number, day in enumerate(days):
        clock.at(day, 15)
        confirm(sari)
        if number in {2, 12, 22}:
            type_one(sari, day, f"Menata arsip pekan ke-{number // 5 + 1}", "https://contoh.go.id/arsip")
            sent += 1
        if number in {4, 14}:
            phone.open()
            sent += without_a_line(phone, evidence)
        if number in {5, 15}:
            with_a_line_again(phone, sent=2 if number < 10 else 4)
        if number == 5:
            accept_by_keyboard(budi)
            ask(budi, "Berapa yang masih kurang berkasnya?")
            answer(sari, "Berapa yang masih kurang", "Dua, sudah dihubungi.")
        if number in {9, 19, 29}:
            accept_many(budi)
    return sent
