"""Monitoring: in which stretch of days the rater owes at least one talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.pure.law.deadlines import add_months
from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import gettext_noop


@dataclass(frozen=True)
class Stretch:
    """Both days included."""

    first: date
    last: date


def stretch_of(on: date) -> Finding[Stretch]:
    """The semester of a day, counted from January."""
    rule = provision("monitoring.rater", on)
    months = rule["months"]
    first = date(on.year, (on.month - 1) // months * months + 1, 1)
    last = add_months(first, months) - timedelta(days=1)
    because = reason(
        gettext_noop("Setiap pegawai dipantau penilainya paling sedikit sekali antara {first} dan {last}."),
        first=first,
        last=last,
    )
    return Finding(Stretch(first, last), (because,), rule.cites)
