"""Deliveries: claimed by one worker, tried again, given up; choices and their end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection

from kinerja.platform.access.actors import Actor, public, system
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.commands import choose, claim, mark_failed, mark_sent, notify, route, unsubscribe
from kinerja.platform.notices.commands.delivering import ATTEMPTS
from kinerja.platform.notices.messages import ADDRESS_REFUSED
from kinerja.platform.notices.models import Delivery, Notice, Preference
from kinerja.platform.notices.queries import (
    Backlog,
    backlogs,
    preference_of,
    preferences_of,
    unrouted,
    unrouted_since,
)
from kinerja.platform.notices.terms import Channel, DeliveryState, Rhythm
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.pure.lib.sentences import sentence

pytestmark = pytest.mark.django_db
LEASE = timedelta(minutes=5)


@pytest.fixture
def by(now: datetime) -> dict[str, Any]:
    return {"actor": system(now.date()), "now": now}


def queue(amount: int, by: dict[str, Any]) -> list[Delivery]:
    for n in range(amount):
        said = sentence("SKP Anda disepakati.")
        notify(new_id(), kind="plan", sentence=said, url_name="employee:plan", key=f"k{n}", **by)
    fresh = [notice.pk for notice in unrouted(amount)]
    route(fresh, ways={pk: {Channel.EMAIL: by["now"]} for pk in fresh}, **by)
    return list(Delivery.objects.order_by("id"))


def test_it_decides_the_ways_of_a_notice_once(by: dict[str, Any]) -> None:
    queue(3, by)
    assert unrouted(10) == []
    notice = Notice.objects.order_by("id")[0]
    assert route([notice.pk], ways={notice.pk: {Channel.EMAIL: by["now"]}}, **by) == 0
    assert Delivery.objects.count() == 3


def test_it_leaves_what_is_not_due_or_leased(by: dict[str, Any]) -> None:
    first, second = queue(2, by)
    Delivery.objects.filter(pk=second.pk).update(due_at=by["now"] + timedelta(hours=1))
    assert [d.pk for d in claim(10, lease=LEASE, **by)] == [first.pk]
    assert claim(10, lease=LEASE, **by) == []
    later = by | {"now": by["now"] + LEASE + timedelta(seconds=1)}
    assert [d.attempts for d in claim(10, lease=LEASE, **later)] == [2], "the worker that had it died"


def test_it_tries_a_failure_again_and_then_gives_up(by: dict[str, Any]) -> None:
    queue(1, by)
    pauses, clock = [], by["now"]
    for _ in range(ATTEMPTS):
        (held,) = claim(10, lease=LEASE, actor=by["actor"], now=clock)
        mark_failed(held, actor=by["actor"], now=clock, problem="SMTPServerDisconnected")
        held.refresh_from_db()
        pauses.append(held.due_at - clock)
        clock = max(held.due_at, clock)
    assert held.state == DeliveryState.GIVEN_UP
    assert held.problem == "SMTPServerDisconnected"
    assert [pause // timedelta(minutes=1) for pause in pauses[:4]] == [1, 4, 16, 64]
    assert claim(10, lease=LEASE, actor=by["actor"], now=clock + timedelta(days=9)) == []


def test_who_lost_the_lease_does_not_overwrite(by: dict[str, Any]) -> None:
    queue(1, by)
    (slow,) = claim(1, lease=LEASE, **by)
    later = by | {"now": by["now"] + LEASE + timedelta(seconds=1)}
    (fresh,) = claim(1, lease=LEASE, **later)
    mark_failed(slow, problem="late", final=True, **later)
    assert mark_sent([slow], receipt="", **later) == 0
    assert mark_sent([fresh], receipt="250 OK", **later) == 1
    fresh.refresh_from_db()
    assert (fresh.state, fresh.receipt, fresh.problem) == (DeliveryState.SENT, "250 OK", "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_hold_the_same_delivery(by: dict[str, Any]) -> None:
    queue(40, by)

    def work(_worker: int) -> list[Any]:
        taken = []
        try:
            while held := claim(3, lease=LEASE, **by):
                taken += [one.pk for one in held]
                mark_sent(held, receipt="ok", **by)
            return taken
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = [pk for some in pool.map(work, range(4)) for pk in some]
    assert len(taken) == len(set(taken))
    assert Delivery.objects.filter(state=DeliveryState.SENT, attempts=1).count() == 40


QUARTER = timedelta(minutes=15)


def test_what_is_not_late_yet_is_no_backlog(by: dict[str, Any]) -> None:
    queue(3, by)
    (held,) = claim(1, lease=LEASE, **by)
    mark_failed(held, problem="Timeout", **by)
    claim(1, lease=LEASE, **by)
    assert backlogs(by["now"] + QUARTER, QUARTER) == {}
    assert unrouted_since(by["now"]) == 0


def test_it_counts_by_channel_what_waits_fails_and_was_given_up(by: dict[str, Any]) -> None:
    queue(6, by)
    Delivery.objects.filter(notice__key="k5").update(channel="gateway")
    states = {
        "k0": {"state": "sending", "lease_until": by["now"], "attempts": 1},
        "k1": {"state": "failed", "attempts": 2, "problem": "Timeout"},
        "k2": {"state": "failed", "attempts": 3, "problem": "Timeout", "due_at": by["now"] + timedelta(hours=2)},
        "k3": {"state": "given_up", "attempts": 6, "problem": "Timeout", "ended_at": by["now"]},
        "k4": {"state": "given_up", "attempts": 1, "problem": ADDRESS_REFUSED, "ended_at": by["now"]},
    }
    for key, values in states.items():
        Delivery.objects.filter(notice__key=key).update(**values)
    found = backlogs(by["now"] + timedelta(hours=1), QUARTER)
    assert found == {"email": Backlog(2, 1, 1, "Timeout"), "gateway": Backlog(1, 0, 0, "")}
    a_week_later = backlogs(by["now"] + timedelta(days=8), QUARTER)
    assert a_week_later["email"].given_up == 0


def test_it_counts_what_nobody_has_routed(by: dict[str, Any]) -> None:
    queue(1, by)
    Notice.objects.update(routed_at=None)
    assert unrouted_since(by["now"]) == 0
    assert unrouted_since(by["now"] + QUARTER) == 1


def test_everybody_has_a_preference(by: dict[str, Any]) -> None:
    sari, tono = new_id(), new_id()
    actor = Actor("Sari", by["now"].date(), employee_id=sari)
    choose(sari, actor=actor, now=by["now"], digest=Rhythm.DAILY, digest_at=time(6, 0), immediate=["plan:email"])
    chosen = preferences_of([sari, tono])
    assert (chosen[sari].digest, chosen[tono].digest) == (Rhythm.DAILY, Rhythm.WEEKLY)
    assert chosen[sari].wants("plan", "email")
    assert not chosen[sari].wants("idea", "email")
    assert chosen[tono].wants("idea", "email")
    choose(sari, actor=actor, now=by["now"], immediate=[])
    assert preference_of(sari).immediate == []
    assert Preference.objects.count() == 1


def test_nobody_chooses_for_another(by: dict[str, Any]) -> None:
    with pytest.raises(Forbidden):
        choose(new_id(), actor=Actor("Tono", by["now"].date(), employee_id=new_id()), now=by["now"], digest="none")


def test_an_impossible_choice_is_refused_with_a_sentence(by: dict[str, Any]) -> None:
    sari = new_id()
    actor = Actor("Sari", by["now"].date(), employee_id=sari)
    for wrong, word in [({"phone": "0812"}, "kode negara"), ({"quiet_from": time(22)}, "jam tenang")]:
        with pytest.raises(Invalid) as refusal:
            choose(sari, actor=actor, now=by["now"], **wrong)
        assert word in str(refusal.value)


def test_a_signed_address_ends_one_channel_only(by: dict[str, Any], now: datetime) -> None:
    sari = new_id()
    actor = Actor("Sari", now.date(), employee_id=sari)
    choose(sari, actor=actor, now=now, phone="+6281234567890", immediate=["plan:email", "plan:gateway"])
    unsubscribe(sari, channel="email", actor=public(now.date()), now=now)
    left = preference_of(sari)
    assert (left.immediate, left.digest) == (["plan:gateway"], Rhythm.NONE)
    unsubscribe(sari, channel="gateway", actor=public(now.date()), now=now)
    assert preference_of(sari).immediate == []
