"""How somebody rates, without any model: spread, one level for everybody, and whether kindness is returned.

Words rather than corrections: where two to five rate a person, nothing is adjusted (measurement.md section 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kinerja.pure.statistics.grouping import Floats, Integers, divide, group_counts, group_sums

FEWEST_PAIRS = 10
"""Fewer pairs who rated each other say nothing about anybody, and might name somebody."""


@dataclass(frozen=True)
class Habits:
    """Arrays have one entry per level."""

    n: Integers
    mean: Floats
    median: Floats
    spread: Floats
    """Standard deviation (n-1); NaN for a single score."""
    same: Floats
    """Share of the most frequent score: 1 gave or got one level only."""


def habits(scores: Floats, level: Integers, levels: int) -> Habits:
    """Of `scores` of shape (n,) by `level` of shape (n,), numbered from 0 to `levels`-1."""
    n = group_counts(level, levels)
    mean = divide(group_sums(scores, level, levels), n)
    squares = group_sums(np.square(scores - mean[level]), level, levels)
    order = np.lexsort((scores, level))
    bounds = np.concatenate([[0], np.cumsum(n)])
    parts = [scores[order[start:end]] for start, end in pairwise(bounds)]
    median = np.array([np.median(part) if part.size else np.nan for part in parts])
    same = np.array(
        [np.unique(part, return_counts=True)[1].max() / part.size if part.size else np.nan for part in parts]
    )
    spread = np.sqrt(np.divide(squares, n - 1, out=np.full(levels, np.nan), where=n > 1))
    return Habits(n, mean, median, spread, same)


def reciprocity(rest: Floats, rater: Integers, rated: Integers) -> tuple[int, float | None]:
    """Pairs who rated each other, and how alike what they gave each other was.

    `rest` of shape (n,) is each score less what rater and rated explain; `rater` and `rated` number the same people.
    Several ratings of a pair are averaged first. The likeness is the intraclass correlation of both directions about
    0, from -1 to 1 (double entry, Fisher 1925); None below `FEWEST_PAIRS`. High likeness is a question, not a proof.
    """
    people = int(max(rater.max(initial=0), rated.max(initial=0))) + 1
    keys, index = np.unique(rater.astype(np.int64) * people + rated, return_inverse=True)
    given = np.bincount(index, rest) / np.bincount(index)
    back = keys % people * people + keys // people
    at = np.minimum(np.searchsorted(keys, back), len(keys) - 1)
    mutual = (keys[at] == back) & (keys // people < keys % people)
    first, second = given[mutual], given[at[mutual]]
    pairs = int(mutual.sum())
    power = float(np.square(first).sum() + np.square(second).sum())
    if pairs < FEWEST_PAIRS or power == 0:
        return pairs, None
    return pairs, float(2 * (first @ second) / power)
