"""The clocks of complaints: until when the first response, until when the answer (UU 25/2009, SP4N-LAPOR!).

The answer has two limits, and the earlier one counts: that of its class by SP4N-LAPOR!, and the sixty days of UU
25/2009 Pasal 50(1). Both run in the office's turn only. Whoever contradicts an answer starts the clock anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kinerja.pure.law.findings import Citation, Finding, reason, together
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib import file_life
from kinerja.pure.lib.complaint_life import Stage, Stretch, last_round
from kinerja.pure.lib.promise_clock import Promise, read
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.worktime import WorkCalendar


class Handling(Term):
    """Class of SP4N-LAPOR!: how much has to be looked into."""

    FIELD = "field", gettext_noop("perlu pemeriksaan lapangan")
    DESK = "desk", gettext_noop("tanpa pemeriksaan lapangan")
    SIMPLE = "simple", gettext_noop("permintaan informasi atau aduan sederhana")


CODES = {
    Handling.SIMPLE: "lapor_information",
    Handling.DESK: "lapor_without_field_check",
    Handling.FIELD: "lapor_with_field_check",
}
FIRST, DECISION = "lapor_first_response", "complaint_decision"
AS_FILE = {
    Stage.RECEIVED: file_life.Stage.RECEIVED,
    Stage.REOPENED: file_life.Stage.RECEIVED,
    Stage.ROUTED: file_life.Stage.PROCESSED,
    Stage.ASKED: file_life.Stage.RETURNED,
    Stage.ANSWERED: file_life.Stage.READY,
    Stage.CLOSED_BY_CITIZEN: file_life.Stage.HANDED_OVER,
    Stage.CLOSED_BY_REVIEWER: file_life.Stage.HANDED_OVER,
    Stage.WITHDRAWN: file_life.Stage.WITHDRAWN,
}
"""The same clock as that of requests: `asked` is the citizen's turn, `answered` the result."""


@dataclass(frozen=True)
class Clocks:
    """What the clocks show."""

    first_due: datetime
    responded: datetime | None
    """When somebody first took it up; None while nobody has."""
    due: datetime | None
    """Until when the answer is owed; None while the citizen has it, and for what owes no answer by a day."""
    answered: datetime | None
    """When the answer came that stands; None while there is none."""


def clocks(
    stretches: Sequence[Stretch], handling: Handling | None, on: date, calendar: WorkCalendar
) -> Finding[Clocks]:
    """The clocks of a complaint by the provisions of the day it came (`on`).

    `stretches`: its whole life without gap, the last one up to the instant of the question. `handling` is None for
    suggestions and praise: they are taken up by the same day, and their answer has none.
    """
    first = provision(f"deadlines.{FIRST}", on)
    opened = [Stretch(Stage.RECEIVED, stretches[0].starts, stretches[0].starts)]
    first_due = _due(opened, FIRST, on, calendar)
    assert first_due is not None
    responded = next((one.starts for one in stretches if one.stage not in (Stage.RECEIVED, Stage.WITHDRAWN)), None)
    here = last_round(stretches)
    answered = next((one.starts for one in here if one.stage in (Stage.ANSWERED, Stage.CLOSED_BY_REVIEWER)), None)
    codes = () if handling is None else (CODES[handling], DECISION)
    ends = [due for code in codes if (due := _due(here, code, on, calendar)) is not None]
    shown = Clocks(first_due, responded, min(ends, default=None), answered)
    because = reason(gettext_noop("Ditanggapi paling lambat {day}."), day=calendar.day_of(first_due))
    return Finding(shown, (because,), together(first.cites, cites_of(handling, on)))


def cites_of(handling: Handling | None, on: date) -> tuple[Citation, ...]:
    """What the day of the answer rests on."""
    codes = () if handling is None else (CODES[handling], DECISION)
    return together(*(provision(f"deadlines.{code}", on).cites for code in codes))


def _due(stretches: Sequence[Stretch], code: str, on: date, calendar: WorkCalendar) -> datetime | None:
    rule = provision(f"deadlines.{code}", on)
    promise = Promise(Decimal(rule["amount"]), rule["unit"], from_complete=False)
    same = [file_life.Stretch(AS_FILE[one.stage], one.starts, one.ends) for one in stretches]
    return read(same, promise, calendar).due
