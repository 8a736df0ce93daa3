"""What the doctor says about letters that do not leave the house."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from kinerja.doors.cli.commands.doctor import _described
from kinerja.doors.cli.health import deliveries
from kinerja.platform.access.actors import system
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.commands import notify, route
from kinerja.platform.notices.models import Delivery, Notice
from kinerja.pure.lib.sentences import sentence

pytestmark = pytest.mark.django_db
NAME = "Sari Wulandari"


def queue(now: datetime, channel: str, **values: Any) -> None:
    by, key = {"actor": system(now.date()), "now": now}, new_id()
    said = sentence("SKP {who} sudah ditelaah dan menunggu jawaban Anda.", who=NAME)
    notify(key, kind="plan", sentence=said, url_name="employee:plan", key=str(key), **by)
    notice = Notice.objects.get(employee=key)
    route([notice.pk], ways={notice.pk: {channel: now}}, **by)
    Delivery.objects.filter(notice=notice).update(**values)


def test_all_is_well_where_nothing_is_late(now: datetime) -> None:
    queue(now, "email")
    check = deliveries(now + timedelta(minutes=15))
    assert (check.ok, check.found) == (True, "0")


def test_it_counts_what_nobody_sends_and_says_to_start_the_worker(now: datetime) -> None:
    queue(now, "email")
    queue(now, "email")
    queue(now, "gateway")
    Notice.objects.create(
        employee=new_id(), kind="plan", key="x", template="x", url_name="employee:plan", created_at=now
    )
    check = deliveries(now + timedelta(hours=1))
    assert check.found == "surel: 2 menunggu; WhatsApp atau SMS: 1 menunggu; 1 belum ditentukan salurannya"
    assert "kinerja serve" in check.advice
    assert "KINERJA_SMTP_URL" not in check.advice


@pytest.mark.parametrize(("channel", "setting"), [("email", "KINERJA_SMTP_URL"), ("gateway", "KINERJA_GATEWAY_URL")])
def test_it_says_which_channel_does_not_take_them(now: datetime, channel: str, setting: str) -> None:
    later = now + timedelta(hours=5)
    queue(now, channel, state="failed", attempts=4, problem="ConnectionRefusedError", due_at=later)
    queue(now, channel, state="given_up", attempts=6, problem="ConnectionRefusedError", ended_at=now)
    check = deliveries(now + timedelta(hours=1))
    assert "1 gagal berulang, 1 tidak dicoba lagi (ConnectionRefusedError)" in check.found
    assert setting in check.advice
    assert "kinerja serve" not in check.advice


def test_other_programs_read_numbers_and_nobody_reads_a_name(now: datetime) -> None:
    queue(now, "email")
    told = _described(deliveries(now + timedelta(hours=1)))
    counts = {"waiting": 1, "failing": 0, "given_up": 0, "problem": ""}
    assert told["numbers"] == {"unrouted": 0, "channels": {"email": counts}}
    assert NAME not in json.dumps(told)
    assert str(Notice.objects.get().employee) not in json.dumps(told)
