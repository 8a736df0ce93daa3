"""Appointments: slots, one per person and day, and one line for those who booked and those who did not."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import desk
from kinerja.facts.queueing.hours import hours_of
from kinerja.facts.queueing.models import AppointmentRule, BlackoutDay, Booking, LineDay, Ticket
from kinerja.facts.queueing.slots import Slot, blackout_of, bookings_of_day, slot_days
from kinerja.facts.queueing.words import booking_meant_by, code_of_booking, visit_meant_by, word_of_booking
from kinerja.platform.access.actors import public
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.queueing.hall import Hall
from tests.facts.queueing.test_at_once import together
from tests.facts.queueing.test_hall_constraints import copied, rewritten

RINA, OTHER = "0812-3456-7890", "0813 1111 2222"


def offer(hall: Hall, **more: Any) -> list[AppointmentRule]:
    values: dict[str, Any] = {
        "weekdays": range(5), "opens": time(8), "closes": time(16), "minutes": 30, "capacity": 3,
        "since": hall.cast.today, "notice_minutes": 0, "days_ahead": 7,
    }  # fmt: skip
    return commands.offer_appointments(hall.ktp, **values | more, **hall.of(hall.budi))


@pytest.fixture(autouse=True)
def offered(hall: Hall) -> list[AppointmentRule]:
    return offer(hall)


def next_slot(hall: Hall, nth: int = 0) -> Slot:
    return slot_days(hall.ktp, hall.now)[0].slots[nth]


def citizen(hall: Hall) -> dict[str, Any]:
    return hall.of(public(hall.cast.today))


def held(hall: Hall, slot: Slot | None = None, **more: Any) -> Booking:
    values: dict[str, Any] = {"starts": (slot or next_slot(hall)).starts, "submission": new_id()} | more
    return commands.hold_slot(hall.ktp, **values, **citizen(hall))


def booked(hall: Hall, slot: Slot | None = None, phone: str = RINA) -> Booking:
    return commands.confirm_appointment(held(hall, slot), phone=phone, **citizen(hall))


def came(hall: Hall, booking: Booking, **more: Any) -> Ticket:
    return commands.check_in(booking, **{"channel": "kiosk"} | more, **citizen(hall)).tickets.get()


def test_slots_lie_within_the_hours_of_the_day_and_leave_the_break_out(hall: Hall) -> None:
    hall.later(24 * 60)
    starts = [slot.starts.astimezone(hall.now.tzinfo) for slot in slot_days(hall.ktp, hall.now)[1].slots]
    assert len(starts) == len(set(starts)) > 5
    gaps = {later - earlier for earlier, later in pairwise(starts)}
    assert timedelta(minutes=30) in gaps
    assert max(gaps) > timedelta(minutes=30)  # nobody is asked to come in the break


def test_days_off_and_weekends_have_none(hall: Hall) -> None:
    assert {one.day.weekday() for one in slot_days(hall.ktp, hall.now)} <= set(range(5))


def test_a_slot_soon_is_not_offered_where_notice_is_asked(hall: Hall) -> None:
    first = next_slot(hall)
    offer(hall, notice_minutes=600)
    assert next_slot(hall).starts >= hall.now + timedelta(minutes=600) > first.starts


def test_a_new_rule_ends_the_older_one(hall: Hall) -> None:
    later = hall.cast.today + timedelta(days=2)
    offer(hall, since=later, capacity=1)
    rules = AppointmentRule.objects.filter(weekday=0).order_by("starts")
    assert [(rule.capacity, rule.ends) for rule in rules] == [(3, later), (1, None)]
    offer(hall, since=later, capacity=2)
    assert [rule.capacity for rule in rules.all()] == [3, 2]


def test_withdrawn_slots_are_gone_and_appointments_stay(hall: Hall) -> None:
    mine = booked(hall)
    commands.withdraw_appointments(hall.ktp, ends=hall.cast.today, **hall.of(hall.budi))
    assert slot_days(hall.ktp, hall.now) == []
    assert Booking.objects.get() == mine
    with pytest.raises(Invalid, match="hari ini atau sesudahnya"):
        commands.withdraw_appointments(hall.ktp, ends=hall.cast.today - timedelta(days=1), **hall.of(hall.budi))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"weekdays": []}, "sedikitnya satu hari"),
        ({"weekdays": [7]}, "Senin sampai Minggu"),
        ({"since": date(2020, 1, 1)}, "mulai hari ini"),
        ({"capacity": 4}, "paling banyak 3"),
        ({"opens": time(16)}, "sesudah slot pertama"),
        ({"minutes": 3, "capacity": 0}, "5 sampai 240 menit"),
        ({"until": "since"}, "berakhir sesudah mulai"),
    ],
)
def test_an_offer_is_sensible(hall: Hall, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        offer(hall, **({"until": hall.cast.today} if "until" in wrong else wrong))


def test_only_those_who_answer_for_a_hall_offer(hall: Hall) -> None:
    for act in (
        lambda: commands.offer_appointments(
            hall.ktp, weekdays=[0], opens=time(8), closes=time(9), minutes=30, capacity=1, since=hall.cast.today,
            **hall.by,
        ),
        lambda: commands.withdraw_appointments(hall.ktp, ends=hall.cast.today, **hall.by),
        lambda: commands.black_out(hall.unit, day=hall.cast.today, reason="x", **hall.by),
    ):  # fmt: skip
        with pytest.raises(Forbidden, match="pimpinan unit"):
            act()


def test_a_form_sent_twice_holds_one_seat(hall: Hall) -> None:
    key, slot = new_id(), next_slot(hall)
    assert held(hall, slot, submission=key) == held(hall, slot, submission=key)
    assert next_slot(hall).left == slot.left - 1


def test_a_full_slot_says_so(hall: Hall) -> None:
    slot = next_slot(hall)
    for _ in range(3):
        held(hall, slot)
    with pytest.raises(Stale, match="baru saja penuh"):
        held(hall, slot)


def test_a_hold_that_ran_out_gives_way_and_is_good_until_somebody_wants_it(hall: Hall) -> None:
    slot = next_slot(hall, 1)
    first, second, third = (held(hall, slot) for _ in range(3))
    hall.later(11)
    commands.confirm_appointment(first, phone=RINA, **citizen(hall))
    assert next(one.left for one in slot_days(hall.ktp, hall.now)[0].slots if one.starts == slot.starts) == 2
    held(hall, slot)
    with pytest.raises(Stale, match="nomor Anda tetap terisi"):
        commands.confirm_appointment(second, phone=OTHER, **citizen(hall))
    third.refresh_from_db()
    assert third.state == "expired"


@pytest.mark.parametrize("minutes", [-60, 7])
def test_what_is_no_slot_cannot_be_held(hall: Hall, minutes: int) -> None:
    with pytest.raises(Stale, match="sudah lewat atau tidak dibuka"):
        held(hall, Slot(next_slot(hall).starts + timedelta(minutes=minutes), 1, 1))


def test_a_slot_that_passed_while_the_form_lay_open_is_not_confirmed(hall: Hall) -> None:
    mine = held(hall)
    hall.now = mine.starts
    with pytest.raises(Stale, match="sudah lewat"):
        commands.confirm_appointment(mine, phone=RINA, **citizen(hall))


@pytest.mark.parametrize("phone", [RINA, "+62 812 3456 7890", "0812.3456.7890"])
def test_one_person_has_one_appointment_a_day_however_the_number_is_written(hall: Hall, phone: str) -> None:
    booked(hall)
    with pytest.raises(Invalid, match="sudah mempunyai janji"):
        booked(hall, next_slot(hall, 2), phone=phone)
    tomorrow = slot_days(hall.ktp, hall.now)[1].slots[0]
    assert booked(hall, tomorrow, phone=phone).state == "confirmed"
    assert len(set(Booking.objects.filter(state="confirmed").values_list("person_mark", flat=True))) == 2


def test_the_number_is_kept_nowhere(hall: Hall) -> None:
    mine = booked(hall)
    assert "81234567890" not in repr(Booking.objects.filter(pk=mine.pk).values())


@pytest.mark.parametrize("phone", ["", "abc", "123", "0812", "0" * 15])
def test_a_number_that_is_none_is_asked_again(hall: Hall, phone: str) -> None:
    with pytest.raises(Invalid, match="misalnya 0812"):
        booked(hall, phone=phone)


def test_a_confirmation_sent_twice_is_the_same(hall: Hall) -> None:
    mine = booked(hall)
    assert commands.confirm_appointment(mine, phone=RINA, **citizen(hall)) == mine
    with pytest.raises(Stale):
        commands.confirm_appointment(mine, phone=OTHER, **citizen(hall))


def test_a_cancelled_appointment_frees_seat_and_person(hall: Hall) -> None:
    slot = next_slot(hall)
    mine = booked(hall, slot)
    for _twice in range(2):
        assert commands.cancel_appointment(mine, **citizen(hall)).state == "cancelled"
    assert next_slot(hall).left == 3
    assert booked(hall, slot).state == "confirmed"
    with pytest.raises(Invalid, match="sudah dibatalkan"):
        came(hall, mine)


def test_a_blacked_out_day_has_no_slots_says_why_and_cancels(hall: Hall) -> None:
    mine = booked(hall)
    made = commands.black_out(hall.unit, day=mine.day, reason="Pemeliharaan jaringan", **hall.of(hall.budi))
    first = slot_days(hall.ktp, hall.now)[0]
    assert (first.day, first.slots, first.reason) == (mine.day, (), "Pemeliharaan jaringan")
    mine.refresh_from_db()
    assert (mine.state, blackout_of(mine)) == ("cancelled", "Pemeliharaan jaringan")
    with pytest.raises(Invalid, match=r"Pemeliharaan jaringan\. Pilih hari lain"):
        held(hall, Slot(mine.starts, 1, 1))
    commands.lift_blackout(made, **hall.of(hall.budi))
    assert slot_days(hall.ktp, hall.now)[0].slots


def test_a_blackout_of_another_queue_leaves_this_one(hall: Hall) -> None:
    mine = booked(hall)
    commands.black_out(hall.unit, line=hall.family, day=mine.day, reason="Pelatihan", **hall.of(hall.budi))
    mine.refresh_from_db()
    assert mine.state == "confirmed"
    assert slot_days(hall.ktp, hall.now)[0].slots


@pytest.mark.parametrize("what", ["past", "foreign", "silent"])
def test_a_blackout_is_sensible(hall: Hall, what: str) -> None:
    values: dict[str, Any] = {"day": hall.cast.today, "reason": "Pelatihan"}
    unit = hall.unit
    if what == "past":
        values["day"] = hall.cast.today - timedelta(days=1)
    elif what == "silent":
        values["reason"] = " "
    else:
        values["line"] = hall.ktp
        unit = hall.cast.units["DUKCAPIL"]
    with pytest.raises(Invalid):
        commands.black_out(unit, **values, actor=hall.cast.actor("hasan"), now=hall.now)


def test_in_time_he_stands_where_his_slot_began_before_later_walk_ins_and_behind_priority(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts - timedelta(minutes=5)
    before = hall.take()
    hall.now = mine.starts + timedelta(minutes=1)
    after, elderly = hall.take(), hall.take(priority="elderly")
    hall.later(10)
    here = came(hall, mine)
    assert here.ahead == 2  # the elderly, and who came before the slot began
    order = desk(hall.one, here.day).waiting
    assert order == [elderly, before, here, after]


def test_who_is_early_does_not_go_before_those_who_come_until_his_slot(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts - timedelta(minutes=20)
    here = came(hall, mine)
    hall.later(5)
    walk_in = hall.take()
    assert (walk_in.ahead, desk(hall.one, here.day).waiting) == (0, [walk_in, here])


def test_who_is_late_stands_where_a_walk_in_would(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts + timedelta(minutes=16)
    walk_in = hall.take()
    hall.later(1)
    here = came(hall, mine)
    assert desk(hall.one, here.day).waiting == [walk_in, here]


def test_two_presses_give_one_number(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts
    assert came(hall, mine) == came(hall, Booking.objects.get(pk=mine.pk))
    mine.refresh_from_db()
    assert (mine.state, Ticket.objects.get()) == ("checked_in", mine.ticket)
    with pytest.raises(Stale, match="sudah datang"):
        commands.cancel_appointment(mine, **citizen(hall))


def test_nobody_checks_in_for_another_day_or_hours_before(hall: Hall) -> None:
    tomorrow = booked(hall, slot_days(hall.ktp, hall.now)[1].slots[0])
    with pytest.raises(Invalid, match="datang pada hari itu"):
        came(hall, tomorrow)
    late = booked(hall, slot_days(hall.ktp, hall.now)[0].slots[-1], phone=OTHER)
    with pytest.raises(Invalid, match="dibuka satu jam sebelumnya"):
        came(hall, late)
    hall.now = late.starts + timedelta(hours=6)
    with pytest.raises(Invalid, match="sudah tutup hari ini"):
        came(hall, late)
    hall.now = late.starts + timedelta(hours=24)
    with pytest.raises(Invalid, match="sudah lewat"):
        came(hall, late)
    with pytest.raises(Invalid, match="belum selesai"):
        came(hall, held(hall, next_slot(hall, 3)))


def test_the_desk_checks_in_as_staff_of_the_hall(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts
    with pytest.raises(Forbidden):
        commands.check_in(mine, channel="desk", **hall.of(hall.cast.actor("tono")))
    assert commands.check_in(mine, channel="desk", **hall.by).channel == "desk"


def test_walk_ins_have_the_numbers_that_appointments_leave(hall: Hall) -> None:
    commands.change_line(hall.ktp, quota=5, **hall.of(hall.budi))
    mine = booked(hall)
    booked(hall, phone=OTHER)
    assert hours_of(hall.unit, [hall.ktp], hall.now)[0].quota == 3
    hall.now = mine.starts
    came(hall, mine)
    assert hours_of(hall.unit, [hall.ktp], hall.now)[0].quota == 3
    assert (LineDay.objects.get().last_number, LineDay.objects.get().issued) == (1, 0)


def test_the_night_closes_what_nobody_finished_or_came_for(hall: Hall) -> None:
    open_, promised = held(hall), booked(hall)
    assert commands.close_appointments(**hall.of(hall.budi)) == 0
    hall.later(15)
    assert commands.close_appointments(**hall.by) == 1
    hall.later(24 * 60)
    assert commands.close_appointments(**hall.by) == 1
    states = dict(Booking.objects.values_list("pk", "state"))
    assert states == {open_.pk: "expired", promised.pk: "missed"}


def test_the_list_of_a_day_names_nobody(hall: Hall) -> None:
    mine, _hold = booked(hall), held(hall)
    assert bookings_of_day(hall.unit.pk, mine.day) == [mine]


def test_a_word_opens_one_appointment_and_no_visit(hall: Hall) -> None:
    mine = booked(hall)
    word = word_of_booking(mine.pk)
    assert booking_meant_by(word) == mine.pk
    assert visit_meant_by(word) is None
    assert len(code_of_booking(mine.pk)) == 6


@pytest.mark.django_db(transaction=True)
def test_twenty_race_for_a_slot_of_three(hall: Hall) -> None:
    slot = next_slot(hall)
    answers = together(*[lambda: held(hall, slot)] * 20)
    assert sum(isinstance(answer, Booking) for answer in answers) == 3
    assert sorted(Booking.objects.values_list("seat", flat=True)) == [1, 2, 3]
    assert {answer[:21] for answer in answers if isinstance(answer, str)} == {"Jam itu baru saja pen"}


@pytest.mark.django_db(transaction=True)
def test_one_person_in_many_windows_gets_one_appointment(hall: Hall) -> None:
    holds = [held(hall, next_slot(hall, n)) for n in (1, 2, 3)]
    answers = together(
        *[lambda one=one: commands.confirm_appointment(one, phone=RINA, **citizen(hall)) for one in holds]
    )
    assert sum(isinstance(answer, Booking) for answer in answers) == 1
    assert Booking.objects.filter(state="confirmed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_check_in_one_appointment_get_one_number(hall: Hall) -> None:
    mine = booked(hall)
    hall.now = mine.starts
    given = together(*[lambda: came(hall, Booking.objects.get(pk=mine.pk))] * 8)
    assert len(set(given)) == 1
    assert LineDay.objects.get().last_number == 1


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "appointment_rule_alone"),
        ({"weekday": 6, "ends": "starts"}, "appointment_rule_dates"),
        ({"weekday": 7}, "appointment_rule_hours"),
        ({"weekday": 6, "opens": time(16)}, "appointment_rule_hours"),
        ({"weekday": 6, "minutes": 4}, "appointment_rule_sizes"),
        ({"weekday": 6, "capacity": 0}, "appointment_rule_sizes"),
        ({"weekday": 6, "days_ahead": 181}, "appointment_rule_sizes"),
    ],
)
def test_the_database_refuses_rules(hall: Hall, offered: list[AppointmentRule], changes: Any, name: str) -> None:
    if "ends" in changes:
        changes = changes | {"ends": hall.cast.today}
    with pytest.raises(IntegrityError, match=name):
        copied(offered[0], **changes)


@pytest.mark.parametrize(
    ("whole", "changes", "name"),
    [
        (True, {}, r"blackout_of_hall_once|queueing_blackoutday\.unit_id"),
        (False, {}, r"blackout_of_line_once|queueing_blackoutday\.line_id"),
        (True, {"reason": "", "day": date(2026, 12, 1)}, "blackout_has_reason"),
    ],
)
def test_the_database_refuses_blackouts(hall: Hall, whole: bool, changes: Any, name: str) -> None:
    line = None if whole else hall.ktp
    made = commands.black_out(hall.unit, line=line, day=hall.cast.today, reason="x", **hall.of(hall.budi))
    with pytest.raises(IntegrityError, match=name):
        copied(made, **changes)
    assert BlackoutDay.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"submission": "new", "person_mark": "x"}, r"booking_seat_once|queueing_booking\.line_id"),
        ({}, r"submission"),
        ({"submission": "new", "seat": 2}, r"booking_person_once|queueing_booking\.person_mark"),
        ({"submission": "new", "seat": 0, "person_mark": "x"}, "booking_seat_from_one"),
        ({"submission": "new", "seat": 2, "person_mark": ""}, "booking_kept_has_person"),
        ({"submission": "new", "seat": 2, "person_mark": "x", "state": "checked_in"}, "booking_in_has_ticket"),
    ],
)
def test_the_database_refuses_appointments(hall: Hall, changes: dict[str, Any], name: str) -> None:
    changes = changes | {"submission": new_id()} if "submission" in changes else {"seat": 2, "person_mark": "y"}
    mine = booked(hall)
    with pytest.raises(IntegrityError, match=name):
        copied(mine, **changes)


def test_a_ticket_belongs_to_one_appointment(hall: Hall) -> None:
    mine, other = booked(hall), booked(hall, next_slot(hall, 1), phone=OTHER)
    hall.now = mine.starts
    ticket = came(hall, mine)
    with pytest.raises(IntegrityError, match="ticket"):
        rewritten(other, state="checked_in", ticket=ticket)
