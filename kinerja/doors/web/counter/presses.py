"""What each key of the console does: one press, one command, or two that belong together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kinerja.doors.web.shown.voices import invite_who_is_served
from kinerja.facts.queueing import commands
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.models import Counter, ServiceLine, Ticket
from kinerja.pure.lib.refusals import Invalid, gettext_noop

Given = dict[str, str]
Press = Callable[[Counter, Ticket | None, Given, dict[str, Any]], Any]


def _next(counter: Counter, ticket: Ticket | None, given: Given, by: dict[str, Any]) -> None:
    """Finish who is served and call the next: the press made most often."""
    if ticket is not None and ticket.stage == Stage.SERVED:
        _finish(counter, ticket, given, by)
    if commands.call_next(counter, **by) is None and ticket is None:
        raise Invalid(gettext_noop("Tidak ada yang menunggu."))


def _finish(_counter: Counter, ticket: Ticket | None, given: Given, by: dict[str, Any]) -> None:
    """The citizen is invited first: whoever finishes holds the pulse of the hall until the commit."""
    ended = _one(ticket)
    if ended.stage == Stage.SERVED:
        invite_who_is_served(ended, by["now"])
    commands.finish(ended, is_accurate="wrong" not in given, **by)


def _transfer(counter: Counter, ticket: Ticket | None, given: Given, by: dict[str, Any]) -> None:
    line = ServiceLine.objects.filter(unit=counter.unit, letter=given.get("line", "")).first()
    if line is None:
        raise Invalid(gettext_noop("Pilih antrean tujuan."))
    commands.transfer(_one(ticket), line=line, reason=given.get("reason", ""), **by)


def _add(counter: Counter, ticket: Ticket | None, given: Given, by: dict[str, Any]) -> None:
    line = ServiceLine.objects.filter(unit=counter.unit, letter=given.get("line", "")).first()
    if line is None:
        raise Invalid(gettext_noop("Pilih antrean tujuan."))
    commands.add_service(_one(ticket).visit, line=line, **by)


def _one(ticket: Ticket | None) -> Ticket:
    if ticket is None:
        raise Invalid(gettext_noop("Pilih nomornya dahulu."))
    return ticket


PRESSES: dict[str, Press] = {
    "next": _next,
    "call": lambda counter, ticket, _g, by: commands.call(_one(ticket), counter=counter, **by),
    "again": lambda _c, ticket, _g, by: commands.call_again(_one(ticket), **by),
    "start": lambda counter, ticket, _g, by: commands.start(_one(ticket), counter=counter, **by),
    "finish": _finish,
    "hold": lambda _c, ticket, given, by: commands.hold(_one(ticket), reason=given.get("reason", ""), **by),
    "resume": lambda counter, ticket, _g, by: commands.resume(_one(ticket), counter=counter, **by),
    "back": lambda _c, ticket, _g, by: commands.put_back(_one(ticket), **by),
    "absent": lambda _c, ticket, _g, by: commands.mark_no_show(_one(ticket), **by),
    "restore": lambda _c, ticket, _g, by: commands.restore(_one(ticket), **by),
    "leave": lambda _c, ticket, given, by: commands.leave(_one(ticket), reason=given.get("reason", ""), **by),
    "transfer": _transfer,
    "add": _add,
    "close": lambda counter, _t, _g, by: commands.close_counter(counter, **by),
}
