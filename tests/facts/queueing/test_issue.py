"""Taking numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.facts.queueing.models import LineDay, ServiceLine, Ticket, Visit
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from tests.facts.queueing.hall import Hall


def test_it_numbers_each_queue_and_day_from_one(hall: Hall) -> None:
    assert [str(hall.take()), str(hall.take()), str(hall.take(hall.family))] == ["A001", "A002", "B001"]
    hall.later(24 * 60)
    assert str(hall.take()) == "A001"


def test_one_visit_holds_a_number_for_each_service(hall: Hall) -> None:
    visit = hall.visit(hall.ktp, hall.family)
    assert sorted(map(str, visit.tickets.all())) == ["A001", "B001"]


def test_a_form_sent_twice_makes_one_visit(hall: Hall) -> None:
    key = new_id()
    assert hall.visit(submission=key) == hall.visit(submission=key)
    assert (Visit.objects.count(), Ticket.objects.count(), LineDay.objects.get().last_number) == (1, 1, 1)


def test_it_counts_who_is_ahead_by_rank(hall: Hall) -> None:
    hall.take()
    hall.take()
    assert hall.take(priority=Priority.ELDERLY).ahead == 0
    assert hall.take(priority=Priority.PREGNANT).ahead == 1
    assert hall.take().ahead == 4


def test_it_stops_at_the_quota_and_says_so(hall: Hall) -> None:
    for _ in range(3):
        hall.take(hall.birth)
    with pytest.raises(Refused, match=r"antrean C hari ini sudah habis \(3 nomor\)"):
        hall.take(hall.birth)
    assert LineDay.objects.get(line=hall.birth).last_number == 3


def test_a_visit_refused_for_one_service_leaves_no_gap_in_the_other(hall: Hall) -> None:
    for _ in range(3):
        hall.take(hall.birth)
    with pytest.raises(Refused):
        hall.visit(hall.ktp, hall.birth)
    assert str(hall.take()) == "A001"


@pytest.mark.parametrize(("hour", "said"), [(22, "mulai"), (23, "mulai")])
def test_it_gives_no_numbers_outside_its_hours_and_says_when(hall: Hall, hour: int, said: str) -> None:
    hall.now = datetime(2026, 3, 9, hour, tzinfo=UTC)  # 06.00 and 07.00 in Palu
    with pytest.raises(Invalid, match=said):
        hall.take()


def test_hours_of_its_own_go_before_those_of_the_unit(hall: Hall) -> None:
    commands.change_line(hall.ktp, weekly={"1": [["10:30", "11:00"]]}, **hall.cast.by)
    with pytest.raises(Invalid, match="sedang tutup"):
        hall.take()
    hall.later(31)
    assert str(hall.take()) == "A001"


def test_a_quota_may_not_promise_more_than_can_be_served(hall: Hall) -> None:
    # Outside Ramadan 4.5 + 3 hours, one counter, 10 minutes each: 45.
    with pytest.raises(Invalid, match="paling banyak 45 warga"):
        commands.change_line(hall.ktp, quota=46, **hall.cast.by)
    assert commands.change_line(hall.ktp, quota=45, **hall.cast.by).quota == 45


def test_without_quota_the_capacity_is_the_quota(hall: Hall) -> None:
    commands.change_line(hall.ktp, minutes_each=195, **hall.cast.by)  # a day of Ramadan has 390 minutes: two
    hall.take()
    hall.take()
    with pytest.raises(Refused, match=r"\(2 nomor\)"):
        hall.take()


def test_a_short_day_gives_fewer_numbers_than_the_quota(hall: Hall) -> None:
    commands.change_line(hall.ktp, quota=2, minutes_each=200, **hall.cast.by)
    hall.take()
    with pytest.raises(Refused, match=r"\(1 nomor\)"):
        hall.take()


def test_the_phone_takes_only_what_is_open_to_it(hall: Hall) -> None:
    assert hall.take(channel=Channel.PHONE).visit.channel == Channel.PHONE
    with pytest.raises(Invalid, match="mesin antrean"):
        hall.take(hall.family, channel=Channel.PHONE)


def test_the_desk_is_for_staff_of_the_hall(hall: Hall) -> None:
    assert str(hall.take(channel=Channel.DESK, actor=hall.sari)) == "A001"
    with pytest.raises(Forbidden, match="hanya dibuka pegawai unit itu"):
        hall.take(channel=Channel.DESK, actor=hall.cast.actor("tono"))


def test_preparation_at_the_desk_is_an_interval_of_its_own(hall: Hall) -> None:
    began = hall.now - timedelta(minutes=4)
    ticket = hall.take(channel=Channel.DESK, actor=hall.sari, began=began)
    (prepared,) = ticket.intervals.all()
    assert (prepared.stage, prepared.starts, prepared.ends) == ("prepared", began, hall.now)
    assert (ticket.stage, ticket.since, ticket.opened_at) == ("waiting", hall.now, began)


def test_a_second_service_can_join_the_visit_at_the_counter(hall: Hall) -> None:
    visit = hall.visit()
    assert str(commands.add_service(visit, line=hall.family, **hall.by)) == "B001"
    with pytest.raises(Invalid, match="sudah ada"):
        commands.add_service(visit, line=hall.family, **hall.by)


@pytest.mark.parametrize("pick", ["none", "twice"])
def test_it_asks_for_a_sensible_choice(hall: Hall, pick: str) -> None:
    lines: list[ServiceLine] = [] if pick == "none" else [hall.ktp, hall.ktp]
    with pytest.raises(Invalid):
        commands.issue(lines, channel="kiosk", submission=new_id(), **hall.by)


def test_only_those_who_answer_for_a_hall_arrange_it(hall: Hall) -> None:
    assert commands.add_counter(hall.unit, number=3, **hall.of(hall.budi)).number == 3
    with pytest.raises(Forbidden, match="pimpinan unit"):
        commands.add_counter(hall.unit, number=4, **hall.by)
