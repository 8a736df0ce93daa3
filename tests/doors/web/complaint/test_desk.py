"""The desk for complaints: what is due first, the steps that may follow, and who may press what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kinerja.doors.duties import duties
from kinerja.doors.web.ui import clock
from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.platform.audit.models import Entry
from tests.cast import Cast
from tests.facts.complaint.talk import REPLY, WHAT, WHY, Talk
from tests.harness.budget import PAGE_BUDGET, query_budget


@pytest.fixture
def talk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Talk:
    made = Talk(cast)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def text(answer: Any) -> str:
    return str(answer.content.decode())


def press(client: Client, complaint: Complaint, step: str, words: str = "", **more: Any) -> Any:
    complaint.refresh_from_db()
    return client.post(f"/pengaduan/{complaint.pk}", {"step": step, "seen": complaint.version, "words": words, **more})


def test_what_is_due_first_stands_first_and_filters_narrow(talk: Talk) -> None:
    late = talk.routed()
    talk.later(days=40)
    fresh, praise, answered = talk.filed(), talk.filed(kind="praise"), talk.answered()
    page = text(talk.cast.client("sari").get("/pengaduan"))
    assert page.index(late.code) < page.index(fresh.code)
    assert "lewat tenggat" in page
    assert answered.code not in page
    assert answered.code in text(talk.cast.client("sari").get("/pengaduan?tampil=tinjau"))
    only = text(talk.cast.client("sari").get("/pengaduan?jenis=praise"))
    assert (praise.code in only, fresh.code in only) == (True, False)
    assert "Tidak ada laporan di sini" in text(talk.cast.client("tono").get("/pengaduan?tampil=terbuka"))


def test_a_complaint_is_read_routed_and_answered(talk: Talk) -> None:
    complaint, client = talk.filed(), talk.cast.client("budi")
    page = text(client.get(f"/pengaduan/{complaint.pk}"))
    assert WHAT in page
    assert "Rina Palupi" in page
    assert Entry.objects.filter(verb="complaint.seen", thing_id=str(complaint.pk)).count() == 1
    typed = {"unit": talk.unit.pk, "handling": "simple", "seen": complaint.version, "about": ""}
    assert client.post(f"/pengaduan/{complaint.pk}/salurkan", typed).status_code == 302
    assert press(client, complaint, "answer", "ya").status_code == 422
    assert press(client, complaint, "answer", REPLY).status_code == 302
    complaint.refresh_from_db()
    assert (complaint.stage, complaint.handling) == ("answered", "simple")


def test_an_old_page_does_not_act_twice(talk: Talk) -> None:
    complaint = talk.routed()
    answer = press(talk.cast.client("sari"), complaint, "answer", REPLY, seen=complaint.version - 1)
    assert answer.status_code == 409
    assert REPLY in text(answer)


def test_whom_it_is_about_is_named_by_number_and_sees_it_no_more(talk: Talk) -> None:
    complaint = talk.filed()
    typed = {"unit": talk.unit.pk, "handling": "desk", "seen": 0, "about": "1"}
    refused = talk.cast.client("budi").post(f"/pengaduan/{complaint.pk}/salurkan", typed)
    assert (refused.status_code, "Tidak ada pegawai dengan NIP itu" in text(refused)) == (422, True)
    typed["about"] = talk.cast.sari.nip or ""
    assert talk.cast.client("budi").post(f"/pengaduan/{complaint.pk}/salurkan", typed).status_code == 302
    assert talk.cast.client("sari").get(f"/pengaduan/{complaint.pk}").status_code == 404


def test_a_secret_reporter_is_known_to_the_inspectorate_alone(talk: Talk) -> None:
    complaint = talk.filed(identity="secret")
    seen = {name: "Rina Palupi" in text(talk.cast.client(name).get(f"/pengaduan/{complaint.pk}"))
            for name in ("sari", "budi", "dewi", "andi")}  # fmt: skip
    assert seen == {"sari": False, "budi": False, "dewi": False, "andi": True}


def test_the_reporters_code_and_link_are_on_no_page_of_the_office(talk: Talk) -> None:
    complaint = talk.answered()
    talk.asked(complaint)
    page = text(talk.cast.client("andi").get(f"/pengaduan/{complaint.pk}"))
    assert "/layanan/pengaduan" not in page.partition("<main")[2]


def test_only_somebody_outside_closes(talk: Talk) -> None:
    complaint = talk.answered()
    assert "Tinjau dan tutup" not in text(talk.cast.client("budi").get(f"/pengaduan/{complaint.pk}"))
    assert press(talk.cast.client("budi"), complaint, "close", REPLY).status_code == 403
    assert "Tinjau dan tutup" in text(talk.cast.client("andi").get(f"/pengaduan/{complaint.pk}"))
    assert press(talk.cast.client("andi"), complaint, "close", REPLY).status_code == 302


def test_who_gives_it_away_is_led_back_to_the_list(talk: Talk) -> None:
    complaint = talk.filed()
    typed = {"unit": talk.cast.units["KOMINFO"].pk, "handling": "desk", "seen": 0, "about": ""}
    answer = talk.cast.client("sari").post(f"/pengaduan/{complaint.pk}/salurkan", typed)
    assert answer["Location"] == "/pengaduan"


def test_heads_and_inspectors_owe_what_waits(talk: Talk) -> None:
    def owed(name: str) -> list[str]:
        return [str(duty.sentence.template) for duty in duties(talk.cast.actor(name, talk.now.date()), talk.now)]

    talk.filed()
    reopened = talk.answered()
    commands.citizen_disagrees(reopened, why=WHY, **talk.rinas)
    assert "Tindak lanjuti {n} laporan warga." in owed("budi")
    assert "Tindak lanjuti {n} laporan warga." in owed("dewi")
    assert "Tindak lanjuti {n} laporan warga." not in owed("sari")
    assert "Tinjau {n} laporan warga dari luar unitnya." in owed("andi")


@pytest.mark.parametrize("count", [1, 12])
def test_pages_cost_the_same_however_many_there_are(talk: Talk, count: int) -> None:
    complaints = [talk.routed(papers=[talk.paper()]) for _n in range(count)]
    client = talk.cast.client("budi")
    for address in ("/pengaduan", f"/pengaduan/{complaints[0].pk}"):
        with query_budget(PAGE_BUDGET):
            assert client.get(address).status_code == 200
