"""Whether the trail is whole: asked for once, answered in the background, told on the page."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.doors.jobs.worker import run_next
from kinerja.doors.web.ui import clock
from kinerja.platform.audit.commands import check_trail
from kinerja.platform.audit.models import Checkpoint
from kinerja.platform.operations.models import Job

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def andi(cast: Any) -> Any:
    return cast.client("andi")


def _verify(andi: Any) -> Job:
    andi.post("/pengawasan/keutuhan")
    job = Job.objects.get(name="audit.verify_trail")
    while run_next(lambda: job.run_at):
        pass
    job.refresh_from_db()
    return job


def test_a_whole_trail_is_said_to_be_whole(cast: Any, andi: Any) -> None:
    check_trail(**cast.by)
    assert _verify(andi).state == Job.State.DONE
    assert "Jejak utuh" in andi.get("/pengawasan/keutuhan").content.decode()


def test_a_broken_trail_names_the_checkpoint(cast: Any, andi: Any) -> None:
    check_trail(**cast.by)
    whole = Checkpoint.objects.get()
    forged = Checkpoint.objects.create(last_entry=whole.last_entry + 1, at=cast.now, digest="0" * 64)
    assert _verify(andi).state == Job.State.FAILED
    response = andi.get("/pengawasan/keutuhan")
    assert response.context["broken"] == forged
    assert "Jejak tidak utuh lagi" in response.content.decode()


def test_asking_twice_within_a_minute_asks_once(cast: Any, andi: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: cast.now)
    andi.post("/pengawasan/keutuhan")
    andi.post("/pengawasan/keutuhan")
    assert Job.objects.filter(name="audit.verify_trail").count() == 1
