"""Forms of the desk: what was typed stays, a second click changes nothing, whoever comes second is told."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.people.organisation import commands
from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id

pytestmark = pytest.mark.django_db
RINA = {"name": "Rina Melati, S.Kom.", "kind": "pns", "nip": "19920304 201903 2 011", "rank": "III/a"}


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def _shown(response: Any) -> dict[str, Any]:
    """What the form on a page would send unchanged."""
    form = response.context["form"]
    values = {field.html_name: field.value() for field in form}
    return {name: "" if value is None else value for name, value in values.items()}


def test_a_form_sent_twice_hires_once_and_answers_the_same(hasan: Any) -> None:
    sent = RINA | {"submission": str(new_id())}
    first, second = (hasan.post("/kepegawaian/pegawai/baru", sent) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Employee.objects.filter(name=RINA["name"]).count() == 1


def test_a_refused_form_keeps_what_was_typed_and_its_key(hasan: Any) -> None:
    key = str(new_id())
    refused = hasan.post("/kepegawaian/pegawai/baru", RINA | {"nip": "123", "submission": key})
    assert refused.status_code == 422
    assert RINA["name"] in refused.content.decode()
    assert hasan.post("/kepegawaian/pegawai/baru", RINA | {"submission": key}).status_code == 302


def test_changes_name_their_fields_in_the_trail(cast: Any, hasan: Any) -> None:
    address = f"/kepegawaian/pegawai/{cast.sari.pk}/ubah"
    assert hasan.post(address, _shown(hasan.get(address)) | {"email": "sari@contoh.go.id"}).status_code == 302
    assert Entry.objects.get(verb="organisation.employee_changed").data == {"changed": ["email"]}


def test_who_saves_second_is_told_and_may_save_again(cast: Any, hasan: Any) -> None:
    address = f"/kepegawaian/pegawai/{cast.sari.pk}/ubah"
    typed = _shown(hasan.get(address)) | {"email": "sari@contoh.go.id"}
    commands.change_employee(cast.sari, education="s1", **cast.by)
    told = hasan.post(address, typed)
    assert told.status_code == 409
    assert "diubah orang lain" in told.content.decode()
    assert "sari@contoh.go.id" in told.content.decode()
    again = _shown(told) | {"education": "s1"}
    assert hasan.post(address, again).status_code == 302
    cast.sari.refresh_from_db()
    assert (cast.sari.email, cast.sari.education) == ("sari@contoh.go.id", "s1")


def test_appointing_looks_for_the_post_first(cast: Any, hasan: Any) -> None:
    address = f"/kepegawaian/pegawai/{cast.sari.pk}/tugaskan"
    found = hasan.get(address, {"cari": "kepala rsud direktur"}).context["found"]
    assert [post.code for post in hasan.get(address, {"cari": "direktur rsud"}).context["found"]] == ["RSUD-KA"]
    assert found == []
    sent = {
        "position": str(cast.posts["RSUD-KA"].pk), "kind": "plt", "starts": "2026-04-01", "ends": "2026-05-01",
        "submission": str(new_id()),
    }  # fmt: skip
    for _ in range(2):
        assert hasan.post(address, sent)["Location"] == f"/kepegawaian/pegawai/{cast.sari.pk}"
    assert Appointment.objects.filter(employee=cast.sari, kind="plt").count() == 1


def test_two_definitive_posts_at_once_are_refused_with_a_sentence(cast: Any, hasan: Any) -> None:
    sent = {
        "position": str(cast.posts["RSUD-PERAWAT"].pk), "kind": "definitive", "starts": "2026-04-01",
        "submission": str(new_id()),
    }  # fmt: skip
    refused = hasan.post(f"/kepegawaian/pegawai/{cast.sari.pk}/tugaskan", sent)
    assert refused.status_code == 422
    assert "sudah mempunyai jabatan definitif" in refused.content.decode()


def test_an_appointment_is_ended_and_one_that_never_held_withdrawn(cast: Any, hasan: Any) -> None:
    held = Appointment.objects.get(employee=cast.sari)
    address = f"/kepegawaian/penugasan/{held.pk}"
    assert (
        hasan.post(f"{address}/akhiri", _shown(hasan.get(f"{address}/akhiri")) | {"ends": "2026-12-01"}).status_code
        == 302
    )
    assert hasan.post(f"{address}/batalkan", {"reason": ""}).status_code == 422
    for _ in range(2):
        assert hasan.post(f"{address}/batalkan", {"reason": "Salah orang"}).status_code == 302
    assert not Appointment.objects.filter(employee=cast.sari).exists()
    assert Entry.objects.get(verb="organisation.appointment_withdrawn").data["reason"] == "Salah orang"


def test_units_and_posts_are_added_changed_and_closed(cast: Any, hasan: Any) -> None:
    top = f"/kepegawaian/unit/{cast.units['DUKCAPIL'].pk}"
    sent = {"code": "DUKCAPIL-A", "name": "Seksi Arsip", "kind": "section", "zone": "Asia/Makassar"}
    assert hasan.post(f"{top}/tambah", sent | {"submission": str(new_id())}).status_code == 302
    archive = Unit.objects.get(code="DUKCAPIL-A")
    post = {"code": "DUKCAPIL-A-KA", "title": "Kepala Seksi Arsip", "kind": "pengawas", "seats": "1"}
    post |= {"heads_unit": "on", "submission": str(new_id())}
    posts = f"/kepegawaian/unit/{archive.pk}/jabatan"
    wrong = hasan.post(posts, post | {"superior_code": "TIADA"})
    assert (wrong.status_code, "TIADA" in wrong.content.decode()) == (422, True)
    assert hasan.post(posts, post | {"superior_code": "dukcapil-ka"}).status_code == 302
    head = Position.objects.get(code="DUKCAPIL-A-KA")
    assert head.superior == cast.posts["DUKCAPIL-KA"]
    address = f"/kepegawaian/jabatan/{head.pk}/ubah"
    assert hasan.post(address, _shown(hasan.get(address)) | {"seats": "2"}).status_code == 302
    head.refresh_from_db()
    assert (head.seats, head.superior_id) == (2, cast.posts["DUKCAPIL-KA"].pk)
    closing = {"seen": hasan.get(f"/kepegawaian/unit/{archive.pk}/ubah").context["close_form"]["seen"].value()}
    assert hasan.post(f"/kepegawaian/unit/{archive.pk}/tutup", closing | {"closed_on": "2026-06-01"}).status_code == 302
    archive.refresh_from_db()
    assert str(archive.closed_on) == "2026-06-01"


def test_a_unit_with_people_cannot_be_closed_and_says_why(cast: Any, hasan: Any) -> None:
    unit = cast.units["DUKCAPIL-L"]
    seen = hasan.get(f"/kepegawaian/unit/{unit.pk}/ubah").context["close_form"]["seen"].value()
    refused = hasan.post(f"/kepegawaian/unit/{unit.pk}/tutup", {"seen": seen, "closed_on": "2026-06-01"})
    assert refused.status_code == 422
    assert "masih berisi pegawai" in refused.content.decode()


def test_a_mandate_is_not_given_by_personnel(cast: Any, hasan: Any) -> None:
    address = f"/kepegawaian/pegawai/{cast.sari.pk}/mandat"
    sent = {"role": "inspector", "starts": "2026-04-01", "submission": str(new_id())}
    assert hasan.post(address, sent).status_code == 403
