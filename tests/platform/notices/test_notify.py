"""Telling somebody, in the transaction of the act."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kinerja.platform.access.actors import Actor, system
from kinerja.platform.database.keys import new_id
from kinerja.platform.notices.commands import mark_all_read, mark_read, notify, notify_all, notify_new
from kinerja.platform.notices.commands.notifying import NOTHING_SAID, Telling
from kinerja.platform.notices.models import Delivery, Notice, Preference
from kinerja.platform.notices.packing import packed, unpacked
from kinerja.platform.notices.queries import notices_of, unread
from kinerja.platform.notices.terms import Kind
from kinerja.pure.law.deadlines import Unit
from kinerja.pure.lib.refusals import Forbidden
from kinerja.pure.lib.sentences import sentence

pytestmark = pytest.mark.django_db
SAID = sentence("SKP Anda disepakati {who}.", who="Budi")


def tell(employee: UUID | None, key: str, now: datetime, **more: Any) -> None:
    given: dict[str, Any] = {"kind": "plan", "sentence": SAID, "url_name": "employee:plan"} | more
    notify(employee, key=key, actor=system(now.date()), now=now, **given)


def me(employee: UUID, now: datetime) -> Actor:
    return Actor("Sari", now.date(), employee_id=employee)


def test_it_tells_once_for_a_key_in_one_statement(now: datetime) -> None:
    sari = new_id()
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        tell(sari, "plan:1:agreed", now)
    assert len([q for q in asked if "INSERT" in q["sql"]]) == 1
    assert len([q for q in asked if "SELECT" in q["sql"]]) == 0
    tell(sari, "plan:1:agreed", now)
    notice = Notice.objects.get()
    assert (notice.employee, notice.template, notice.params) == (sari, SAID.template, {"who": "Budi"})


def test_it_tells_nothing_when_the_act_fails(now: datetime) -> None:
    def act() -> None:
        with transaction.atomic():
            tell(new_id(), "plan:1", now)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert not Notice.objects.exists()


def test_it_has_nobody_to_tell(now: datetime) -> None:
    tell(None, "plan:1", now)
    assert not Notice.objects.exists()


def test_it_stores_nothing_of_what_is_private(now: datetime) -> None:
    secret = sentence("Konseling dengan {who}: {about}", who="Budi", about="utang")
    tell(new_id(), "x", now, kind=Kind.PRIVATE, sentence=secret)
    notice = Notice.objects.get()
    assert notice.template == NOTHING_SAID
    assert notice.params == {}


def test_it_refuses_a_kind_nobody_knows(now: datetime) -> None:
    with pytest.raises(ValueError, match="gossip"):
        tell(new_id(), "x", now, kind="gossip")


def test_it_tells_many_in_one_statement(now: datetime) -> None:
    tellings = [Telling(new_id(), "team", SAID, "employee:plan", f"k{n}") for n in range(60)]
    with CaptureQueriesContext(connection) as asked:
        notify_all(tellings, actor=system(now.date()), now=now)
    # SQLite takes so many parameters at once that sixty rows may need two
    assert len([q for q in asked if "INSERT" in q["sql"]]) <= 2
    assert Notice.objects.count() == 60


def test_it_tells_hundreds_for_the_price_of_one(now: datetime) -> None:
    def cost(people: range) -> int:
        tellings = [Telling(new_id(), "plan", SAID, "rater:plan", f"k{n}", [n]) for n in people]
        with CaptureQueriesContext(connection) as asked:
            notify_new(tellings, actor=system(now.date()), now=now)
        return len(asked)

    assert cost(range(1)) == cost(range(1, 700))
    kept = Notice.objects.get(key="k699")
    assert (kept.params, kept.url_args, kept.created_at) == (Notice.objects.get(key="k0").params, ["699"], now)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_tell_once(now: datetime) -> None:
    sari = new_id()

    def act(_n: int) -> None:
        try:
            tell(sari, "plan:1", now)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(act, range(8)))
    assert Notice.objects.count() == 1


def test_a_sentence_survives_its_way_through_json(now: datetime) -> None:
    params = {
        "day": date(2026, 3, 10), "at": now, "share": Decimal("12.50"), "n": 3, "who": "Budi",
        "inner": sentence("{hours} jam", hours=3),
    }  # fmt: skip
    assert unpacked(packed(params)) == params
    assert unpacked(packed({"unit": Unit.DAYS}))["unit"] == sentence("hari")
    with pytest.raises(TypeError, match="cannot carry"):
        packed({"x": object()})


def test_it_lists_and_counts_ones_own_only(now: datetime) -> None:
    sari, tono = new_id(), new_id()
    for n in range(3):
        tell(sari, f"s{n}", now)
    tell(tono, "t", now)
    tell(sari, "digest", now, kind=Kind.DIGEST)
    assert {n.employee for n in notices_of(sari)} == {sari}
    assert (unread(sari), unread(tono)) == (3, 1)


def test_it_marks_read_for_its_reader_only(now: datetime) -> None:
    sari, tono = new_id(), new_id()
    for n in range(3):
        tell(sari, f"s{n}", now)
    first = Notice.objects.filter(key="s0").get()
    with pytest.raises(Forbidden):
        mark_read(first, actor=me(tono, now), now=now)
    mark_read(first, actor=me(sari, now), now=now)
    mark_read(first, actor=me(sari, now), now=now)
    assert unread(sari) == 2
    with pytest.raises(Forbidden):
        mark_all_read(sari, actor=me(tono, now), now=now)
    assert mark_all_read(sari, actor=me(sari, now), now=now) == 2
    assert unread(sari) == 0


def test_the_database_refuses_what_cannot_be(now: datetime) -> None:
    tell(new_id(), "x", now)
    notice = Notice.objects.get()
    Delivery.objects.create(notice=notice, channel="email", due_at=now)
    person: dict[str, Any] = {"employee": new_id(), "changed_at": now}
    wrong = [
        lambda: Notice.objects.filter(pk=notice.pk).update(kind="gossip"),
        lambda: Delivery.objects.create(notice=notice, channel="email", due_at=now),
        lambda: Delivery.objects.create(notice=notice, channel="gateway", due_at=now, state="sending"),
        lambda: Delivery.objects.create(notice=notice, channel="gateway", due_at=now, state="sent"),
        lambda: Preference.objects.create(**person, quiet_from="22:00"),
        lambda: Preference.objects.create(**person, phone="0812"),
        lambda: Preference.objects.create(**person, digest_channel="gateway", digest="daily"),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
