"""Which targets may be added up over people: counts of things. Never rates, averages, medians, indexes or times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kinerja.work.planning.terms import Aspect, Polarity

_RATE = re.compile(
    r"%|/|\b(per|persen|persentase|proporsi|rasio|indeks|skor|nilai|poin|rata-rata|rerata|median|tengah|tingkat|peringkat)\b"
)


@dataclass(frozen=True)
class Amount:
    """A target, or a share of one: how much of what. `text` is the indicator it belongs to, where there is one."""

    value: Decimal
    unit: str
    aspect: str = Aspect.QUANTITY
    polarity: str = Polarity.MORE
    text: str = ""

    @property
    def of(self) -> str:
        """The unit as it is compared."""
        return " ".join(self.unit.split()).casefold()


def can_be_summed(amount: Amount) -> bool:
    """Whether ten people with a tenth each make the whole."""
    counts = amount.aspect == Aspect.QUANTITY and amount.polarity == Polarity.MORE
    return counts and not _RATE.search(f"{amount.unit} {amount.text}".casefold())


def total(amounts: Iterable[Amount], unit: str) -> Decimal:
    """Sum of those counted in this unit."""
    return sum((a.value for a in amounts if a.of == unit and can_be_summed(a)), Decimal(0))
