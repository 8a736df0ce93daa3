"""Notices on their way, and the one digest."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.doors.jobs import worker
from kinerja.doors.jobs.digests import plan_digests
from kinerja.doors.jobs.sending import send_notices
from kinerja.people.organisation.models import Employee
from kinerja.platform.notices.commands import choose, notify
from kinerja.platform.notices.models import Delivery, Notice
from kinerja.platform.notices.terms import DeliveryState, Kind
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.sentences import sentence
from tests.work.planned import Year

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)  # 08.00 in Palu


@pytest.fixture
def year(cast: Any) -> Year:
    Employee.objects.update(email="")
    for name in ("sari", "budi", "tono"):
        Employee.objects.filter(pk=getattr(cast, name).pk).update(email=f"{name}@kota.example")
    return Year(cast)


@pytest.fixture(autouse=True)
def _outbox(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    settings.PUBLIC_ADDRESS = "https://kinerja.example"


def tell(cast: Any, key: str, who: str = "sari", **more: Any) -> None:
    said = sentence("SKP {who} menunggu persetujuan Anda.", who="Sari")
    given: dict[str, Any] = {"kind": "plan", "url_name": "rater:plans", "sentence": said} | more
    notify(getattr(cast, who).pk, key=key, **given, **cast.by)


def send(cast: Any, now: datetime | None = None) -> None:
    send_notices(Job(), actor=cast.system, now=now or cast.now)


def prefer(cast: Any, who: str, **values: Any) -> None:
    choose(getattr(cast, who).pk, actor=cast.actor(who), now=cast.now, **values)


def run_jobs(cast: Any, now: datetime) -> None:
    plan_digests(Job(), actor=cast.system, now=now)
    while worker.run_next(lambda: now):
        pass


def test_a_letter_names_nobody_in_its_subject_and_can_be_stopped(year: Year) -> None:
    tell(year.cast, "a")
    send(year.cast)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["sari@kota.example"], "Kinerja: SKP")
    assert "SKP Sari menunggu persetujuan Anda." in letter.body
    assert "https://kinerja.example/tim/rencana" in letter.body
    stop = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert stop.startswith("https://kinerja.example/pemberitahuan/berhenti/")
    year.cast.client("nobody").post(stop.removeprefix("https://kinerja.example"))
    tell(year.cast, "b")
    send(year.cast)
    assert len(mail.outbox) == 1


def test_a_private_matter_says_nothing_by_any_way(year: Year) -> None:
    prefer(year.cast, "sari", phone="+6281234567890", immediate=["private:email", "private:gateway"])
    secret = sentence("Konseling {day} tentang {what}", day="Senin", what="utang")
    tell(year.cast, "a", kind="private", sentence=secret, url_name="employee:ideas")
    send(year.cast)
    (letter,) = mail.outbox
    line = json.loads((Path(_home(mail, year)) / "gateway.jsonl").read_text())
    for text in (letter.subject + letter.body, json.dumps(line)):
        assert "utang" not in text
        assert "Konseling" not in text
        assert "/saya/inisiatif" not in text
    assert "/saya/pemberitahuan" in letter.body


def _home(_mail: Any, _year: Year) -> Path:
    from django.conf import settings

    return settings.EMAIL_FILE_PATH


def test_it_is_written_in_the_language_of_the_reader(year: Year) -> None:
    prefer(year.cast, "sari", language="en")
    tell(year.cast, "a", kind=Kind.EVALUATION)
    send(year.cast)
    assert mail.outbox[0].subject == "Kinerja: Performance evaluation"


def test_it_waits_for_the_end_of_quiet_hours(year: Year) -> None:
    prefer(year.cast, "sari", quiet_from=time(9), quiet_until=time(12))
    tell(year.cast, "a")
    send(year.cast)
    assert mail.outbox == []
    assert Delivery.objects.get().due_at == datetime(2026, 3, 10, 4, tzinfo=UTC)
    send(year.cast, year.now + timedelta(hours=2))
    assert len(mail.outbox) == 1


def test_who_has_no_address_or_has_left_is_sent_nothing(year: Year) -> None:
    tell(year.cast, "a", "wati")
    tell(year.cast, "b", "tono")
    Employee.objects.filter(pk=year.cast.tono.pk).update(left_on=year.cast.today)
    send(year.cast)
    assert mail.outbox == []
    assert Notice.objects.filter(routed_at__isnull=True).count() == 0


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (SMTPServerDisconnected("x"), DeliveryState.FAILED),
        (SMTPRecipientsRefused({"sari@kota.example": (550, b"no")}), DeliveryState.GIVEN_UP),
    ],
)
def test_one_failure_hinders_no_other_letter(year: Year, monkeypatch: Any, fault: Exception, state: str) -> None:
    from django.core.mail.backends.locmem import EmailBackend

    real = EmailBackend.send_messages

    def send_messages(self: Any, letters: Any) -> Any:
        if letters[0].to == ["sari@kota.example"]:
            raise fault
        return real(self, letters)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    tell(year.cast, "a")
    tell(year.cast, "b", "budi")
    send(year.cast)
    assert [letter.to for letter in mail.outbox] == [["budi@kota.example"]]
    failed = Delivery.objects.get(notice__employee=year.cast.sari.pk)
    assert failed.state == state
    assert "@" not in failed.problem


def test_sending_costs_the_same_for_ten_times_as_many(year: Year) -> None:
    def cost(start: int, amount: int) -> int:
        for n in range(start, start + amount):
            tell(year.cast, f"k{n}", ("sari", "budi", "tono")[n % 3])
        with CaptureQueriesContext(connection) as asked:
            send(year.cast)
        return len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])

    assert cost(0, 4) == cost(100, 40)
    assert len(mail.outbox) == 44


def test_a_digest_says_what_is_owed_and_until_when_once_a_day(year: Year) -> None:
    year.reviewed("sari")
    prefer(year.cast, "budi", digest="daily", immediate=[])
    run_jobs(year.cast, MONDAY)
    run_jobs(year.cast, MONDAY + timedelta(minutes=15))
    send(year.cast, MONDAY)
    mine = [letter for letter in mail.outbox if letter.to == ["budi@kota.example"]]
    assert len(mine) == 1
    assert mine[0].subject == "Kinerja: Ringkasan kewajiban"
    assert "Sepakati atau kembalikan 1 SKP anggota tim." in mine[0].body
    assert "Paling lambat" in mine[0].body
    run_jobs(year.cast, MONDAY + timedelta(days=1))
    assert Notice.objects.filter(employee=year.cast.budi.pk, kind=Kind.DIGEST).count() == 2


def test_a_digest_is_never_empty(year: Year) -> None:
    run_jobs(year.cast, MONDAY)
    walikota = year.cast.walikota.pk
    assert not Notice.objects.filter(employee=walikota).exists()
    assert Notice.objects.filter(kind=Kind.DIGEST).exists()


def test_a_digest_keeps_to_the_chosen_days_and_time(year: Year) -> None:
    prefer(year.cast, "sari", digest="weekly")
    prefer(year.cast, "budi", digest="none")
    prefer(year.cast, "tono", digest="daily", digest_at=time(9))

    def told(now: datetime) -> set[str]:
        run_jobs(year.cast, now)
        names = {getattr(year.cast, name).pk: name for name in ("sari", "budi", "tono")}
        known = Notice.objects.filter(kind=Kind.DIGEST, employee__in=names, key__endswith=f"{now:%Y-%m-%d}")
        return {names[notice.employee] for notice in known}

    assert told(MONDAY - timedelta(hours=2, minutes=-29)) == set(), "half past six is too early"
    assert told(MONDAY) == {"sari"}
    assert told(MONDAY + timedelta(hours=2)) == {"sari", "tono"}
    assert told(MONDAY + timedelta(days=1, hours=2)) == {"tono"}
    assert told(MONDAY + timedelta(days=5, hours=2)) == set(), "Saturday"


def test_a_digest_of_many_goes_slice_by_slice(year: Year, monkeypatch: Any) -> None:
    from kinerja.doors.jobs import digests

    monkeypatch.setattr(digests, "SLICE", 3)
    run_jobs(year.cast, MONDAY)
    assert Job.objects.filter(name="notices.digest_slice").count() == 4
    told = Notice.objects.filter(kind=Kind.DIGEST).count()
    monkeypatch.setattr(digests, "SLICE", 500)
    Job.objects.all().delete()
    run_jobs(year.cast, MONDAY)
    assert Notice.objects.filter(kind=Kind.DIGEST).count() == told > 3
