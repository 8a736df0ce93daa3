"""Services, the library of indicators, officers' labels and calendars."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.facts.service.models import Officer, Service, ServiceStandard
from kinerja.facts.service.terms import STANDARD_COMPONENTS
from kinerja.people.organisation.models import Holiday
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import LibraryIndicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def test_a_standard_needs_all_fourteen_components(cast: Any, hasan: Any) -> None:
    added = {"name": "Akta kelahiran", "code": "akta", "submission": str(new_id())}
    address = hasan.post("/kepegawaian/layanan/baru", added)["Location"]
    sent = {f"component_{name}": "Isi" for name in STANDARD_COMPONENTS}
    sent |= {"effective_from": "2026-01-01", "promised": "2,5", "promised_unit": "hours", "start_event": "ticket"}
    sent |= {"submission": str(new_id())}
    refused = hasan.post(f"{address}/standar", sent | {"component_fee": ""})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["component_fee"])
    for _ in range(2):
        assert hasan.post(f"{address}/standar", sent)["Location"] == address
    standard = ServiceStandard.objects.get(service=Service.objects.get(code="akta"))
    assert (str(standard.promised), standard.version) == ("2.50", 1)
    assert hasan.get(f"{address}/standar").context["form"]["component_fee"].value() == "Isi"


def test_a_promise_needs_its_unit(cast: Any, hasan: Any) -> None:
    service = Service.objects.create(code="akta", name="Akta")
    refused = hasan.post(f"/kepegawaian/layanan/{service.pk}/standar", {"promised": "3", "start_event": "ticket"})
    assert "promised_unit" in refused.context["form"].errors


def test_an_indicator_is_proposed_adopted_and_withdrawn(cast: Any, hasan: Any) -> None:
    sent = {
        "code": "loket-sapa", "group": "counter", "result_text": "Warga terlayani", "text": "Warga yang disapa",
        "aspect": "quality", "measure_unit": "persen", "polarity": "more", "target_low": "90", "source": "declared",
        "submission": str(new_id()),
    }  # fmt: skip
    assert hasan.post("/kepegawaian/pustaka/baru", sent).status_code == 422
    address = hasan.post("/kepegawaian/pustaka/baru", sent | {"evidence": "Catatan pengawas"})["Location"]
    for verb in ("pakai", "pakai", "tarik", "tarik"):
        assert hasan.post(f"{address}/{verb}").status_code == 302
    assert LibraryIndicator.objects.get(code="loket-sapa").state == "withdrawn"


def test_a_label_is_matched_by_name_and_an_older_page_does_not_overwrite(cast: Any, hasan: Any) -> None:
    officer = Officer.objects.create(register="ktp", label="Loket 3")
    address = f"/kepegawaian/petugas/{officer.pk}"
    found = hasan.post(address, {"who": "Sari"})
    assert [row.name for row in found.context["rows"]] == [cast.sari.name]
    for _ in range(2):
        assert hasan.post(f"{address}/cocokkan", {"employee": str(cast.sari.pk), "before": ""}).status_code == 302
    late = hasan.post(f"{address}/cocokkan", {"employee": str(cast.budi.pk), "before": ""})
    assert late.status_code == 409
    officer.refresh_from_db()
    assert officer.employee == cast.sari


def test_labels_that_are_a_nip_are_matched_together(cast: Any, hasan: Any) -> None:
    officer = Officer.objects.create(register="ktp", label=cast.sari.nip)
    hasan.post("/kepegawaian/petugas/nip")
    officer.refresh_from_db()
    assert officer.employee == cast.sari


def test_hours_are_typed_as_people_write_them(cast: Any, hasan: Any) -> None:
    calendar = cast.calendars[0]
    address = f"/kepegawaian/kalender/{calendar.pk}/ubah"
    form = hasan.get(address).context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    wrong = hasan.post(address, sent | {"day_4": "siang"})
    assert (wrong.status_code, "day_4" in wrong.context["form"].errors) == (422, True)
    assert hasan.post(address, sent | {"day_4": "07.30-11.00, 13:30–16:00"}).status_code == 302
    calendar.refresh_from_db()
    assert calendar.weekly["4"] == [["07:30", "11:00"], ["13:30", "16:00"]]


def test_holidays_are_seeded_added_and_removed(cast: Any, hasan: Any) -> None:
    hasan.post("/kepegawaian/libur/isi", {"year": "2026"})
    assert Holiday.objects.filter(day="2026-08-17").exists()
    sent = {"day": "2026-03-27", "name": "HUT Kota", "submission": str(new_id())}
    for _ in range(2):
        assert hasan.post("/kepegawaian/libur", sent)["Location"] == "/kepegawaian/libur?tahun=2026"
    closure = Holiday.objects.get(name="HUT Kota")
    for _ in range(2):
        assert hasan.post(f"/kepegawaian/libur/{closure.pk}/hapus").status_code == 302
    assert not Holiday.objects.filter(name="HUT Kota").exists()
