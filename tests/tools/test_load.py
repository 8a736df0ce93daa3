"""The load generator of the benchmarks: arrivals, answers, verdicts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from benchmarks.deadline_night import FACTORS, next_factor
from benchmarks.load.arrivals import arrivals, polls
from benchmarks.load.browser import is_thanks, request
from benchmarks.load.client import Broken, parse
from benchmarks.load.verdict import judge, quantile

PAGE = b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: 5\r\n\r\nhello'


def test_arrivals_it_gives_each_kind_its_rate_in_order_of_time() -> None:
    due = list(arrivals({"write": 80, "home": 20}, visitors=50, seconds=100, seed=1))
    assert due == sorted(due, key=lambda one: one.at)
    counts = Counter(one.kind for one in due)
    # Within five standard deviations of a Poisson count, about one in a million.
    assert abs(counts["write"] - 8000) < 5 * 8000**0.5
    assert abs(counts["home"] - 2000) < 5 * 2000**0.5
    assert {one.who for one in due} == set(range(50))


def test_polls_it_lets_every_board_ask_at_its_own_steady_moment() -> None:
    due = list(polls(boards=30, every=20, seconds=60, seed=1))
    assert due == sorted(due, key=lambda one: one.at)
    of_one = [one.at for one in due if one.who == 7]
    assert len(of_one) == 3
    assert [after - before for before, after in pairwise(of_one)] == pytest.approx([20, 20])


def test_parse_it_waits_for_the_whole_answer_and_leaves_what_follows() -> None:
    assert parse(PAGE[:20]) is None
    assert parse(PAGE[:-1]) is None
    found = parse(PAGE + b"HTTP")
    assert found is not None
    answer, taken = found
    assert (answer.status, answer.body, answer.headers[b"etag"]) == (200, b"hello", b'"a"')
    assert taken == len(PAGE)


def test_parse_it_expects_no_body_of_a_304_and_refuses_chunks() -> None:
    found = parse(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n")
    assert found is not None
    assert found[0].body == b""
    with pytest.raises(Broken):
        parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_thanks_it_takes_only_the_way_back_to_the_day_for_a_report_sent() -> None:
    for there, good in ((b"/saya/laporan#h-2026-11-26", True), (b"/masuk?next=/saya/laporan", False)):
        found = parse(b"HTTP/1.1 302 Found\r\nLocation: " + there + b"\r\nContent-Length: 0\r\n\r\n")
        assert found is not None
        assert is_thanks(found[0]) is good


def test_request_it_counts_the_bytes_of_the_body() -> None:
    assert b"Content-Length: 4\r\n" in request("POST", "/", {}, "a=\u00e9")


def found(rows: list[list[Any]], **other: Any) -> dict[str, Any]:
    return {"results": rows, "ended": 20.0, "errors": 0, "given_up": False} | other


def test_judge_it_looks_only_at_what_was_due_in_the_measured_stretch() -> None:
    rows = [["write", 1.0, 9.0, 302], ["write", 12.0, 0.1, 302], ["poll", 13.0, 0.01, 304], ["poll", 14.0, 0.2, 200]]
    seen = judge(found(rows), 10, 20)
    assert (seen.writes, seen.polls, seen.unchanged) == ([0.1], [0.01, 0.2], 0.5)
    assert seen.due == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("rows", "other", "why"),
    [
        ([["home", 12.0, 0.1, 200]], {}, ""),
        ([["home", 12.0, 0.1, 200]], {"errors": 1}, "errors"),
        ([["home", 12.0, 0.1, 200]], {"given_up": True}, "a growing backlog"),
        ([["home", 12.0 + n / 100, 9.0, 200] for n in range(100)], {}, "a growing backlog"),
        ([["home", 12.0 + n / 100, 6.0, 200] for n in range(100)], {}, "p99 above 5 s"),
    ],
)
def test_judge_it_says_why_a_load_was_too_much(rows: list[list[Any]], other: dict[str, Any], why: str) -> None:
    assert judge(found(rows, **other), 10, 20).broken == why


def test_quantile_it_is_one_of_the_values_and_nought_of_nothing() -> None:
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2.0
    assert quantile(list(range(1, 101)), 0.99) == 99
    assert quantile([], 0.99) == 0.0


@pytest.mark.parametrize("limit", [0.0, *FACTORS])
def test_next_factor_it_finds_the_limit_in_four_steps(limit: float) -> None:
    carried: dict[float, bool] = {}
    factor: float | None = 1.0
    while factor is not None:
        carried[factor] = factor <= limit
        factor = next_factor(carried)
    assert len(carried) <= 4
    assert max((factor for factor, good in carried.items() if good), default=0.0) == limit
