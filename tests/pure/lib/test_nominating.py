"""Drawing raters: by the seed alone, within the limits, and with the load shared."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.nominating import Asked, nominate

ROOM = [f"p{n}" for n in range(12)]
CIRCLES = {one: {"peer": [other for other in ROOM if other != one]} for one in ROOM}
LIMITS = {"each": 5, "most": 10, "fewest": 3}


def test_the_same_seed_draws_the_same_people_and_another_seed_others() -> None:
    first = nominate(CIRCLES, seed="a", **LIMITS)
    assert first == nominate(dict(reversed(CIRCLES.items())), seed="a", **LIMITS)
    assert first != nominate(CIRCLES, seed="b", **LIMITS)


def test_a_known_draw_stays_what_it_was() -> None:
    circles = {"ani": {"peer": ["budi", "citra", "dodi", "eka"]}}
    drawn = nominate(circles, seed="2026", each=3, most=10, fewest=3)
    assert [one.rater for one in drawn] == ["citra", "budi", "dodi"]


def test_who_would_be_rated_by_too_few_is_left_out_and_loads_nobody() -> None:
    circles = {"a": {"peer": ["x", "y"]}, "b": {"peer": ["x", "y"], "subordinate": ["z"]}}
    drawn = nominate(circles, seed="s", **LIMITS)
    assert {one.rated for one in drawn} == {"b"}
    assert Asked("b", "subordinate", "z") in drawn


@given(seed=st.text(), each=st.integers(1, 6), most=st.integers(1, 8))
def test_limits_hold_and_the_load_is_shared(seed: str, each: int, most: int) -> None:
    drawn = nominate(CIRCLES, seed=seed, each=each, most=most, fewest=1)
    load = Counter(one.rater for one in drawn)
    assert max(load.values()) <= most
    assert max(Counter(one.rated for one in drawn).values()) <= each
    assert all(one.rated != one.rater for one in drawn)
    if each <= most:
        assert max(load.values()) - min(load[one] for one in ROOM) <= 2
