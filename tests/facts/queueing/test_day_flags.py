"""What looks odd in a day at the counter is asked of who sat there, answered once, and shown beside the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.facts.queueing.commands import answer_day_flag, raise_day_flags
from kinerja.facts.queueing.hall_terms import FlagKind, Stage
from kinerja.facts.queueing.models import DayFlag, Ticket
from kinerja.platform.access.actors import Actor, system
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.weeks import came, past_days

QUICK, USUAL = 0.1, 5.0
"""Minutes at the counter: six seconds are fewer than the ten of the service."""


def night(hall: Hall) -> int:
    return raise_day_flags(actor=system(hall.now.date(), name="pekerja latar"), now=hall.now)


def yesterday(hall: Hall, services: list[float], **more: Any) -> None:
    day = past_days(hall, 1, range(7))[-1]
    came(hall, [day], [(9 + n / 10, 2, minutes) for n, minutes in enumerate(services)], **more)
    Ticket.objects.filter(day=day).update(officer=hall.sari.employee_id, counter=hall.one)


def found() -> list[tuple[str, int, int]]:
    return list(DayFlag.objects.order_by("kind").values_list("kind", "count", "total"))


def test_services_shorter_than_the_service_itself_allows_are_asked_about(hall: Hall) -> None:
    yesterday(hall, [QUICK, QUICK, QUICK, USUAL])
    assert night(hall) == 1
    assert found() == [(FlagKind.SHORT, 3, 4)]
    assert DayFlag.objects.get().officer_id == hall.sari.employee_id


def test_a_quick_one_now_and_then_is_an_ordinary_day(hall: Hall) -> None:
    yesterday(hall, [QUICK, QUICK, USUAL])
    assert night(hall) == 0


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"missed_call": True}, FlagKind.NO_CALL),
        ({"is_accurate": False}, FlagKind.INACCURATE),
        ({"stage": Stage.CLOSED, "is_accurate": False}, FlagKind.OVERNIGHT),
        ({"stage": Stage.LEFT, "served_at": None}, FlagKind.UNSERVED),
    ],
)
def test_each_sign_is_counted_by_itself(hall: Hall, values: dict[str, Any], kind: FlagKind) -> None:
    yesterday(hall, [USUAL] * 4)
    Ticket.objects.filter(day__lt=hall.cast.today).update(**values)
    night(hall)
    assert found() == [(kind, 4, 4)]


def test_a_second_night_asks_nothing_twice(hall: Hall) -> None:
    yesterday(hall, [QUICK] * 3)
    assert (night(hall), night(hall)) == (1, 0)


@pytest.fixture
def flag(hall: Hall) -> DayFlag:
    yesterday(hall, [QUICK] * 3)
    night(hall)
    return DayFlag.objects.get()


def seen(actor: Actor, hall: Hall, days: int = 0) -> bool:
    return DayFlag.objects.visible_to(actor, hall.now + timedelta(days=days)).exists()


def test_the_officer_sees_it_first_and_the_leader_with_the_answer(hall: Hall, flag: DayFlag) -> None:
    assert seen(hall.sari, hall)
    assert not seen(hall.budi, hall)
    answer_day_flag(flag, answer="Warga hanya bertanya arah.", **hall.by)
    assert seen(hall.budi, hall)


def test_after_a_week_without_answer_the_leader_sees_it_too(hall: Hall, flag: DayFlag) -> None:
    assert not seen(hall.budi, hall, days=7)
    assert seen(hall.budi, hall, days=8)


@pytest.mark.parametrize("who", ["tono", "wati", "yusuf"])
def test_it_is_nobody_elses(hall: Hall, flag: DayFlag, who: str) -> None:
    assert not seen(hall.cast.actor(who), hall, days=30)


def test_only_the_officer_answers(hall: Hall, flag: DayFlag) -> None:
    with pytest.raises(Forbidden, match="petugas yang duduk"):
        answer_day_flag(flag, answer="Saya yang menjawab", **hall.of(hall.budi))


def test_an_answer_says_something_and_stays(hall: Hall, flag: DayFlag) -> None:
    with pytest.raises(Invalid, match="Tuliskan penjelasannya"):
        answer_day_flag(flag, answer="  ", **hall.by)
    answer_day_flag(flag, answer="Warga hanya bertanya arah.", **hall.by)
    with pytest.raises(Stale, match="sudah Anda jawab"):
        answer_day_flag(flag, answer="Lain lagi", **hall.by)
    flag.refresh_from_db()
    assert flag.answer == "Warga hanya bertanya arah."


WRONG: dict[str, Callable[[DayFlag], Any]] = {
    "day_flag_once": lambda flag: {},
    "day_flag_counts": lambda flag: {"kind": FlagKind.NO_CALL, "count": 9},
    "day_flag_answer_whole": lambda flag: {"kind": FlagKind.NO_CALL, "answer": "x"},
}


@pytest.mark.parametrize("name", WRONG)
def test_the_database_refuses(flag: DayFlag, name: str) -> None:
    values = {name: getattr(flag, name) for name in ("officer", "unit", "day", "kind", "count", "total", "raised_at")}
    with pytest.raises(IntegrityError), transaction.atomic():
        DayFlag.objects.create(**values | WRONG[name](flag))
