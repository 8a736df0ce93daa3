"""What somebody owes, as lines with a date that speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from kinerja.doors.duties import Duty
from kinerja.doors.web.ui.numbers import day
from kinerja.doors.web.ui.sentences import spoken

# From so many days before the end a duty is marked.
SOON = 7


@dataclass(frozen=True)
class DutyLine:
    text: str
    when: str
    until: str
    urgent: bool
    late: bool
    url: str
    count: int
    moved: str = ""


def duty_lines(owed: Iterable[Duty], today: date) -> list[DutyLine]:
    """Those with the nearest end first; what has no end comes last."""
    ordered = sorted(owed, key=lambda duty: (duty.until is None, duty.until or today))
    return [_line(duty, today) for duty in ordered]


def _line(duty: Duty, today: date) -> DutyLine:
    left = (duty.until - today).days if duty.until else None
    return DutyLine(
        text=spoken(duty.sentence),
        when=_words(left),
        until=day(duty.until) if duty.until else "",
        urgent=left is not None and left <= SOON,
        late=left is not None and left < 0,
        url=reverse(duty.url_name, args=duty.url_args),
        count=duty.count,
        moved=spoken(duty.moved) if duty.moved else "",
    )


def _words(left: int | None) -> str:
    if left is None:
        return gettext("tanpa batas waktu")
    if left < 0:
        return ngettext("terlambat {n} hari", "terlambat {n} hari", -left).format(n=-left)
    if left == 0:
        return gettext("hari ini")
    return ngettext("{n} hari lagi", "{n} hari lagi", left).format(n=left)
