"""Questions about one's days at the counter, and what the leader sees of them."""

from __future__ import annotations

import pytest

from kinerja.doors.web.ui import clock
from kinerja.facts.queueing.models import DayFlag
from tests.cast import Cast
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.test_day_flags import QUICK, night, yesterday

OWN, LEADERS = "/loket/pertanyaan", "/pimpinan/loket/tanda"


@pytest.fixture
def flag(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> DayFlag:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    hall = Hall(cast)
    yesterday(hall, [QUICK] * 3)
    night(hall)
    return DayFlag.objects.get()


def text(cast: Cast, who: str, address: str) -> str:
    return cast.client(who).get(address).content.decode()


def test_the_officer_reads_the_question_and_answers_it_beside(cast: Cast, flag: DayFlag) -> None:
    assert "lebih singkat daripada biasanya" in text(cast, "sari", OWN)
    assert "Belum ada tanda" in text(cast, "budi", LEADERS)
    sent = cast.client("sari").post(f"{OWN}/{flag.pk}", {"answer": "Warga hanya bertanya arah."})
    assert sent.status_code == 302
    assert "Warga hanya bertanya arah." in text(cast, "sari", OWN)
    assert "Warga hanya bertanya arah." in text(cast, "budi", LEADERS)


def test_an_empty_answer_is_asked_for_again(cast: Cast, flag: DayFlag) -> None:
    sent = cast.client("sari").post(f"{OWN}/{flag.pk}", {"answer": " "})
    assert sent.status_code == 422
    assert "Ada masalah" in sent.content.decode()


def test_a_question_of_somebody_else_is_not_there(cast: Cast, flag: DayFlag) -> None:
    assert cast.client("budi").post(f"{OWN}/{flag.pk}", {"answer": "x"}).status_code == 404
    assert "Tidak ada pertanyaan" in text(cast, "budi", OWN)


def test_the_leader_of_another_unit_sees_none(cast: Cast, flag: DayFlag) -> None:
    DayFlag.objects.update(answer="Arah.", answered_at=cast.now)
    assert "Arah." in text(cast, "dewi", LEADERS)
    assert cast.client("tono").get(LEADERS).status_code == 403
