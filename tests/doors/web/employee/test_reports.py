"""My work reported through the page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinerja.doors.web.employee.begun import begun, spent
from kinerja.doors.web.ui import clock
from kinerja.platform.files.finishing import take_in
from kinerja.platform.files.models import StoredFile
from kinerja.platform.operations.models import Outage
from kinerja.work.activity.commands import ask_about
from kinerja.work.activity.models import ActivityReport, Evidence
from tests.harness.budget import query_budget
from tests.platform.files import samples
from tests.work.planned import Year
from tests.work.reported import TODAY, Desk, indicator_of_somebody_else
from tests.work.writers import others_write

PAGE = "/saya/laporan"
CONFIRM = "/saya/laporan/konfirmasi"


@pytest.fixture
def desk(cast: Any) -> Desk:
    return Desk(Year(cast))


@pytest.fixture
def sari(desk: Desk) -> Client:
    return desk.cast.client("sari")


def typed(**changes: Any) -> dict[str, Any]:
    return {"day": f"{TODAY}", "text": "Menata arsip", "submission": str(uuid4()), "begun": "", **changes}


def shown(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_a_whole_day_is_confirmed_by_one_button(desk: Desk, sari: Client) -> None:
    desk.finish(12)
    desk.finish(4, code="kk")
    assert "Konfirmasi semua</button>" not in shown(sari)
    page = sari.get(PAGE)
    group = page.context["groups"][0]
    sent = {"rows": [o.name for o in group["day"].offers], "day": f"{TODAY}", "submission": group["key"], "act": "all"}
    answer = sari.post(CONFIRM, {**sent, "begun": page.context["begun"]}, follow=True)
    assert "2 baris dikonfirmasi" in answer.content.decode()
    assert ActivityReport.objects.filter(employee=desk.cast.sari, state="submitted").count() == 2


def test_one_row_is_changed_or_disowned(desk: Desk, sari: Client) -> None:
    desk.finish(12)
    desk.finish(4, code="kk")
    first, second = (one["offer"].name for one in sari.get(PAGE).context["groups"][0]["offers"])
    sari.post(CONFIRM, typed(rows=[first], act="change", text="Tiga saja", quantity="3"))
    sari.post(CONFIRM, typed(rows=[second], act="disown"))
    states = set(ActivityReport.objects.values_list("state", "quantity"))
    assert states == {("submitted", 3), ("disowned", 12)} or states == {("submitted", 3), ("disowned", 4)}


def test_a_typed_row_is_sent_and_shown_with_its_state(desk: Desk, sari: Client) -> None:
    answer = sari.post(PAGE, typed(indicator=str(desk.permits.pk), quantity="1.234,5", minutes="90"), follow=True)
    text = answer.content.decode()
    assert "menunggu jawaban" in text
    assert "1.234,5" in text
    assert ActivityReport.objects.get().indicator == desk.permits


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"day": f"{TODAY + timedelta(days=1)}"}, "belum tiba"),
        ({"day": "2026-02-02"}, "paling lambat"),
        ({"minutes": "2000"}, "1440"),
        ({"quantity": "banyak"}, "banyak"),
        ({"link": "ftp://x"}, "https"),
    ],
)
def test_a_refusal_stands_beside_what_was_typed(desk: Desk, sari: Client, changes: dict[str, str], said: str) -> None:
    answer = sari.post(PAGE, typed(text="Menata arsip lama", **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Menata arsip lama" in answer.content.decode()
    assert not ActivityReport.objects.exists()


def test_in_anothers_name_nothing_is_reported(desk: Desk, sari: Client) -> None:
    strange = indicator_of_somebody_else(desk)
    answer = sari.post(PAGE, typed(indicator=str(strange.pk), employee=str(desk.cast.tono.pk)))
    assert "tidak ada dalam SKP Anda" in answer.content.decode()
    sari.post(PAGE, typed(employee=str(desk.cast.tono.pk)))
    assert ActivityReport.objects.get().employee == desk.cast.sari


def test_a_question_is_answered_on_the_page(desk: Desk, sari: Client) -> None:
    report = desk.permit()
    ask_about(report, question="Surat yang mana?", version=1, **desk.by("budi"))
    assert "Surat yang mana?" in shown(sari)
    sari.post(f"{PAGE}/{report.pk}/jawab", {"version": 2, "answer": "Domisili"})
    report.refresh_from_db()
    assert (report.state, report.answer) == ("submitted", "Domisili")


def test_a_row_is_withdrawn(desk: Desk, sari: Client) -> None:
    report = desk.permit()
    sari.post(f"{PAGE}/{report.pk}/tarik", {"version": 1})
    report.refresh_from_db()
    assert report.state == "withdrawn"


def test_what_reporting_costs_is_measured_from_the_signed_start(desk: Desk, sari: Client) -> None:
    user = desk.cast.user("sari").pk
    sari.post(PAGE, typed(begun=begun(user, desk.now - timedelta(seconds=90))))
    assert ActivityReport.objects.get().spent_seconds == 90
    assert "1,5 menit" in shown(sari)


def test_the_start_cannot_be_claimed(desk: Desk) -> None:
    me, other = desk.cast.user("sari").pk, desk.cast.user("tono").pk
    mark = begun(me, desk.now)
    assert spent(mark, other, desk.now) is None
    assert spent(mark.replace("|", "|1"), me, desk.now) is None
    assert spent(mark, me, desk.now - timedelta(seconds=5)) is None
    assert spent(mark, me, desk.now + timedelta(hours=3)) == timedelta(minutes=30)


def test_a_report_costs_at_most_twelve_statements_signed_in(desk: Desk, sari: Client) -> None:
    sent = typed(indicator=str(desk.permits.pk), quantity="2", minutes="15")
    with query_budget(12):
        assert sari.post(PAGE, sent).status_code == 302


def test_a_late_report_that_is_still_in_time_costs_at_most_twelve(desk: Desk, sari: Client) -> None:
    with query_budget(14) as asked:  # the savepoint of the test stands for BEGIN and COMMIT
        assert sari.post(PAGE, typed(day="2026-03-06")).status_code == 302
    told = [q["sql"] for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert len(told) <= 12


def test_a_late_report_on_a_moved_deadline_costs_at_most_twelve(
    desk: Desk, sari: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thursday is reported until Tuesday; the service was down in its last hours, so Wednesday morning is in time."""
    due = datetime(2026, 3, 10, 16, tzinfo=UTC)  # midnight at the counter
    Outage.objects.create(starts=due - timedelta(hours=5), ends=due, measured_by="uji")
    monkeypatch.setattr(clock, "now", lambda: due + timedelta(hours=1))
    sari.get("/")  # the process learns its agency
    with query_budget(14) as asked:  # the savepoint of the test stands for BEGIN and COMMIT
        assert sari.post(PAGE, typed(day="2026-03-05")).status_code == 302
    told = [q["sql"] for q in asked.captured_queries if "SAVEPOINT" not in q["sql"]]
    assert any("outage" in sql for sql in told)
    assert len(told) <= 12
    monkeypatch.setattr(clock, "now", lambda: due + timedelta(hours=6))
    answer = sari.post(PAGE, typed(day="2026-03-05"))
    assert answer.status_code == 422
    assert MOVED in answer.content.decode()
    assert "paling lambat 11-03-2026 05.00 WITA" in answer.content.decode()


MOVED = "Batas waktu digeser 5 jam karena layanan terhenti 10-03-2026 19.00–24.00 WITA."


def test_the_page_says_which_days_an_interruption_keeps_open(
    desk: Desk, sari: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = datetime(2026, 3, 10, 16, tzinfo=UTC)
    assert "Masih diterima sampai" not in shown(sari)
    Outage.objects.create(starts=due - timedelta(hours=5), ends=due, measured_by="uji")
    monkeypatch.setattr(clock, "now", lambda: due + timedelta(hours=1))
    with query_budget():
        text = shown(sari)
    assert "Masih diterima sampai 11-03-2026 05.00 WITA" in text
    assert f"5 Maret 2026. {MOVED}" in text


def test_days_that_are_settled_stand_behind_one_word(desk: Desk, sari: Client) -> None:
    for day in (6, 9):
        desk.report(day=date(2026, 3, day), text=f"Pekerjaan tanggal {day}")
    ActivityReport.objects.filter(day=date(2026, 3, 6)).update(
        state="accepted", accepted_at=desk.now, accepted_by=desk.cast.budi
    )
    before, _, behind = shown(sari).partition("1 hari sudah disetujui seluruhnya")
    assert "Pekerjaan tanggal 9" in before
    assert "Pekerjaan tanggal 6" not in before
    assert "Pekerjaan tanggal 6" in behind


def test_what_is_owed_stands_on_top(desk: Desk, sari: Client) -> None:
    assert "3 hari kerja belum ada laporannya" in shown(sari)


def test_the_page_of_a_superior_costs_no_more(desk: Desk) -> None:
    Outage.objects.create(starts=desk.now - timedelta(hours=5), ends=desk.now - timedelta(hours=3), measured_by="uji")
    for who in ("budi", "sekda"):
        client = desk.cast.client(who)
        with query_budget():
            shown(client)
    desk.year.agreed("budi", "dewi")
    budi = desk.cast.client("budi")
    with query_budget():
        shown(budi)


def test_the_page_costs_the_same_for_many_rows(desk: Desk, sari: Client) -> None:
    desk.finish(3)
    for _ in range(30):
        desk.permit()
    with query_budget():
        sari.get(PAGE)


def chosen(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_evidence_comes_with_the_form_and_stands_with_its_row(desk: Desk, sari: Client) -> None:
    files = [
        chosen("loket.jpg", samples.photo()),
        chosen("surat.docx", samples.ooxml(samples.DOCX)),
        chosen("daftar.csv", b"Hari;n\nSenin;4\n"),
    ]
    answer = sari.post(PAGE, typed(files=files, link="https://arsip.example/1"), follow=True)
    kinds = Evidence.objects.filter(report__text="Menata arsip").values_list("file__kind", flat=True)
    assert sorted(filter(None, kinds)) == ["docx", "jpeg", "text"]
    assert "4 bukti" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("loket.jpg", b"<!doctype html><script>1</script>", "loket.jpg berisi halaman web"),
        ("denah.png", samples.png_announcing(50_000, 50_000), "denah.png berukuran 50000 × 50000 titik"),
        ("besar.csv", b"Hari;n\n" * 200_000, "besar.csv lebih besar dari 1 MB"),
        ("kosong.pdf", b"", "kosong"),
    ],
    ids=["a web page named jpg", "a picture of 50,000 x 50,000", "too large", "empty"],
)
def test_a_refused_file_says_why_and_nothing_is_lost(
    desk: Desk, sari: Client, settings: Any, name: str, content: bytes, said: str
) -> None:
    settings.UPLOAD_LIMITS = dict.fromkeys(settings.UPLOAD_LIMITS, 2**20)
    good = chosen("surat.docx", samples.ooxml(samples.DOCX))
    answer = sari.post(PAGE, typed(text="Menata arsip lama", files=[good, chosen(name, content)]))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert "Menata arsip lama" in text
    assert not ActivityReport.objects.exists()
    kept = StoredFile.objects.get()
    assert kept.name == "surat.docx"
    assert f'name="evidence" value="{kept.pk}"' in text


def test_what_arrived_with_a_refused_form_is_not_sent_again(desk: Desk, sari: Client) -> None:
    refused = sari.post(PAGE, typed(text="", files=[chosen("loket.jpg", samples.photo())]))
    (kept,) = refused.context["form"].kept()
    again = sari.post(PAGE, typed(text="", evidence=str(kept.pk)))
    assert f'value="{kept.pk}"' in again.content.decode()
    assert sari.post(PAGE, typed(evidence=str(kept.pk))).status_code == 302
    assert Evidence.objects.get().file == kept


def test_all_files_together_have_a_measure(desk: Desk, sari: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kinerja.doors.web.ui.uploads.LARGEST_EVIDENCE", 1_000)
    answer = sari.post(PAGE, typed(text="Rekap antrean", files=[chosen("loket.jpg", samples.photo())]))
    assert answer.status_code == 422
    assert "terlalu besar untuk satu kiriman" in answer.content.decode()
    assert "Rekap antrean" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_more_than_ten_files_are_too_many(desk: Desk, sari: Client) -> None:
    files = [chosen(f"{n}.csv", b"Hari;n\nSenin;4\n") for n in range(11)]
    answer = sari.post(PAGE, typed(files=files))
    assert "Paling banyak 10 berkas" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_key_that_is_none_or_of_somebody_else_is_refused(desk: Desk, sari: Client) -> None:
    assert "Kunci berkas tidak dikenali" in sari.post(PAGE, typed(evidence="bukan-kunci")).content.decode()
    strange = take_in([samples.photo()], name="a.jpg", **desk.by("tono"))
    answer = sari.post(PAGE, typed(evidence=str(strange.pk)))
    assert "tidak ditemukan di antara unggahan Anda" in answer.content.decode()
    assert 'name="evidence"' not in answer.content.decode()


def test_what_was_sent_from_the_phone_stands_here_and_the_other_way_round(desk: Desk, sari: Client) -> None:
    sari.post("/saya/lapor", typed(text="Dari ponsel"))
    sari.post(PAGE, typed(text="Dari meja"))
    for page in (PAGE, "/saya/lapor"):
        text = sari.get(page).content.decode()
        assert "Dari ponsel" in text
        assert "Dari meja" in text
    assert 'href="/saya/lapor"' in shown(sari)
    assert 'href="/saya/laporan"' in sari.get("/saya/lapor").content.decode()


def test_both_pages_are_one_place_of_the_menu(desk: Desk, sari: Client) -> None:
    for page in (PAGE, "/saya/lapor"):
        assert '<a href="/saya/laporan" aria-current="page">Laporan kerja</a>' in sari.get(page).content.decode()
    refused = sari.post(CONFIRM, typed(rows=["service:tidak-ada"], act="one"))
    assert '<a href="/saya/laporan" aria-current="page">' in refused.content.decode()


def test_who_reports_while_others_write_keeps_his_words_and_sends_again(transactional_db: None, cast: Any) -> None:
    desk = Desk(Year(cast))
    sari = desk.cast.client("sari")
    form = typed(text="Menata arsip lama")
    with others_write(ActivityReport):
        busy = sari.post(PAGE, form)
    assert (busy.status_code, busy["Retry-After"]) == (503, "5")
    assert "Sistem sedang sibuk" in busy.content.decode()
    assert "Menata arsip lama</textarea>" in busy.content.decode()
    assert sari.post(PAGE, form).status_code == 302
    assert ActivityReport.objects.count() == 1
