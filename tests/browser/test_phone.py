"""A phone on a poor line: what was written is not lost, what was sent is not sent twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from kinerja.platform.files.models import StoredFile
from kinerja.platform.receipts.models import Receipt
from kinerja.work.activity.models import ActivityReport, Evidence
from tests.platform.files import samples

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WAIT, STEP = 20_000, 50


class Phone:
    """Sari's phone at the page of the report, with its worker in charge."""

    def __init__(self, seen: Any) -> None:
        self.seen, self.page = seen, seen.page
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.open()
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.open()
        assert self.page.evaluate("navigator.serviceWorker.controller !== null")

    def open(self) -> None:
        self.page.goto("/saya/lapor")
        self.page.wait_for_selector("#lapor[data-ready]")

    def offline(self, yes: bool = True) -> None:
        self.seen.context.set_offline(yes)

    def write(self, text: str, *files: Path) -> None:
        self.page.get_by_label("Apa yang dikerjakan").fill(text)
        if files:
            self.page.get_by_label("Foto atau dokumen").set_input_files(files)
            for file in files:
                self.page.locator("#terpilih").get_by_text(file.name).wait_for()

    def send(self) -> None:
        self.page.get_by_role("button", name="Kirim laporan").click()

    def states(self) -> list[str]:
        return self.page.locator("#kiriman [data-state]").evaluate_all("all => all.map((e) => e.dataset.state)")

    def until(self, *states: str) -> None:
        """Newest first."""
        self.wait(lambda: self.states() == list(states))

    def wait(self, for_what: Callable[[], bool]) -> None:
        """Asked again and again from here: the page's policy lets nobody wait inside it."""
        for _ in range(WAIT // STEP):
            if for_what():
                return
            self.page.wait_for_timeout(STEP)
        raise AssertionError(f"{self.states()}: {self.page.locator('#kiriman').inner_text()}")


@pytest.fixture
def phone(visit: Any) -> Phone:
    return Phone(visit("sari", width=360))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "loket.jpg"
    path.write_bytes(samples.photo(1600, 1200))
    return path


def test_two_reports_written_without_a_line_arrive_once_each(phone: Phone, photo: Path) -> None:
    phone.offline()
    phone.write("Melayani perekaman KTP-el", photo)
    phone.send()
    phone.until("saved")
    phone.write("Menata arsip akta")
    phone.send()
    phone.until("saved", "saved")
    phone.open()
    phone.until("saved", "saved")
    assert not ActivityReport.objects.exists()
    phone.offline(False)
    phone.until("received", "received")
    texts = sorted(ActivityReport.objects.values_list("text", flat=True))
    assert texts == ["Melayani perekaman KTP-el", "Menata arsip akta"]
    assert Evidence.objects.get().report.text == "Melayani perekaman KTP-el"
    for receipt in Receipt.objects.all():
        expect(phone.page.get_by_role("link", name=f"Tanda terima {receipt.code}")).to_be_visible()
    phone.page.get_by_role("link", name="Tanda terima").last.click()
    expect(phone.page.get_by_role("heading", name="Tanda terima")).to_be_visible()


def test_what_is_half_written_is_there_after_the_tab_was_killed(phone: Phone, photo: Path) -> None:
    phone.write("Setengah jadi", photo)
    phone.page.close()
    phone.page = phone.seen.context.new_page()
    phone.open()
    assert phone.page.get_by_label("Apa yang dikerjakan").input_value() == "Setengah jadi"
    expect(phone.page.locator("#terpilih").get_by_text("loket.jpg")).to_be_visible()


def test_a_double_tap_sends_once(phone: Phone, photo: Path) -> None:
    phone.write("Ketuk dua kali", photo)
    phone.page.get_by_role("button", name="Kirim laporan").dblclick()
    phone.until("received")
    assert ActivityReport.objects.count() == StoredFile.objects.count() == Receipt.objects.count() == 1


def test_an_answer_that_was_lost_is_asked_for_again(phone: Phone) -> None:
    """The report arrived, its answer did not: the retry hears the same receipt."""
    lost: list[int] = []

    def lose(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    phone.page.route("**/saya/lapor", lose)
    phone.write("Jawaban hilang di jalan")
    phone.send()
    phone.wait(lambda: bool(lost))
    phone.until("saved")
    assert (lost, ActivityReport.objects.count()) == ([200], 1)
    phone.open()
    phone.until("received")
    assert ActivityReport.objects.count() == Receipt.objects.count() == 1


def test_a_line_cut_in_the_middle_of_a_photo_goes_on_from_there(phone: Phone, tmp_path: Path) -> None:
    large = tmp_path / "daftar.csv"
    large.write_bytes(b"Hari;Dilayani\n" * 70_000)  # four pieces
    pieces: list[str] = []

    def cut(route: Any) -> None:
        if offset := route.request.headers.get("upload-offset"):
            pieces.append(offset)
            if len(pieces) == 2:
                return route.abort()
        return route.continue_()

    phone.page.route("**/saya/unggahan/**", cut)
    phone.write("Daftar antrean", large)
    phone.send()
    phone.wait(lambda: len(pieces) == 2)
    phone.until("saved")
    phone.open()
    phone.until("received")
    assert pieces == ["0", "262144", "262144", "524288", "786432"]
    assert StoredFile.objects.get().size == large.stat().st_size


def test_who_was_signed_out_meanwhile_signs_in_and_it_goes_on(phone: Phone, photo: Path) -> None:
    phone.write("Sesi berakhir di tengah", photo)
    Session.objects.all().delete()
    phone.send()
    phone.until("signin")
    phone.page.get_by_text("Tidak ada yang hilang").wait_for()
    phone.page.get_by_role("link", name="Masuk, lalu lanjutkan").click()
    phone.page.get_by_text("ada laporan yang belum terkirim").wait_for()
    phone.page.click('button[value="sari"]')
    phone.page.wait_for_selector("#lapor[data-ready]")
    phone.until("received")
    assert Evidence.objects.count() == ActivityReport.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("loket.jpg", b"<!doctype html><script>alert(1)</script>", "loket.jpg berisi halaman web"),
        ("denah.png", samples.png_announcing(50_000, 50_000), "denah.png berukuran 50000 × 50000 titik"),
    ],
    ids=["a web page named jpg", "a picture of 50,000 x 50,000"],
)
def test_a_refused_file_says_why_and_the_report_can_be_mended(
    phone: Phone, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    phone.write("Dengan bukti yang keliru", tmp_path / name)
    phone.send()
    phone.until("refused")
    expect(phone.page.locator("#kiriman").get_by_text(sentence)).to_be_visible()
    phone.page.get_by_role("button", name="Perbaiki").click()
    phone.page.get_by_role("button", name=f"Lepas: {name}").click()
    assert phone.page.get_by_label("Apa yang dikerjakan").input_value() == "Dengan bukti yang keliru"
    phone.send()
    phone.until("received")
    assert not Evidence.objects.exists()


def test_a_file_of_200_megabytes_is_refused_on_the_phone_itself(phone: Phone, tmp_path: Path) -> None:
    with (tmp_path / "video.pdf").open("wb") as file:
        file.truncate(200 * 2**20)
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.get_by_label("Foto atau dokumen").set_input_files(tmp_path / "video.pdf")
    phone.page.get_by_text("video.pdf lebih besar dari 20 MB").wait_for()
    assert not asked


def test_a_file_that_lied_about_its_size_is_refused_by_the_server(phone: Phone, tmp_path: Path) -> None:
    page = "fetch('/saya/lapor/keadaan', {headers: {Accept: 'application/json'}}).then((r) => r.json())"
    said = phone.page.evaluate(
        f"""async () => {{
          const {{csrf}} = await {page};
          const headers = {{Accept: 'application/json', 'X-CSRFToken': csrf}};
          const key = crypto.randomUUID();
          const body = new URLSearchParams({{key, name: 'kecil.pdf', size: 1000}});
          const begun = await (await fetch('/saya/unggahan', {{method: 'POST', headers, body}})).json();
          const more = {{...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'}};
          const piece = new Blob(['%PDF-1.7', new Uint8Array(900_000)]);
          return (await fetch(begun.url, {{method: 'POST', headers: more, body: piece}})).json();
        }}"""
    )
    assert "ternyata lebih besar dari yang disebutkan" in said["sentence"]


def test_signing_out_leaves_nothing_on_the_phone(phone: Phone, photo: Path) -> None:
    phone.offline()
    phone.write("Belum terkirim", photo)
    phone.send()
    phone.until("saved")
    phone.offline(False)
    phone.page.get_by_text("Menu", exact=True).click()
    phone.page.get_by_role("button", name="Keluar").last.click()
    phone.page.wait_for_url("**/")
    left = phone.page.evaluate(
        """async () => {
          const {all} = await import('/static/ui/phone/store.js');
          const kept = (await Promise.all(['drafts', 'queue', 'files', 'meta'].map(all))).flat().length;
          return [kept, (await caches.keys()).includes('kinerja-mine')];
        }"""
    )
    assert left == [0, False]


def test_another_person_finds_nothing_of_the_last_one(phone: Phone) -> None:
    phone.write("Rancangan milik Sari")
    Session.objects.all().delete()
    phone.page.goto("/masuk")
    phone.page.click('button[value="budi"]')
    phone.open()
    assert phone.page.get_by_label("Apa yang dikerjakan").input_value() == ""


def test_a_page_never_seen_says_that_there_is_no_line(phone: Phone) -> None:
    phone.offline()
    phone.page.goto("/saya/angka")
    expect(phone.page.get_by_role("heading", name="Tidak ada sambungan")).to_be_visible()
    phone.page.get_by_role("link", name="Buka laporan kerja").click()
    phone.page.wait_for_selector("#lapor[data-ready]")
