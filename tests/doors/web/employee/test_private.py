"""Counselling on pages: what is refused keeps what was typed, what is sent twice is there once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kinerja.work.feedback.models import Counselling, CounsellingSession
from kinerja.work.feedback.papers import matter_in, talk_in
from tests.doors.web.refusing import check_kept
from tests.work.feedback.talking import in_counselling, listed, mandates, reported
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
PLACE = "/saya/pribadi"
WORDS = {"seen": "Menjawab warga dengan bentakan", "tried": "Dua kali dibicarakan"}
CHANGED = "baru saja diubah"


@pytest.fixture
def year(cast: Any) -> Year:
    year = Year(cast)
    mandates(year)
    return year


def act(year: Year, matter: Counselling, do: str, who: str, **sent: Any) -> Any:
    return year.cast.client(who).post(f"{PLACE}/{matter.pk}", {"do": do, "version": matter.version, **sent})


def test_a_report_is_kept_and_counts_once(year: Year) -> None:
    budi = year.cast.client("budi")
    sent = {"subject": str(year.cast.sari.pk), "value": "4", "seen_on": "2026-03-09", "submission": uuid4(), **WORDS}
    page = check_kept(budi.post(PLACE, {**sent, "seen_on": "2026-03-11"}), "belum tiba", *WORDS.values())
    assert 'k-more" open' in page, "what was typed stands open"
    check_kept(budi.post(PLACE, {**sent, "tried": " "}), "Yang sudah Anda coba: ", WORDS["seen"])
    for _ in range(2):
        assert budi.post(PLACE, sent)["Location"] == PLACE
    assert Counselling.objects.count() == 1


def test_listing_and_declining_are_kept_and_happen_once(year: Year) -> None:
    matter = reported(year)
    check_kept(act(year, matter, "list", "sekda", counsellor=year.cast.tono.pk), "Konselor: ")
    check_kept(act(year, matter, "decline", "sekda", answer="t" * 1001), "Alasan tidak dilanjutkan: ", "t" * 1001)
    assert act(year, matter, "list", "sekda", counsellor=year.cast.yusuf.pk)["Location"] == PLACE
    late = act(year, matter, "decline", "sekda", answer="Belum perlu")
    assert late.status_code == 403, "who listed it has decided"
    matter.refresh_from_db()
    assert matter.state == "listed"


def test_an_invitation_is_kept_and_sent_once(year: Year) -> None:
    matter = listed(year, reported(year))
    sent = {"at": "2026-03-12T09:00", "place": "Ruang tenang"}
    check_kept(act(year, matter, "invite", "yusuf", **{**sent, "at": "nanti"}), "Waktu: ", "nanti", "Ruang tenang")
    assert act(year, matter, "invite", "yusuf", **sent).status_code == 302
    check_kept(act(year, matter, "invite", "yusuf", **sent), CHANGED, "Ruang tenang", status=409)
    assert CounsellingSession.objects.count() == 1


def test_notes_are_kept_and_written_once(year: Year) -> None:
    matter = in_counselling(year)
    session = matter.sessions.get()
    sent = {"session": session.pk, "agreed": "Jeda sebelum menjawab", "notes": "Lelah"}
    long = act(year, matter, "note", "yusuf", **{**sent, "notes": "s" * 4001})
    check_kept(long, "Catatan Anda sendiri", "s" * 4001, "Jeda sebelum menjawab")
    assert act(year, matter, "note", "yusuf", **sent).status_code == 302
    again = act(year, matter, "note", "yusuf", **{**sent, "notes": "Sudah tidur cukup"})
    check_kept(again, CHANGED, "Sudah tidur cukup", status=409)
    session.refresh_from_db()
    assert talk_in(session.sealed).notes == "Lelah"


def test_closing_is_kept_and_happens_once(year: Year) -> None:
    matter = in_counselling(year)
    check_kept(act(year, matter, "close", "yusuf", outcome=" ", follow_up="training"), "Hasil: ", "selected")
    sent = {"outcome": "Tenang kembali", "follow_up": "training"}
    assert act(year, matter, "close", "yusuf", **sent).status_code == 302
    late = act(year, matter, "close", "yusuf", **{**sent, "outcome": "Masih marah"})
    check_kept(late, CHANGED, "Yang tadi Anda tulis", "Masih marah", status=409)
    matter.refresh_from_db()
    assert matter_in(matter.sealed).outcome == "Tenang kembali"
