"""A period from its figures to its publication, with work in the background that a reload finds again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.doors.jobs.worker import run_next
from kinerja.doors.web.ui import clock
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.transparency.models import Publication
from kinerja.platform.audit.models import Entry
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Cycle, Period
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(cast: Any, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    return Town(cast)


@pytest.fixture
def hasan(town: Town) -> Any:
    return town.cast.client("hasan")


def _work(town: Town) -> None:
    while run_next(lambda: town.cast.now + timedelta(seconds=1)):
        pass


def test_figures_are_computed_in_the_background_once_for_two_clicks(town: Town, hasan: Any) -> None:
    town.plan(town.cast.sari, ("service.on_time_share", {}, 90))
    address = f"/kepegawaian/periode/{town.period.pk}"
    for _ in range(2):
        assert hasan.post(f"{address}/hitung")["Location"] == address
    job = hasan.get(address).context["job"]
    assert (job.state, Job.objects.filter(name=job.name).count()) == ("waiting", 1)
    _work(town)
    page = hasan.get(address)
    assert (page.context["job"].state, page.context["run"].number) == ("done", 1)
    assert page.context["counts"]["all"] == Evaluation.objects.count() == 1
    assert Entry.objects.get(verb="measurement.computed").actor_name == town.cast.hasan.name


def test_a_refusal_in_the_background_is_told_on_the_page(town: Town, hasan: Any) -> None:
    address = f"/kepegawaian/periode/{town.period.pk}"
    hasan.post(f"{address}/hitung")
    Period.objects.filter(pk=town.period.pk).update(state="closed")
    _work(town)
    page = hasan.get(address)
    assert page.context["job"].state == "failed"
    assert "sudah ditutup" in page.content.decode()


def test_states_follow_one_another_and_a_double_click_is_harmless(town: Town, hasan: Any) -> None:
    address = f"/kepegawaian/periode/{town.period.pk}/keadaan"
    for state in ("evaluating", "evaluating"):
        assert hasan.post(address, {"state": state}).status_code == 302
    assert hasan.post(address, {"state": "closed"})["Location"].endswith("/tutup")
    Period.objects.filter(pk=town.period.pk).update(state="closed")
    refused = hasan.post(address, {"state": "evaluating", "reason": ""})
    assert (refused.status_code, "alasan membuka kembali" in refused.content.decode()) == (422, True)
    assert hasan.post(address, {"state": "evaluating", "reason": "Salah hitung"}).status_code == 302
    assert Entry.objects.filter(verb="planning.period_changed").count() == 2


def test_publishing_twice_with_one_form_publishes_once(town: Town, hasan: Any) -> None:
    hasan.post(f"/kepegawaian/periode/{town.period.pk}/hitung")
    _work(town)
    Period.objects.filter(pk=town.period.pk).update(state="closed")
    sent = {"submission": str(new_id())}
    for _ in range(2):
        hasan.post(f"/kepegawaian/periode/{town.period.pk}/terbitkan", sent)
    assert Publication.objects.filter(period=town.period).count() == 1


def test_publishing_too_early_says_why(town: Town, hasan: Any) -> None:
    sent = {"submission": str(new_id())}
    response = hasan.post(f"/kepegawaian/periode/{town.period.pk}/terbitkan", sent, follow=True)
    assert "belum ditutup" in response.content.decode()


def test_a_cycle_opens_with_its_quarters_once(town: Town, hasan: Any) -> None:
    shown = hasan.get("/kepegawaian/siklus/baru").context["form"]
    sent = {name: shown[name].value() for name in ("code", "name", "starts", "ends")}
    sent |= {"quarters": "on", "submission": str(new_id())}
    for _ in range(2):
        assert hasan.post("/kepegawaian/siklus/baru", sent).status_code == 302
    assert Cycle.objects.get(code="2027").periods.count() == 4
