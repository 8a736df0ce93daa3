"""Files brought in through the browser: looked at before they count, refused with sentences, applied once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kinerja.doors.jobs.worker import run_next
from kinerja.facts.service.models import LogImport, Request
from kinerja.people.organisation.models import StaffImport, Unit
from kinerja.platform.audit.models import Entry
from kinerja.platform.operations.models import Job

pytestmark = pytest.mark.django_db(transaction=True)

UNITS = "kode;nama;jenis;kode_induk\nARSIP;Seksi Arsip;seksi;DUKCAPIL\n"
MAPPING = """[service]
code = "ktp"
name = "KTP"
[columns]
case = "nomor"
opened = "masuk"
closed = "selesai"
"""
LOG = "nomor,masuk,selesai\nA1,2026-01-05T08:00:00,2026-01-06T09:00:00\nA2,2026-01-05T08:30:00,\n"


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def _file(text: str, name: str = "unit.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def _work() -> None:
    """The background worker, until nothing is left."""
    newest = Job.objects.latest("run_at").run_at + timedelta(seconds=1)
    while run_next(lambda: newest):
        pass


def _sheet(hasan: Any, text: str) -> Any:
    return hasan.post("/kepegawaian/impor/pegawai", {"kind": "units", "file": _file(text)})


def test_a_sheet_changes_nothing_before_somebody_agrees(cast: Any, hasan: Any) -> None:
    address = _sheet(hasan, UNITS)["Location"]
    assert not Unit.objects.filter(code="ARSIP").exists()
    page = hasan.get(address)
    assert page.context["new"][0]["key"] == "ARSIP"
    for _ in range(2):
        assert hasan.post(address)["Location"] == address
    assert Unit.objects.get(code="ARSIP").parent == cast.units["DUKCAPIL"]
    assert Entry.objects.filter(verb="organisation.sheet_applied").count() == 1


def test_the_same_sheet_again_changes_nothing(cast: Any, hasan: Any) -> None:
    hasan.post(_sheet(hasan, UNITS)["Location"])
    assert hasan.get(_sheet(hasan, UNITS)["Location"]).context["nothing"] is True


def test_a_wrong_row_is_named_with_its_reason(cast: Any, hasan: Any) -> None:
    address = _sheet(hasan, UNITS.replace("DUKCAPIL", "TIADA"))["Location"]
    page = hasan.get(address)
    assert [(one["row"], one["column"]) for one in page.context["problems"]] == [(2, "kode_induk")]
    assert "TIADA" in page.context["problems"][0]["sentence"]
    assert hasan.post(address).status_code == 422
    assert not Unit.objects.filter(code="ARSIP").exists()


def test_what_is_no_sheet_gets_a_sentence(cast: Any, hasan: Any) -> None:
    response = hasan.post("/kepegawaian/impor/pegawai", {"kind": "units", "file": _file("%PDF-1.7", "unit.pdf")})
    assert response.status_code == 422
    assert "dokumen PDF" in response.content.decode()
    assert not StaffImport.objects.exists()


def test_a_sheet_overtaken_by_somebody_else_is_refused(cast: Any, hasan: Any) -> None:
    address = _sheet(hasan, UNITS)["Location"]
    hasan.post(_sheet(hasan, UNITS)["Location"])
    refused = hasan.post(address)
    assert refused.status_code == 409
    assert "Periksa lembar ini sekali lagi" in refused.content.decode()


@pytest.mark.parametrize("kind", ["units", "positions", "staff", "appointments"])
def test_templates_can_be_taken(cast: Any, hasan: Any, kind: str) -> None:
    assert hasan.get(f"/kepegawaian/impor/templat/{kind}").content[:2] == b"PK"
    assert b"kode" in hasan.get(f"/kepegawaian/impor/templat/{kind}", {"bentuk": "csv"}).content or kind == "staff"


def _log(hasan: Any, text: str = LOG, mapping: str = MAPPING) -> Any:
    return hasan.post("/kepegawaian/impor/log", {"file": _file(text, "log.csv"), "mapping": mapping})


def test_a_log_is_checked_in_the_background_then_stored_in_the_askers_name(cast: Any, hasan: Any) -> None:
    address = _log(hasan)["Location"]
    assert hasan.get(address).context["running"] is True
    _work()
    page = hasan.get(address)
    assert dict(page.context["counts"])["kasus baru"] == 2
    assert not Request.objects.exists()
    for _ in range(2):
        hasan.post(f"{address}/simpan")
        _work()
    assert Request.objects.count() == 2
    assert Entry.objects.get(verb="service.log_committed").actor_name == cast.hasan.name
    assert "Sudah disimpan" in hasan.get(address).content.decode()


def test_rejected_rows_are_named_can_be_taken_and_skipped(cast: Any, hasan: Any) -> None:
    address = _log(hasan, LOG + "A3,kemarin,\n")["Location"]
    _work()
    page = hasan.get(address)
    assert page.context["log_import"].state == LogImport.State.REFUSED
    assert page.context["report"]["first_rejected"][0]["row"] == 3
    assert "A3" in hasan.get(f"{address}/ditolak.csv").content.decode()
    hasan.post(f"{address}/periksa", {"skip": "1"})
    _work()
    assert hasan.get(address).context["skipping"] is True
    hasan.post(f"{address}/simpan", {"skip": "1"})
    _work()
    assert Request.objects.count() == 2


def test_a_wrong_mapping_is_refused_at_once_and_stays_as_typed(cast: Any, hasan: Any) -> None:
    response = _log(hasan, mapping=MAPPING.replace("opened", "openned"))
    assert response.status_code == 422
    text = response.content.decode()
    assert "openned" in text
    assert "pilih lagi berkasnya" in text
    assert not LogImport.objects.exists()


@pytest.mark.parametrize(
    ("mapping", "sentence"), [("a = " + "[" * 50_000, "bukan TOML yang benar"), ("# " + "x" * 2**20, "lebih besar")]
)
def test_a_mapping_made_to_tire_the_house_is_refused(hasan: Any, mapping: str, sentence: str) -> None:
    sent = {"file": _file(LOG, "log.csv"), "mapping_file": _file(mapping, "peta.toml")}
    response = hasan.post("/kepegawaian/impor/log", sent)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not LogImport.objects.exists()


def test_a_file_that_is_no_log_says_so_on_its_page(cast: Any, hasan: Any) -> None:
    address = _log(hasan, "lain,kolom\n1,2\n")["Location"]
    _work()
    assert hasan.get(address).context["report"]["refused"]
    assert "tidak dapat dibaca" in hasan.get(address).content.decode()
