"""The filter of keys that may have come before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja.doors.interchange.event_logs.repeats import Repeats

KEYS = st.lists(st.lists(st.text(max_size=3), max_size=20), max_size=5)


@given(KEYS)
def test_it_misses_no_key_that_comes_again(chunks: list[list[str]]) -> None:
    repeats, seen = Repeats(), set()
    for chunk in chunks:
        for key, mark in zip(chunk, repeats.mark(chunk), strict=True):
            assert mark or key not in seen
            seen.add(key)


def test_it_suspects_few_of_the_others() -> None:
    repeats = Repeats()
    marks = [sum(repeats.mark([f"{block}-{n}" for n in range(10_000)])) for block in range(10)]
    assert sum(marks) < 1_000
