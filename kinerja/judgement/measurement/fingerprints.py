"""The hash of what a figure rests on, so that anybody can prove that the inputs are still the same."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import numpy as np

from kinerja.judgement.measurement.samples import Rows, Sample
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.grouping import Floats, Integers, group_bounds

RECORD = np.dtype(
    [("id", "V16"), ("opened", ">i8"), ("closed", ">i8"), ("deadline", ">i8"), ("returns", ">i4"), ("minutes", ">i8")]
)
"""One case as it is hashed: key, instants in microseconds (the smallest integer where there is none), thousandths of
standard minutes (-1 where there are none)."""

WINDOW = 16


def records(
    ids: np.ndarray, opened: Instants, closed: Instants, deadline: Instants, returns: Integers, minutes: Floats
) -> np.ndarray:
    """Cases in the order they are hashed in, that of their keys."""
    found = np.empty(len(ids), RECORD)
    found["id"], found["returns"] = ids, returns
    for name, column in (("opened", opened), ("closed", closed), ("deadline", deadline)):
        found[name] = column.astype("datetime64[us]").astype(np.int64)
    found["minutes"] = np.where(np.isnan(minutes), -1, np.rint(np.nan_to_num(minutes) * 1000)).astype(np.int64)
    return found


def fingerprint(window: bytes, cases: bytes) -> str:
    """SHA-256 over the window and the records of one figure."""
    return sha256(window + cases).hexdigest()


def windows(since: Instants, until: Instants) -> list[bytes]:
    """Windows as they are hashed: both ends in microseconds."""
    ends = np.column_stack([since, until]).astype("datetime64[us]").astype(">i8").tobytes()
    return [ends[first : first + WINDOW] for first in range(0, len(ends), WINDOW)]


def fingerprints(sample: Sample) -> list[str]:
    """One for each figure; cases open at the end of the window count as open whatever became of them."""
    rows, ended = _in_order(sample)
    cases = sample.cases
    found = records(
        cases.ids[rows.case],
        cases.opened[rows.case],
        np.where(ended, cases.closed[rows.case], np.datetime64("NaT", "us")),
        cases.deadline[rows.case],
        cases.returns[rows.case],
        sample.minutes[rows.case],
    ).tobytes()
    ends = (group_bounds(rows.figure, sample.figures) * RECORD.itemsize).tolist()
    return [
        fingerprint(window, found[first:last])
        for window, first, last in zip(windows(sample.since, sample.until), ends, ends[1:], strict=False)
    ]


def digest_of(parts: Iterable[str]) -> str:
    """SHA-256 over the hashes of a whole run."""
    return sha256("\n".join(parts).encode()).hexdigest()


def _in_order(sample: Sample) -> tuple[Rows, np.ndarray]:
    """Closed and open rows together by figure and key, and which of them are closed."""
    figure = np.concatenate([sample.closed.figure, sample.open.figure])
    case = np.concatenate([sample.closed.case, sample.open.case])
    ended = np.arange(len(case)) < len(sample.closed)
    order = np.argsort(figure * np.int64(max(len(sample.cases), 1)) + case)
    return Rows(figure[order], case[order]), ended[order]
