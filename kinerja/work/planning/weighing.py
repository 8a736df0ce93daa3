"""What weights make of the main results of a plan: how much each counts beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kinerja.pure.lib.numbers import round_half_up

from .form_rules import WHOLE

Weights = Sequence[Decimal | None]


def shares(weights: Weights) -> list[Decimal]:
    """The percent each counts: alike where nobody weighed, else by weight; a result left out counts nothing yet."""
    known = [weight or Decimal() for weight in weights] if any(weights) else [Decimal(1)] * len(weights)
    whole = sum(known, Decimal())
    return [round_half_up(WHOLE * weight / whole, 2) for weight in known]


def even(n: int) -> list[Decimal]:
    """As equal as two decimals allow; together exactly 100, what is left over with the last ones."""
    cents, over = divmod(100 * int(WHOLE), n)
    return [Decimal(cents + (place >= n - over)) / 100 for place in range(n)]
