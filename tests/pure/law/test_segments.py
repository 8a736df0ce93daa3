"""Ten person-years cut by hand, and the borders between them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kinerja.pure.law.absences import Absence, AbsenceKind, Ground, unweighed
from kinerja.pure.law.leading import Capacity, History, Holding, Post
from kinerja.pure.law.segments import PersonYear, Standing, segments
from tests.pure.law.person_years import monday_to_friday, year_of
from tests.pure.law.reading import files

CASES = files()["segments.toml"]["person_year"]
PRINTED = ("starts", "ends", "post", "unit", "rater", "days", "working_days")
YEAR = {"starts": date(2026, 1, 1), "ends": date(2027, 1, 1)}
ON = date(2026, 12, 31)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_it_cuts_and_weighs_as_by_hand(case: dict[str, Any]) -> None:
    year = year_of(case).value
    found = [{name: getattr(s, name) for name in PRINTED} | {"weight": s.weight} for s in year.segments]
    assert found == [one | {"weight": Fraction(one["weight"])} for one in case["segments"]]
    assert sum(s.weight for s in year.segments) == 1


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_it_names_what_does_not_weigh_with_its_article(case: dict[str, Any]) -> None:
    away = [s for s in year_of(case).value.stretches if s.away]
    expected = case.get("unweighed", [])
    assert [(s.starts, s.days) for s in away] == [(one["starts"], one["days"]) for one in expected]
    for stretch, one in zip(away, expected, strict=True):
        assert stretch.away
        assert one["cites"] in {cite.text for cite in stretch.away.cites}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_it_says_who_leads_each_day_and_where_it_is_written(case: dict[str, Any]) -> None:
    found = year_of(case)
    for day, leader in case.get("leads", {}).items():
        stretch = found.value.stretch_on(date.fromisoformat(day))
        assert stretch
        assert stretch.rater == leader
    assert set(case.get("cites", [])) <= {cite.text for cite in found.cites}
    assert all(because.text for because in found.because)


def test_it_shows_a_local_setting_never_as_law() -> None:
    by_id = {case["id"]: year_of(case) for case in CASES}
    assert by_id["G1"].is_law
    assert by_id["G2"].is_law
    assert not by_id["G3"].is_law, "a short leader rests on a local setting"
    assert not by_id["G4"].is_law, "that days away do not weigh rests on a local setting"


# --- away


def _away(kind: str, starts: date, ends: date | None = None) -> Absence:
    return Absence(AbsenceKind(kind), starts, ends)


def test_it_counts_leaves_that_touch_as_one() -> None:
    parts = [_away("sick", date(2026, 3, 16), date(2026, 4, 6)), _away("annual", date(2026, 3, 2), date(2026, 3, 16))]
    (found,) = unweighed(parts, ON)
    assert (found.ground, found.starts, found.ends) == (Ground.LEAVE, date(2026, 3, 2), date(2026, 4, 6))
    apart = [parts[1], _away("sick", date(2026, 3, 17), date(2026, 4, 6))]
    assert unweighed(apart, ON) == []


def test_it_does_not_join_leave_and_assignment() -> None:
    parts = [
        _away("annual", date(2026, 3, 2), date(2026, 3, 20)),
        _away("assignment", date(2026, 3, 20), date(2026, 4, 10)),
    ]
    assert unweighed(parts, ON) == []


def test_it_takes_an_absence_without_end_as_long() -> None:
    (found,) = unweighed([_away("sick", date(2026, 12, 30))], ON)
    assert found.ends is None


@pytest.mark.parametrize("kind", ["unpaid", "suspended", "retiring", "state_official"])
def test_it_exempts_from_the_first_day(kind: str) -> None:
    (found,) = unweighed([_away(kind, date(2026, 3, 2), date(2026, 3, 3))], ON)
    assert found.ground is Ground.EXEMPT
    assert [cite.text for cite in found.cites] == ["PP 30/2019 Pasal 23"]


def test_it_measures_an_absence_whole_where_the_year_cuts_it() -> None:
    (found,) = unweighed([_away("big", date(2026, 12, 20), date(2027, 1, 25))], ON)
    assert found.starts == date(2026, 12, 20)


# --- borders


def _year(held: list[Holding], absences: list[Absence] | None = None, **left: date) -> PersonYear:
    posts = {"own": Post("own", "u", "boss"), "boss": Post("boss", "u", "top"), "top": Post("top", "u")}
    return segments("me", History(posts, held, left), absences or [], monday_to_friday, **YEAR).value


ME = Holding("me", "own", Capacity.DEFINITIVE, date(2024, 1, 1))
BOSS = Holding("boss", "boss", Capacity.DEFINITIVE, date(2024, 1, 1))


def _lead(who: str, starts: date, ends: date | None, capacity: Capacity = Capacity.ACTING) -> Holding:
    return Holding(who, "boss", capacity, starts, ends, who)


def test_it_begins_a_plan_for_thirty_days_of_leading_and_not_for_twenty_nine() -> None:
    long = _year([ME, BOSS, _lead("plt", date(2026, 3, 1), date(2026, 3, 31))])
    assert [s.rater for s in long.segments] == ["boss", "plt", "boss"]
    short = _year([ME, BOSS, _lead("plt", date(2026, 3, 1), date(2026, 3, 30))])
    assert [s.rater for s in short.segments] == ["boss"]
    assert [(p.rater, p.days) for p in short.segments[0].short_leaders] == [("plt", 29)]


def test_it_gives_a_short_leader_at_the_edge_to_the_only_neighbour() -> None:
    year = _year([ME, BOSS, _lead("plh", date(2025, 12, 1), date(2026, 1, 11), Capacity.DAILY_ACTING)])
    assert [(s.starts, s.rater) for s in year.segments] == [(date(2026, 1, 1), "boss")]


def test_it_lets_the_plh_lead_before_the_plt() -> None:
    days = date(2026, 2, 1), date(2026, 6, 1)
    year = _year([ME, BOSS, _lead("plt", *days), _lead("plh", *days, Capacity.DAILY_ACTING)])
    assert [s.rater for s in year.segments] == ["boss", "plh", "boss"]


def test_it_gives_a_new_post_its_plan_however_short() -> None:
    before = Holding("me", "own", Capacity.DEFINITIVE, date(2024, 1, 1), date(2026, 12, 28))
    after = Holding("me", "boss", Capacity.DEFINITIVE, date(2026, 12, 28))
    year = _year([before, after, Holding("top", "top", Capacity.DEFINITIVE, date(2024, 1, 1))])
    assert [(s.post, s.days) for s in year.segments] == [("own", 361), ("boss", 4)]


def test_it_begins_anew_after_days_exempt_from_the_plan() -> None:
    year = _year([ME, BOSS], [_away("unpaid", date(2026, 4, 1), date(2026, 5, 1))])
    assert [(s.starts, s.ends, s.weight) for s in year.segments] == [
        (date(2026, 1, 1), date(2026, 4, 1), Fraction(90, 335)),
        (date(2026, 5, 1), date(2027, 1, 1), Fraction(245, 335)),
    ]


def test_it_has_no_segment_where_nothing_weighs() -> None:
    year = _year([ME, BOSS], [_away("sick", date(2025, 11, 1), None)])
    assert year.segments == ()
    assert year.days == 0
    assert [s.standing for s in year.stretches] == [Standing.AWAY]


def test_it_keeps_a_leave_at_the_end_in_the_plan_and_a_study_out() -> None:
    leave = _year([ME, BOSS], [_away("maternity", date(2026, 11, 1), date(2027, 2, 1))])
    assert [(s.ends, s.days) for s in leave.segments] == [(date(2027, 1, 1), 304)]
    study = _year([ME, BOSS], [_away("study", date(2026, 11, 1), None)])
    assert [(s.ends, s.days) for s in study.segments] == [(date(2026, 11, 1), 304)]


def test_it_has_no_rater_only_at_the_top() -> None:
    year = _year([Holding("me", "top", Capacity.DEFINITIVE, date(2024, 1, 1))])
    assert [s.rater for s in year.segments] == [None]


def test_it_tells_who_left_from_who_has_no_post() -> None:
    year = _year([Holding("me", "own", Capacity.DEFINITIVE, date(2026, 2, 1)), BOSS], me=date(2026, 3, 1))
    assert [s.standing for s in year.stretches] == [Standing.NO_POST, Standing.SERVING, Standing.LEFT]


def test_it_finds_segment_and_stretch_of_a_day() -> None:
    year = _year([ME, BOSS], [_away("unpaid", date(2026, 4, 1), date(2026, 5, 1))])
    assert year.segment_on(date(2026, 4, 15)) is None
    assert year.segment_on(date(2026, 5, 1)) is year.segments[1]
    assert year.stretch_on(date(2027, 1, 1)) is None


def test_it_ends_the_climb_where_posts_form_a_circle() -> None:
    posts = {"a": Post("a", "u", "b"), "b": Post("b", "u", "a")}
    history = History(posts, [Holding("me", "a", Capacity.DEFINITIVE, date(2024, 1, 1))])
    (found,) = segments("me", history, [], monday_to_friday, **YEAR).value.segments
    assert found.rater is None
