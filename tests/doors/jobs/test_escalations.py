"""Plans left without an answer, once their last day is over where the agency is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from kinerja.doors.jobs import escalations
from kinerja.doors.jobs.registry import WORKS
from kinerja.doors.jobs.sending import send_notices
from kinerja.platform.notices.models import Notice
from kinerja.platform.operations.models import Job
from kinerja.work.planning.models import Plan
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
# The midnight of Palu that ends 10 March, and a moment before it.
MIDNIGHT = datetime(2026, 3, 10, 16, 0, tzinfo=UTC)
BEFORE = MIDNIGHT - timedelta(seconds=1)


@pytest.fixture
def year(cast: Any) -> Year:
    year = Year(cast)
    year.reviewed()
    Plan.objects.update(answer_due="2026-03-10")
    return year


def run(year: Year, now: datetime) -> int:
    escalations.escalate(Job(), actor=year.cast.system, now=now)
    return Notice.objects.filter(employee=year.cast.dewi.pk).count()


def test_the_next_level_is_told_from_midnight_there_and_not_before(year: Year) -> None:
    assert run(year, BEFORE) == 0
    assert run(year, MIDNIGHT) == 1
    assert run(year, MIDNIGHT + timedelta(minutes=15)) == 1


def test_all_of_them_however_small_the_slices(year: Year, monkeypatch: Any) -> None:
    monkeypatch.setattr(escalations, "AT_ONCE", 1)
    for who in ("tono", "wati"):
        year.reviewed(who)
    Plan.objects.update(answer_due="2026-03-10")
    run(year, MIDNIGHT)
    assert not Plan.objects.filter(escalated_at=None).exists()


def test_it_looks_every_quarter_of_an_hour_and_the_letter_follows(year: Year, settings: Any, tmp_path: Any) -> None:
    settings.EMAIL_FILE_PATH = tmp_path
    assert WORKS["planning.escalate_silence"].every == timedelta(minutes=15)
    year.cast.dewi.email = "dewi@kota.example"
    year.cast.dewi.save(update_fields=["email"])
    run(year, MIDNIGHT)
    send_notices(Job(), actor=year.cast.system, now=MIDNIGHT)
    (letter,) = [one for one in mail.outbox if one.to == ["dewi@kota.example"]]
    assert f"{year.cast.budi.name} belum menjawab SKP {year.cast.sari.name}" in letter.body
    assert year.cast.sari.name not in letter.subject
