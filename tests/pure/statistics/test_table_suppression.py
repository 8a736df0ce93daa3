"""Suppression in tables with margins, held against a brute-force attacker."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.pure.statistics.table_suppression import suppress_table


def shown(counts: list[list[int]], k: int = 10) -> list[list[int | None]]:
    """The table as published, margins last; None is hidden."""
    found = suppress_table(counts, k)
    table = np.array(counts)
    body = [
        [None if h else int(n) for n, h in zip(row, hides, strict=True)]
        for row, hides in zip(table, found.hidden, strict=True)
    ]
    for row, n, hide in zip(body, table.sum(axis=1), found.row_totals, strict=True):
        row.append(None if hide else int(n))
    last = [None if h else int(n) for n, h in zip(table.sum(axis=0), found.column_totals, strict=True)]
    return [*body, [*last, None if found.total else int(table.sum())]]


def test_it_shows_everything_where_nothing_is_small() -> None:
    assert shown([[20, 30], [0, 40]]) == [[20, 30, 50], [0, 40, 40], [20, 70, 90]]


def test_it_hides_a_small_count_with_enough_others() -> None:
    assert shown([[3, 30, 40], [15, 50, 60], [25, 70, 80]]) == [
        [None, None, 40, 73],
        [None, None, 60, 125],
        [25, 70, 80, 175],
        [43, 150, 180, 373],
    ]


def test_it_hides_the_total_of_a_small_unit() -> None:
    table = shown([[4, 0], [30, 50], [20, 60]])
    assert table[0][0] is None
    assert table[0][2] is None
    assert table[0][1] == 0


def test_it_hides_all_where_there_are_too_few_people_at_all() -> None:
    assert shown([[3, 2]]) == [[None, None, None], [None, None, None]]


def test_it_says_nothing_of_nobody() -> None:
    assert shown([[0, 0]]) == [[0, 0, 0], [0, 0, 0]]


def test_two_hidden_clusters_are_not_joined_by_a_cell_that_can_be_calculated() -> None:
    """Every line has two hidden cells or none, and yet the cell between the clusters would follow."""
    counts = [
        [12, 13, 50, 50, 50],
        [14, 15, 5, 50, 50],
        [50, 50, 12, 13, 50],
        [50, 50, 14, 15, 50],
    ]
    assert solutions_agree(shown(counts, k=10)) == []


def solutions_agree(table: list[list[int | None]]) -> list[tuple[int, int]]:
    """Hidden cells that linear algebra pins down, by rank: the attacker's view, written another way."""
    cells = [(r, c) for r, row in enumerate(table) for c, n in enumerate(row) if n is None]
    rows, columns = len(table), len(table[0])
    equations = []
    for r in range(rows):
        equations.append([_sign(c, columns) if cell == (r, c) else 0 for cell in cells for c in [cell[1]]])
    for c in range(columns):
        equations.append([_sign(r, rows) if cell == (r, c) else 0 for cell in cells for r in [cell[0]]])
    matrix = np.array(equations, dtype=float).reshape(rows + columns, len(cells))
    rank = np.linalg.matrix_rank(matrix) if cells else 0
    pinned = []
    for place, cell in enumerate(cells):
        asked = np.zeros((1, len(cells)))
        asked[0, place] = 1
        if np.linalg.matrix_rank(np.vstack([matrix, asked])) == rank:
            pinned.append(cell)
    return pinned


def _sign(place: int, length: int) -> int:
    return -1 if place == length - 1 else 1


tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 25), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


@settings(max_examples=150, deadline=None)
@given(tables)
def test_nothing_small_is_shown_and_nothing_hidden_can_be_calculated(counts: list[list[int]]) -> None:
    table = shown(counts)
    assert not [n for row in table for n in row if n is not None and 0 < n < 10]
    assert solutions_agree(table) == []


@settings(max_examples=150, deadline=None)
@given(tables)
def test_a_shown_total_never_stands_over_fewer_than_k_hidden_people(counts: list[list[int]]) -> None:
    table = shown(counts)
    full = np.array(counts)
    for lines, numbers in ((table[:-1], full), (list(map(list, zip(*table, strict=True)))[:-1], full.T)):
        for line, real in zip(lines, numbers, strict=True):
            concealed = sum(int(n) for n, s in zip(real, line, strict=False) if s is None)
            assert line[-1] is None or concealed == 0 or concealed >= 10


@pytest.mark.parametrize("counts", list(product([0, 1, 9, 10, 11], repeat=2)))
def test_zeros_always_stay(counts: tuple[int, int]) -> None:
    table = shown([list(counts), [0, 30]])
    assert table[1][0] == 0
