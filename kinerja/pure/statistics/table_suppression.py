"""Suppression of small counts in a table with margins, so that no hidden cell follows from what is shown.

A table of units by categories is published with the totals of both and the grand total; every row and column is an
equation. A hidden cell is safe when those equations leave it free (Gusfield 1988: its edge in the graph of rows,
columns and hidden cells lies on a cycle), and when the hidden cells of a line with a shown total reach k together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from kinerja.pure.statistics.grouping import Booleans, Integers
from kinerja.pure.statistics.suppression import PUBLIC_K

_FREE = 1e-9


@dataclass(frozen=True)
class TableSuppression:
    """What may not be shown of a table of counts with its margins."""

    hidden: Booleans
    """Shape (units, categories)."""
    row_totals: Booleans
    """One entry per unit."""
    column_totals: Booleans
    """One entry per category."""
    total: bool


def suppress_table(counts: ArrayLike, k: int = PUBLIC_K) -> TableSuppression:
    """Hide counts of 1 … k-1, totals included, then the smallest others until nothing hidden can be got back.

    `counts`: shape (units, categories). Cells are hidden before totals; zeros stay, they describe nobody.
    """
    table = _with_totals(np.asarray(counts, dtype=np.int64))
    hidden: Booleans = (table > 0) & (table < k)
    while not _is_safe(table, hidden, k):
        _hide_one(table, hidden, k)
    return TableSuppression(hidden[:-1, :-1], hidden[:-1, -1], hidden[-1, :-1], bool(hidden[-1, -1]))


def _with_totals(counts: Integers) -> Integers:
    rows = np.hstack([counts, counts.sum(axis=1, keepdims=True)])
    table: Integers = np.vstack([rows, rows.sum(axis=0, keepdims=True)])
    return table


def _is_safe(table: Integers, hidden: Booleans, k: int) -> bool:
    return not (_determined(hidden).any() or _thin(table, hidden, k).any() or _thin(table.T, hidden.T, k).any())


def _determined(hidden: Booleans) -> Booleans:
    """Hidden cells to which the equations leave no freedom; the signs of totals do not matter for that."""
    rows, columns = hidden.shape
    cells = np.argwhere(hidden)
    each = np.arange(len(cells))
    equations = np.zeros((rows + columns, len(cells)))
    equations[cells[:, 0], each] = 1
    equations[rows + cells[:, 1], each] = 1
    determined = np.zeros_like(hidden)
    if len(cells):
        spanned = np.linalg.pinv(equations, rcond=_FREE) @ equations
        determined[tuple(cells.T)] = np.diagonal(spanned) > 1 - _FREE
    return determined


def _thin(table: Integers, hidden: Booleans, k: int) -> Booleans:
    """Rows whose total is shown while fewer than k are hidden in them: the difference would name them."""
    concealed = np.where(hidden[:, :-1], table[:, :-1], 0).sum(axis=1)
    thin: Booleans = (concealed > 0) & (concealed < k) & ~hidden[:, -1]
    return thin


def _hide_one(table: Integers, hidden: Booleans, k: int) -> None:
    """Hide the count that serves most lines in need, of those the smallest; totals only where nothing else is left."""
    shown = (table > 0) & ~hidden
    in_need = _in_need(table, hidden, k)[:, None].astype(int) + _in_need(table.T, hidden.T, k)[None, :]
    # Where every line looks well and a cell still follows from the rest, any further one may free it.
    rows, columns = np.nonzero(shown & (in_need > 0) if (shown & (in_need > 0)).any() else shown)
    is_total = (rows == table.shape[0] - 1) | (columns == table.shape[1] - 1)
    order = np.lexsort((table[rows, columns], -in_need[rows, columns], is_total))
    hidden[rows[order[0]], columns[order[0]]] = True


def _in_need(table: Integers, hidden: Booleans, k: int) -> Booleans:
    """Rows with a single hidden cell, or with too few people in the hidden ones."""
    need: Booleans = (hidden.sum(axis=1) == 1) | _thin(table, hidden, k)
    return need
