"""Flags ask only where the question is fair."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja.judgement.measurement.flags import flags_of

ONE = np.zeros(1, dtype=np.int64)


def _heaping(opened: str, closed: str, deadline: str) -> tuple[int, int]:
    instants = (np.array([text], dtype="datetime64[us]") for text in (opened, closed, deadline))
    found = flags_of(*instants, np.zeros(1), ONE, 1)["heaping"]
    return int(found.count[0]), int(found.of[0])


@pytest.mark.parametrize(
    ("case", "opened", "closed", "deadline", "expected"),
    [
        ("a promise of half an hour", "2026-03-02T08:00", "2026-03-02T08:29", "2026-03-02T08:30", (1, 1)),
        ("the same, closed late", "2026-03-02T08:00", "2026-03-02T08:31", "2026-03-02T08:30", (0, 1)),
        ("a promise that ends with the day", "2026-03-02T08:00", "2026-03-03T15:30", "2026-03-03T16:00", (0, 0)),
        ("a promise of weeks", "2026-03-02T08:00", "2026-03-29T08:00", "2026-03-30T16:00", (1, 1)),
    ],
)
def test_it_looks_for_heaping_only_where_both_sides_could_be_worked(
    case: str, opened: str, closed: str, deadline: str, expected: tuple[int, int]
) -> None:
    assert _heaping(opened, closed, deadline) == expected, case
