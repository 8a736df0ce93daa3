"""A target and on which side of it a figure lies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.pure.law.findings import Reason, reason
from kinerja.pure.law.terms import Polarity, Rating
from kinerja.pure.lib.refusals import Invalid, gettext_noop

UNBOUNDED = Decimal("Infinity")


@dataclass(frozen=True)
class Target:
    """A range in which the target is met; a single number is a range of one point."""

    low: Decimal
    high: Decimal
    polarity: Polarity

    @classmethod
    def of(cls, low: Decimal | None, high: Decimal | None, polarity: Polarity) -> Target | None:
        """The target written as one bound or two; None where nothing is written.

        With one bound, "within" leaves the other side open; otherwise the bound is the target.
        """
        if low is None and high is None:
            return None
        if polarity is Polarity.WITHIN:
            low, high = _or(low, -UNBOUNDED), _or(high, UNBOUNDED)
        else:
            low, high = _or(low, high), _or(high, low)
        if low > high:
            raise Invalid(gettext_noop("Batas bawah target melebihi batas atasnya. Periksa targetnya."))
        return cls(low, high, polarity)

    def place(self, low: Decimal, high: Decimal) -> Rating:
        """Where an interval lies: better or worse only when the whole of it is; `low == high` for a bare value."""
        if not (high < self.low or low > self.high):
            return Rating.MEETS
        if self.polarity is Polarity.WITHIN:
            return Rating.BELOW
        better = low > self.high if self.polarity is Polarity.MORE else high < self.low
        return Rating.ABOVE if better else Rating.BELOW

    @property
    def words(self) -> Reason:
        """The target in words."""
        if self.low == self.high:
            return reason(gettext_noop("target {target}"), target=self.low)
        if self.low == -UNBOUNDED:
            return reason(gettext_noop("target paling banyak {target}"), target=self.high)
        if self.high == UNBOUNDED:
            return reason(gettext_noop("target paling sedikit {target}"), target=self.low)
        return reason(gettext_noop("target {low} sampai {high}"), low=self.low, high=self.high)


def _or(value: Decimal | None, otherwise: Decimal | None) -> Decimal:
    chosen = otherwise if value is None else value
    assert chosen is not None, "a target has at least one bound"
    return chosen
