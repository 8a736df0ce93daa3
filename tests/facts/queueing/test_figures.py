"""Figures of waiting and handling over visits small enough to reckon by hand."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from kinerja.facts.queueing.columns import NO_PROMISE, NUMBER_OF, Line, VisitColumns, together
from kinerja.facts.queueing.figures.grouping import By
from kinerja.facts.queueing.figures.handling import handling
from kinerja.facts.queueing.figures.waiting import waiting
from kinerja.facts.queueing.terms import Outcome

OPENS = np.datetime64("2025-01-06T01:00:00", "us")  # eight in the morning in Jakarta
NAT = np.datetime64("NaT", "us")
NOTHING = (None, None)

Row = tuple[str, tuple[float | None, float | None], tuple[float | None, float | None], str]


def hall(*rows: Row, code: str = "loket", short: float = 10, zone: str = "Asia/Jakarta") -> VisitColumns:
    """Rows: outcome, (issued, called), (started, finished) in seconds after opening, officer or ""."""
    n = len(rows)
    officers = tuple(dict.fromkeys(row[3] for row in rows if row[3]))
    place = {name: number for number, name in enumerate(officers)} | {"": -1}
    clocks = [[NAT if at is None else OPENS + np.timedelta64(int(at * 1e6), "us") for at in column] for column in zip(
        *((*row[1], *row[2]) for row in rows), strict=True)]  # fmt: skip
    issued, called, started, finished = (np.array(column, dtype="datetime64[us]") for column in clocks)
    return VisitColumns(
        issued, called, started, finished,
        outcome=np.array([NUMBER_OF[Outcome(row[0])] for row in rows]),
        officer=np.array([place[row[3]] for row in rows]), officers=officers,
        service=np.zeros(n, dtype=np.int64), services=(code,),
        line=np.zeros(n, dtype=np.int64), lines=(Line(code, ZoneInfo(zone), short),),
        order=np.arange(n),
        promised_low=np.full(n, NO_PROMISE), promised_high=np.full(n, NO_PROMISE),
    )  # fmt: skip


USUAL = hall(
    ("served", (0, 0), (0, 100), "Ani"),
    ("served", (0, 60), (60, 200), "Ani"),
    ("served", (10, 310), (310, 500), "Budi"),
    ("left", (20, 140), NOTHING, ""),
    ("no_show", (30, 230), NOTHING, ""),
    ("left", (40, None), NOTHING, ""),
    ("served", (50, 40), (400, 395), "Budi"),
    ("void", (60, 5_000), (0, 9_000), "Budi"),
)


def total(visits: VisitColumns, **more: Any) -> dict[str, Any]:
    return waiting(visits, by=By.SERVICE, **more)["total"]


def test_waiting_is_over_known_waits_that_do_not_run_backwards() -> None:
    found = total(USUAL)
    assert [found[name] for name in ("n", "visits", "excluded", "without_time", "void")] == [5, 7, 1, 1, 1]
    waits = [0, 60, 300, 120, 200]
    assert [found[name] for name in ("p50", "p75", "p90", "p95", "mean")] == pytest.approx(
        [*np.percentile(waits, [50, 75, 90, 95]), np.mean(waits)]
    )


def test_called_when_issued_means_did_not_wait() -> None:
    waited = total(USUAL)["waited"]
    assert (waited["k"], waited["n"], waited["share"], waited["p50"]) == (4, 5, 0.8, 160)


def test_who_gave_up_counts_whether_the_wait_is_known_or_not() -> None:
    found = total(USUAL)
    assert [found["abandonment"][name] for name in ("k", "n")] == [2, 6]
    assert [found["no_show"][name] for name in ("k", "n")] == [1, 6]


def test_answered_in_time_are_those_served_in_time() -> None:
    found = total(USUAL, within=(60, 120))["within"]
    assert (found["60"]["k"], found["60"]["n"], found["60"]["of_served"]) == (2, 5, pytest.approx(2 / 3))
    assert found["120"]["k"] == 2, "who left after 120 seconds was not answered"


def test_patience_ends_with_leaving_and_is_cut_off_by_service() -> None:
    found = total(USUAL)["patience"]
    # at risk 3 at 120 (120, 200, 300): S = 2/3; 2 at 200: S = 1/3
    assert (found["n"], found["events"], found["q25"], found["median"], found["q75"]) == (
        5, 2, 120, 200, pytest.approx(np.nan, nan_ok=True),
    )  # fmt: skip
    assert total(USUAL)["patience_waited"]["n"] == 4


def test_handling_is_never_taken_across_the_pairs() -> None:
    found = handling(USUAL, by=By.OFFICER)
    assert [found["total"][name] for name in ("n", "served", "excluded", "apart", "mean")] == [
        3, 4, 1, 0, pytest.approx((100 + 140 + 190) / 3),
    ]  # fmt: skip
    assert [(group["group"], group["n"], group["excluded"]) for group in found["groups"]] == [
        ("Ani", 2, 0), ("Budi", 1, 1),
    ]  # fmt: skip


def test_without_officer_or_time_is_counted_apart() -> None:
    visits = hall(
        ("served", (0, 1), (1, 61), "Ani"),
        ("served", (0, 1), (1, 61), ""),
        ("served", (0, 1), (1, 1), "Ani"),
        ("served", (0, 1), (1, None), ""),
    )
    found = handling(visits, by=By.OFFICER)["total"]
    assert [found[name] for name in ("n", "served", "without_officer", "without_time", "apart")] == [1, 4, 2, 2, 3]
    assert found["mean"] == 60


def test_where_nobody_is_named_nobody_is_missed() -> None:
    visits = hall(("served", (0, 1), (1, 61), ""), ("served", (0, 1), (1, 31), ""))
    found = handling(visits, by=By.SERVICE)
    assert (found["total"]["n"], found["total"]["without_officer"], found["total"]["mean"]) == (2, 0, 45)
    assert found["groups"][0]["group"] == "loket"


def test_short_service_is_below_the_seconds_of_the_line_or_those_asked() -> None:
    rows = [("served", (0, 1), (0, seconds), "Ani") for seconds in (5, 10, 15, 20)]
    assert handling(hall(*rows), by=By.OFFICER)["total"]["short_service"]["k"] == 1
    assert handling(hall(*rows, short=20), by=By.OFFICER)["total"]["short_service"]["k"] == 3
    asked = handling(hall(*rows, short=20), by=By.OFFICER, short=11)["groups"][0]["short_service"]
    assert (asked["k"], asked["n"], asked["share"]) == (2, 4, 0.5)


def test_an_officer_of_few_visits_is_drawn_to_the_others() -> None:
    random = np.random.default_rng(3)
    rows = [
        ("served", (0, 1), (0, float(seconds)), name)
        for name, n, middle in (("Ani", 200, 200), ("Budi", 200, 400), ("Cici", 4, 900))
        for seconds in middle * np.exp(random.normal(0, 0.5, n))
    ]
    groups = {group["group"]: group for group in handling(hall(*rows), by=By.OFFICER)["groups"]}
    assert groups["Cici"]["value"] < groups["Cici"]["geometric_mean"]
    assert groups["Cici"]["b"] < groups["Ani"]["b"]
    assert (groups["Cici"]["provisional"], groups["Ani"]["provisional"]) == (True, False)


def test_hours_are_those_of_the_place() -> None:
    rows = [
        ("served", (seconds, seconds + 60), (seconds + 3_600, seconds + 3_700), "Ani") for seconds in (0, 3_599, 3_600)
    ]
    hours = [(group["group"], group["n"]) for group in waiting(hall(*rows), by=By.HOUR)["groups"]]
    assert hours == [("8", 2), ("9", 1)]
    east = hall(*rows, zone="Asia/Jayapura")
    assert [group["group"] for group in waiting(east, by=By.HOUR)["groups"]] == ["10", "11"]
    assert [group["group"] for group in handling(east, by=By.HOUR)["groups"]] == ["11", "12"], "the hour it began"


def test_a_hall_without_visits_has_no_figures() -> None:
    nobody = USUAL.where(np.zeros(len(USUAL), dtype=bool))
    assert waiting(nobody, by=By.SERVICE)["total"]["n"] == 0
    assert handling(nobody, by=By.OFFICER)["groups"] == []


def test_columns_of_several_sources_join_under_their_labels() -> None:
    one = hall(("served", (0, 1), (1, 2), "Ani"), ("served", (0, 1), (1, 2), "Budi"))
    other = hall(("served", (5, 6), (7, 9), "Budi"), ("left", (5, 6), NOTHING, ""), code="puskesmas")
    both = together([one, other])
    assert [both.officers[place] if place >= 0 else None for place in both.officer] == ["Ani", "Budi", "Budi", None]
    assert [both.services[place] for place in both.service] == ["loket", "loket", "puskesmas", "puskesmas"]
    assert [both.lines[place].code for place in both.line] == ["loket", "loket", "puskesmas", "puskesmas"]
    assert handling(both, by=By.OFFICER)["total"]["n"] == 3
