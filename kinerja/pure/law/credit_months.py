"""Which months of a result are converted: each month counts once, however many results speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import Invalid, gettext_noop

Month = tuple[int, int]
"""(year, month 1 to 12)"""

ONCE = reason(
    gettext_noop(
        "Tiap bulan dihitung sekali: hasil dengan masa terpanjang didahulukan, maka hasil tahunan menggantikan hasil "
        "periodik di dalamnya."
    )
)


@dataclass(frozen=True)
class Stretch:
    """Days that were judged, [starts, ends)."""

    starts: date
    ends: date

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days


def months_of(stretch: Stretch, least_days: int) -> tuple[Month, ...]:
    """Months of which a stretch holds so many days or all, oldest first."""
    return tuple(
        (first.year, first.month)
        for first, following in _months(stretch)
        if (min(following, stretch.ends) - max(first, stretch.starts)).days >= min(least_days, (following - first).days)
    )


def counted_once(stretches: Sequence[Stretch], on: date) -> Finding[tuple[tuple[Month, ...], ...]]:
    """For each stretch, in the order given, the months that are its own.

    The longest stretch takes its months first; of equally long ones the one that stands first. Local setting
    (regulation 6.1 is silent): [M]. Raises Invalid for a stretch that ends before it begins.
    """
    if any(one.days <= 0 for one in stretches):
        raise Invalid(gettext_noop("Hari terakhir mendahului hari pertama. Periksa tanggalnya."))
    rule = provision("credit.months", on)
    taken: set[Month] = set()
    own: dict[int, tuple[Month, ...]] = {}
    for at in sorted(range(len(stretches)), key=lambda index: -stretches[index].days):
        own[at] = tuple(month for month in months_of(stretches[at], rule["least_days"]) if month not in taken)
        taken.update(own[at])
    value = tuple(own[at] for at in range(len(stretches)))
    return Finding(value, (ONCE,), rule.cites)


def _months(stretch: Stretch) -> Iterator[tuple[date, date]]:
    """First day of each month touched, and the first day after it."""
    first = stretch.starts.replace(day=1)
    while first < stretch.ends:
        following = (first + timedelta(days=32)).replace(day=1)
        yield first, following
        first = following
