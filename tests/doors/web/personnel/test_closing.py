"""The page that closes a period: what it says before, while and after."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.doors.web.ui import clock
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Period
from tests.judgement.town import Town
from tests.outcomes.closing.ready import Ready

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ready(cast: Any, monkeypatch: pytest.MonkeyPatch) -> Ready:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    return Ready(Town(cast))


@pytest.fixture
def hasan(ready: Ready) -> Any:
    return ready.cast.client("hasan")


def _address(ready: Ready) -> str:
    return f"/kepegawaian/periode/{ready.town.period.pk}/tutup"


def test_it_goes_from_the_question_to_the_result_and_a_reload_finds_it_again(ready: Ready, hasan: Any) -> None:
    address = _address(ready)
    before = hasan.get(address).content.decode()
    assert "2 penilaian tetap belum ditetapkan" in before
    assert "Tidak ada yang diputuskan mesin." in before
    for _ in range(2):
        assert hasan.post(address)["Location"] == address
    page = hasan.get(address)
    assert [step.state for step in page.context["steps"]] == ["now", "later", "later", "later"]
    assert f'hx-get="{address}/kemajuan"' in page.content.decode()
    ready.work()
    part = hasan.get(f"{address}/kemajuan").content.decode()
    assert ("hx-get" in part, "<html" in part, "1 dari 1 dokumen terbit" in part) == (False, False, True)
    page = hasan.get(address)
    assert {step.state for step in page.context["steps"]} == {"done"}
    assert "Sebaran predikat saat dikunci" in page.content.decode()


def test_a_second_press_after_the_end_says_that_it_is_closed(ready: Ready, hasan: Any) -> None:
    hasan.post(_address(ready))
    ready.work()
    refused = hasan.post(_address(ready))
    assert (refused.status_code, "sudah ditutup" in refused.content.decode()) == (422, True)


def test_what_stopped_says_why_and_offers_to_go_on(ready: Ready, hasan: Any) -> None:
    hasan.post(_address(ready))
    Period.objects.filter(pk=ready.town.period.pk).update(state="open")
    ready.work()
    assert Job.objects.get(name="closing.close_period").state == "failed"
    page = hasan.get(_address(ready)).content.decode()
    assert "Penutupan berhenti" in page
    assert "Lanjutkan penutupan" in page


def test_too_early_or_empty_it_offers_no_button(ready: Ready, hasan: Any) -> None:
    Period.objects.filter(pk=ready.town.period.pk).update(state="open")
    page = hasan.get(_address(ready)).content.decode()
    assert ("Penilaian belum dibuka" in page, "Ya, tutup periode" in page) == (True, False)
    assert hasan.post(_address(ready)).status_code == 422


def test_a_period_closed_before_closings_were_kept_says_so(ready: Ready, hasan: Any) -> None:
    Period.objects.filter(pk=ready.town.period.pk).update(state="closed")
    assert "sebelum penutupan dicatat" in hasan.get(_address(ready)).content.decode()
