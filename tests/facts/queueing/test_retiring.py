"""Counters and queues that are no more: from a day on, not while somebody is there, and never without their past."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.facts.queueing import commands
from kinerja.facts.queueing.models import CounterLine, ServiceLine, Ticket
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused
from tests.facts.queueing.hall import Hall


def test_a_queue_that_is_no_more_gives_no_numbers_and_keeps_those_it_gave(hall: Hall) -> None:
    ticket = hall.take(hall.family)
    commands.leave(ticket, actor=hall.budi, now=hall.later(1))
    commands.retire_line(hall.family, closed_on=hall.cast.today, **hall.of(hall.budi))
    with pytest.raises(Invalid, match="sudah tidak ada"):
        hall.take(hall.family)
    assert Ticket.objects.filter(line=hall.family).count() == 1
    commands.restore_line(hall.family, **hall.of(hall.budi))
    assert hall.take(hall.family).number == 2


def test_a_queue_with_people_in_it_ends_tomorrow_at_the_earliest(hall: Hall) -> None:
    hall.take(hall.family)
    with pytest.raises(Refused, match="Masih ada 1 nomor B"):
        commands.retire_line(hall.family, closed_on=hall.cast.today, **hall.of(hall.budi))
    tomorrow = hall.cast.today + timedelta(days=1)
    commands.retire_line(hall.family, closed_on=tomorrow, **hall.of(hall.budi))
    hall.take(hall.family)
    assert not ServiceLine.objects.open_on(tomorrow).filter(pk=hall.family.pk).exists()


def test_a_counter_somebody_sits_at_is_not_taken_away_under_him(hall: Hall) -> None:
    with pytest.raises(Refused, match="sedang dibuka"):
        commands.retire_counter(hall.one, closed_on=hall.cast.today, **hall.of(hall.budi))
    commands.close_counter(hall.one, **hall.by)
    commands.retire_counter(hall.one, closed_on=hall.cast.today, **hall.of(hall.budi))
    hall.one.refresh_from_db()
    assert hall.one.closed_on == hall.cast.today
    commands.restore_counter(hall.one, **hall.of(hall.budi))
    verbs = set(Entry.objects.filter(verb__startswith="queueing.counter_re").values_list("verb", flat=True))
    assert verbs == {"queueing.counter_retired", "queueing.counter_restored"}


def test_what_happened_is_not_undone(hall: Hall) -> None:
    yesterday = hall.cast.today - timedelta(days=1)
    with pytest.raises(Invalid, match="sudah lewat"):
        commands.retire_line(hall.birth, closed_on=yesterday, **hall.of(hall.budi))


def test_who_only_serves_does_not_arrange(hall: Hall) -> None:
    with pytest.raises(Forbidden, match="diatur pimpinan"):
        commands.retire_counter(hall.two, closed_on=hall.cast.today, **hall.by)
    with pytest.raises(Forbidden):
        commands.change_counter(hall.two, name="Punya saya", **hall.by)


def test_a_counter_calls_only_from_the_queues_it_was_given(hall: Hall) -> None:
    commands.serve_lines(hall.one, lines=[hall.birth], **hall.of(hall.budi))
    assert set(CounterLine.objects.filter(counter=hall.one).values_list("line", flat=True)) == {hall.birth.pk}
    before = Entry.objects.count()
    commands.serve_lines(hall.one, lines=[hall.birth], **hall.of(hall.budi))
    assert Entry.objects.count() == before
