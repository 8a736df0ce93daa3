"""At the counter."""

from __future__ import annotations

import pytest

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_queries import broken_histories
from kinerja.facts.queueing.hall_terms import Priority, Stage
from kinerja.facts.queueing.models import CounterShift, Interval, Ticket
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.queueing.hall import Hall


def test_it_calls_priority_first_then_who_came_first(hall: Hall) -> None:
    first, second, elder = hall.take(), hall.take(hall.family), hall.take(priority=Priority.ELDERLY)
    order = []
    for _ in range(3):
        ticket = commands.call_next(hall.one, **hall.by)
        assert ticket is not None
        commands.start(ticket, **hall.by)
        commands.finish(ticket, **hall.by)
        order.append(ticket)
    assert order == [elder, first, second]
    assert commands.call_next(hall.one, **hall.by) is None


def test_a_whole_visit_is_covered_by_its_intervals(hall: Hall) -> None:
    ticket = hall.take()
    for minutes, step in [
        (3, lambda: commands.call(ticket, counter=hall.one, **hall.by)),
        (1, lambda: commands.call_again(ticket, **hall.by)),
        (1, lambda: commands.start(ticket, **hall.by)),
        (5, lambda: commands.hold(ticket, reason="files", **hall.by)),
        (10, lambda: commands.resume(ticket, counter=hall.two, **hall.of(hall.budi))),
        (2, lambda: commands.finish(ticket, **hall.of(hall.budi))),
    ]:
        hall.later(minutes)
        step()
    rows = [(i.stage, (i.ends - i.starts).total_seconds() / 60) for i in ticket.intervals.all()]
    assert rows == [("waiting", 3), ("called", 1), ("called", 1), ("served", 5), ("held", 10), ("served", 2)]
    assert (ticket.stage, ticket.officer, ticket.counter) == ("done", hall.cast.budi, hall.two)
    assert not list(broken_histories())


def test_who_comes_second_hears_who_was_first(hall: Hall) -> None:
    ticket = hall.take()
    seen = Ticket.objects.get(pk=ticket.pk)  # Budi's page, opened before
    commands.call(ticket, counter=hall.one, **hall.by)
    with pytest.raises(Stale, match="A001 baru saja diambil Loket 1"):
        commands.call(seen, counter=hall.two, **hall.of(hall.budi))
    with pytest.raises(Stale, match="A001 baru saja diambil Loket 1"):
        commands.call(Ticket.objects.get(pk=ticket.pk), counter=hall.two, **hall.of(hall.budi))
    assert Interval.objects.count() == 1


def test_one_counter_serves_one_number(hall: Hall) -> None:
    hall.served()
    other = hall.take()
    with pytest.raises(Invalid, match="Loket 1 masih melayani A001"):
        commands.call_next(hall.one, **hall.by)
    with pytest.raises(Stale, match="masih melayani nomor lain"):
        commands.call(other, counter=hall.one, **hall.by)
    assert Ticket.objects.get(pk=other.pk).stage == Stage.WAITING


def test_nobody_is_called_to_two_counters(hall: Hall) -> None:
    visit = hall.visit(hall.ktp, hall.family)
    first = commands.call_next(hall.one, **hall.by)
    assert first is not None
    assert commands.call_next(hall.two, **hall.of(hall.budi)) is None
    other = visit.tickets.exclude(pk=first.pk).get()
    with pytest.raises(Stale, match="di loket lain"):
        commands.call(other, counter=hall.two, **hall.of(hall.budi))
    commands.start(first, **hall.by)
    commands.finish(first, **hall.by)
    assert commands.call_next(hall.two, **hall.of(hall.budi)) == other


def test_a_no_show_needs_its_calls_and_returns_once_to_its_place(hall: Hall) -> None:
    ticket, behind = hall.take(), hall.take()
    commands.call_next(hall.one, **hall.by)
    ticket.refresh_from_db()
    with pytest.raises(Invalid, match=r"baru dipanggil 1 kali\. Panggil sampai 3 kali"):
        commands.mark_no_show(ticket, **hall.by)
    for _ in range(2):
        commands.call_again(ticket, **hall.by)
    commands.mark_no_show(ticket, **hall.by)
    hall.later(20)
    commands.restore(ticket, **hall.by)
    assert commands.call_next(hall.one, **hall.by) == ticket
    for _ in range(2):
        commands.call_again(Ticket.objects.get(pk=ticket.pk), **hall.by)
    again = commands.mark_no_show(Ticket.objects.get(pk=ticket.pk), **hall.by)
    with pytest.raises(Invalid, match="sudah 1 kali dikembalikan"):
        commands.restore(again, **hall.by)
    assert commands.call_next(hall.one, **hall.by) == behind
    assert not list(broken_histories())


@pytest.mark.parametrize(("letter", "can"), [("B", True), ("C", False)])
def test_the_rule_of_the_queue_says_whether_and_where_one_returns(hall: Hall, letter: str, can: bool) -> None:
    line = next(line for line in hall.lines if line.letter == letter)
    ticket = hall.take(line)
    commands.call(ticket, counter=hall.one, **hall.by)
    for _ in range(2):
        commands.call_again(ticket, **hall.by)
    commands.mark_no_show(ticket, **hall.by)
    hall.later(5)
    if can:
        assert commands.restore(ticket, **hall.by).queued_at == hall.now
    else:
        with pytest.raises(Invalid, match="Berikan nomor baru"):
            commands.restore(ticket, **hall.by)


def test_a_transfer_keeps_the_wait_and_gives_a_new_number(hall: Hall) -> None:
    came = hall.now
    ticket = hall.take()
    hall.later(7)
    commands.call(ticket, counter=hall.one, **hall.by)
    made = commands.transfer(ticket, line=hall.family, reason="salah memilih", **hall.by)
    assert (str(made), made.queued_at, made.visit, made.transferred_from) == ("B001", came, ticket.visit, ticket)
    assert (ticket.stage, ticket.reason) == ("transferred", "salah memilih")
    assert made.opened_at == ticket.since


def test_a_transfer_is_not_stopped_by_the_quota(hall: Hall) -> None:
    for _ in range(3):
        hall.take(hall.birth)
    made = commands.transfer(hall.served(), line=hall.birth, reason="akta", **hall.by)
    assert str(made) == "C004"


def test_without_a_reason_nothing_is_held_or_handed_on(hall: Hall) -> None:
    ticket = hall.served()
    with pytest.raises(Invalid, match="Pilih alasan"):
        commands.hold(ticket, reason="", **hall.by)
    with pytest.raises(Invalid, match="Tulis alasan"):
        commands.transfer(ticket, line=hall.family, reason=" ", **hall.by)


def test_serving_without_a_call_is_marked(hall: Hall) -> None:
    ticket = commands.start(hall.take(), counter=hall.one, **hall.by)
    assert (ticket.missed_call, ticket.called_at, ticket.stage) == (True, None, "served")


def test_an_officer_can_say_that_the_time_is_not_right(hall: Hall) -> None:
    assert not commands.finish(hall.served(), is_accurate=False, **hall.by).is_accurate


def test_a_number_called_by_mistake_keeps_its_place(hall: Hall) -> None:
    ticket, behind = hall.take(), hall.take()
    commands.call(behind, counter=hall.one, **hall.by)
    commands.put_back(behind, **hall.by)
    assert commands.call_next(hall.one, **hall.by) == ticket
    assert Ticket.objects.get(pk=behind.pk).calls == 0


@pytest.mark.parametrize("verb", ["call_again", "finish", "mark_no_show", "put_back"])
def test_a_waiting_number_is_called_before_anything_else(hall: Hall, verb: str) -> None:
    with pytest.raises(Invalid, match="Panggil dahulu"):
        getattr(commands, verb)(hall.take(), **hall.by)


def test_what_is_over_stays_over(hall: Hall) -> None:
    ticket = commands.finish(hall.served(), **hall.by)
    with pytest.raises(Invalid, match="sudah selesai dilayani"):
        commands.leave(ticket, **hall.by)
    with pytest.raises(Invalid, match="sudah selesai dilayani"):
        commands.call(ticket, counter=hall.one, **hall.by)


def test_only_who_sits_at_the_counter_works_there(hall: Hall) -> None:
    ticket = hall.served()
    with pytest.raises(Invalid, match="tidak sedang membuka Loket 1"):
        commands.finish(ticket, **hall.of(hall.budi))
    with pytest.raises(Forbidden):
        commands.call_next(hall.one, **hall.of(hall.cast.actor("tono")))


def test_a_counter_has_one_officer_and_an_officer_one_counter(hall: Hall) -> None:
    with pytest.raises(Invalid, match="sedang dibuka petugas lain"):
        commands.open_counter(hall.two, **hall.by)
    commands.close_counter(hall.two, **hall.of(hall.budi))
    with pytest.raises(Invalid, match="Tutup dahulu loket itu"):
        commands.open_counter(hall.two, **hall.by)
    hall.later(1)
    commands.close_counter(hall.one, **hall.by)
    assert commands.open_counter(hall.two, **hall.by) == commands.open_counter(hall.two, **hall.by)


def test_a_counter_is_not_closed_over_somebody(hall: Hall) -> None:
    hall.served()
    with pytest.raises(Invalid, match="A001 masih di loket ini"):
        commands.close_counter(hall.one, **hall.by)


def test_the_night_closes_what_is_open_and_marks_it(hall: Hall) -> None:
    served, waiting, done = hall.served(), hall.take(), hall.take(hall.family)
    commands.leave(done, **hall.by)
    hall.later(60)
    assert commands.close_past_days(**hall.by) == 0
    hall.later(24 * 60)
    assert commands.close_past_days(**hall.by) == 4  # two numbers, two counters
    for ticket in (served, waiting):
        ticket.refresh_from_db()
        assert (ticket.stage, ticket.is_accurate) == (Stage.CLOSED, False)
    assert all(CounterShift.objects.values_list("by_system", flat=True))
    assert commands.close_past_days(**hall.by) == 0
    assert not list(broken_histories())
