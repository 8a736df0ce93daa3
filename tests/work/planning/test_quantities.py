"""Numbers people type for targets and realisations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.pure.lib.refusals import Invalid
from kinerja.work.planning.quantities import optional_quantity, quantity


def test_it_reads_indonesian_writing() -> None:
    assert quantity("1.234,5") == Decimal("1234.5")
    assert quantity(7) == 7


def test_it_leaves_nothing_written_as_nothing() -> None:
    assert optional_quantity("") is None
    assert optional_quantity(None) is None
    assert optional_quantity("0") == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1.5", "tidak dikenali"),
        ("banyak", "tidak dikenali"),
        ("10.000.000.000", "terlalu besar"),
        ("0,12345", "empat desimal"),
        (Decimal("NaN"), "terlalu besar"),
    ],
)
def test_it_says_what_is_wrong_with_a_number(written: object, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        quantity(written)
