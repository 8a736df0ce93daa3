"""Data grades of many figures at once, by the steps of pure.statistics.grade.

When a record was entered is not in the logs, so timeliness is not graded; the page says so.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from kinerja.pure.statistics.grade import INDEPENDENCE, LETTERS, SAMPLE_STEPS, SHARE_STEPS, Origin
from kinerja.pure.statistics.grouping import Floats, Integers

Letters = np.ndarray


def share_letters(shares: Floats) -> Letters:
    """A from the first step on, B from the second, …"""
    return _letters(shares, SHARE_STEPS)


def sample_letters(n: Integers) -> Letters:
    return _letters(n, SAMPLE_STEPS)


def overall(*letters: Letters | str) -> Letters:
    """The worst of the dimensions."""
    return reduce(lambda one, other: np.where(one > other, one, other), np.broadcast_arrays(*letters))


def independence_of_logs() -> str:
    """A log is written by the work itself."""
    return INDEPENDENCE[Origin.SYSTEM]


def _letters(values: Floats | Integers, steps: tuple[float, ...]) -> Letters:
    missed = (np.asarray(values)[:, None] < np.asarray(steps)).sum(axis=1)
    return np.array(list(LETTERS))[missed]
