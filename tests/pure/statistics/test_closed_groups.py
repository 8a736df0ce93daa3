"""Nothing is told of fewer than three, and nothing that is told gives away what is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.statistics.closed_groups import Told, may_release, tell

RULE = {"high": 4, "fewest": 3, "together": "joint"}


def test_two_groups_of_three_stand_side_by_side_and_no_total_beside_them() -> None:
    told = tell({"peer": [[5], [4], [1]], "subordinate": [[2], [3], [5]]}, **RULE)
    assert told == [Told("peer", 0, 3, 2), Told("subordinate", 0, 3, 1)]


def test_where_one_group_is_small_only_both_together_are_told() -> None:
    told = tell({"peer": [[5], [4], [1]], "subordinate": [[2]]}, **RULE)
    assert told == [Told("joint", 0, 4, 2)]
    # Also where nobody of it answered: that only the others did is nobody's business.
    assert tell({"peer": [[5], [4], [1]], "subordinate": []}, **RULE) == [Told("joint", 0, 3, 2)]


def test_a_value_few_can_judge_is_left_out() -> None:
    assert tell({"peer": [[5, None], [4, 3], [1, 3]]}, **RULE) == [Told("peer", 0, 3, 2)]
    assert tell({"peer": [[5], [4]]}, **RULE) == []
    assert tell({}, **RULE) == []


def test_remarks_are_released_three_at_a_time() -> None:
    assert not may_release(["a", "b"], 3)
    assert may_release(["a", "b", "c"], 3)


degree = st.one_of(st.none(), st.integers(1, 5))
ballots = st.lists(st.tuples(degree, degree), max_size=6)


@given(peers=ballots, subordinates=ballots)
def test_no_answer_of_few_can_be_got_back_by_subtraction(peers: list, subordinates: list) -> None:
    """Groups that are told share no ballot, and each rests on three answers: a difference is of nobody."""
    told = tell({"peer": peers, "subordinate": subordinates}, **RULE)
    assert all(one.n >= 3 and one.often <= one.n for one in told)
    groups = {one.group for one in told}
    assert groups <= {"joint"} or groups <= {"peer", "subordinate"}
    for one in told:
        rows = {"peer": peers, "subordinate": subordinates, "joint": [*peers, *subordinates]}[one.group]
        assert one.n == sum(row[one.value] is not None for row in rows)
