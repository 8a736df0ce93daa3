"""Many at once: fifty kiosks, and two officers at one number."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.models import Interval, LineDay, Ticket, Visit
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Refused
from tests.facts.queueing.hall import Hall

KIOSKS, EACH = 50, 1


def together(*acts: Callable[[], Any]) -> list[Any]:
    """All in one moment, each in a thread and connection of its own; a refusal is its sentence."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return act()
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.django_db(transaction=True)
def test_fifty_kiosks_give_every_number_once_and_leave_none_out(hall: Hall) -> None:
    for line in (hall.ktp, hall.family):
        commands.change_line(line, minutes_each=1, **hall.cast.by)

    def kiosk() -> list[str]:
        return [str(ticket) for _ in range(EACH) for ticket in hall.visit(hall.family, hall.ktp).tickets.all()]

    given = [number for numbers in together(*[kiosk] * KIOSKS) for number in numbers]
    wanted = range(1, KIOSKS * EACH + 1)
    assert sorted(given) == [f"{letter}{number:03d}" for letter in "AB" for number in wanted]
    assert not list(broken_histories())


@pytest.mark.django_db(transaction=True)
def test_a_quota_holds_against_many_and_what_is_refused_leaves_no_gap(hall: Hall) -> None:
    answers = together(*[lambda: hall.visit(hall.birth, hall.ktp)] * 20)
    assert sum(isinstance(answer, Visit) for answer in answers) == 3
    assert {answer for answer in answers if isinstance(answer, str)} == {
        "Nomor antrean C hari ini sudah habis (3 nomor). Datanglah pada hari kerja berikutnya, "
        "atau tanyakan kepada petugas di meja depan."
    }
    assert dict(LineDay.objects.values_list("line__letter", "last_number")) == {"A": 3, "C": 3}


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_ten_times_at_once_makes_one_visit(hall: Hall) -> None:
    key = new_id()
    assert len(set(together(*[lambda: hall.visit(submission=key)] * 10))) == 1
    assert (Visit.objects.count(), LineDay.objects.get().last_number) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_officers_call_one_number_and_one_gets_a_sentence(hall: Hall) -> None:
    for round in range(5):
        number = hall.take()
        mine, his = (Ticket.objects.get(pk=number.pk) for _ in range(2))
        answers = together(
            partial(commands.call, mine, counter=hall.one, **hall.by),
            partial(commands.call, his, counter=hall.two, **hall.of(hall.budi)),
        )
        (sentence,) = [answer for answer in answers if isinstance(answer, str)]
        assert sentence.startswith(f"Nomor {number} baru saja diambil Loket"), round
        assert Interval.objects.filter(ticket=number).count() == 1
        number.refresh_from_db()
        commands.put_back(number, **hall.of(hall.sari if number.counter == hall.one else hall.budi))
        commands.leave(number, **hall.by)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_next_get_two_numbers(hall: Hall) -> None:
    hall.take()
    hall.take()
    answers = together(
        lambda: commands.call_next(hall.one, **hall.by),
        lambda: commands.call_next(hall.two, **hall.of(hall.budi)),
    )
    assert sorted(map(str, answers)) == ["A001", "A002"]


@pytest.mark.django_db(transaction=True)
def test_a_citizen_with_two_numbers_is_called_by_one_counter(hall: Hall) -> None:
    hall.visit(hall.ktp, hall.family)
    answers = together(
        lambda: commands.call_next(hall.one, **hall.by),
        lambda: commands.call_next(hall.two, **hall.of(hall.budi)),
    )
    assert sum(isinstance(answer, Ticket) for answer in answers) == 1
    assert Ticket.objects.filter(stage="called").count() == 1
