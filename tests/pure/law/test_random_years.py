"""Random histories: transfers, Plt, Plh, vacancies, leave, study, retirement, reorganisations, in any order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.absences import Absence, AbsenceKind, unweighed
from kinerja.pure.law.leading import Capacity, History, Holding, Post
from kinerja.pure.law.segments import PersonYear, Standing, segments, stretches
from tests.pure.law.person_years import monday_to_friday

FIRST = date(2025, 10, 1)
STARTS, ENDS = date(2026, 1, 1), date(2027, 1, 1)
DAYS = st.integers(0, 550).map(lambda n: FIRST + timedelta(days=n))
ME, PEOPLE, POSTS = "me", [f"e{n}" for n in range(6)], [f"p{n}" for n in range(7)]


def _spans(cuts: list[date]) -> list[tuple[date, date | None]]:
    """Stretches that follow one another; every second gap between the cuts is empty."""
    days: list[date | None] = [*sorted(set(cuts)), None]
    return [(a, b) for a, b in zip(days[::2], days[1::2], strict=False) if a is not None]


@st.composite
def careers(draw: st.DrawFn, person: str) -> list[Holding]:
    """Definitive posts one after another: a transfer, a reorganisation, or a gap without any."""
    cuts = draw(st.lists(DAYS, max_size=3, unique=True))
    bounds: list[date | None] = [date(2020, 1, 1), *sorted(cuts), None]
    posts = draw(st.lists(st.sampled_from([*POSTS, None]), min_size=len(bounds), max_size=len(bounds)))
    spans = zip(bounds, bounds[1:], posts, strict=False)
    return [Holding(person, p, Capacity.DEFINITIVE, a, b, f"{person}{a}") for a, b, p in spans if a and p]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Posts hang on earlier posts; anybody may act for anybody, also for his own superior."""
    posts = {"p0": Post("p0", "u0")}
    for n, key in enumerate(POSTS[1:], 1):
        superior = draw(st.none() | st.sampled_from(POSTS[:n]))
        posts[key] = Post(key, f"u{n % 3}", superior)
    held = [h for person in (ME, *PEOPLE) for h in draw(careers(person))]
    for post in POSTS:
        for n, (starts, ends) in enumerate(_spans(draw(st.lists(DAYS, max_size=4)))):
            who, how = (
                draw(st.sampled_from([ME, *PEOPLE])),
                draw(st.sampled_from([Capacity.ACTING, Capacity.DAILY_ACTING])),
            )
            held.append(Holding(who, post, how, starts, ends, f"{post}{n}"))
    return History(posts, held, draw(st.dictionaries(st.sampled_from([ME, *PEOPLE]), DAYS, max_size=2)))


@st.composite
def absences(draw: st.DrawFn) -> list[Absence]:
    kinds = st.sampled_from(list(AbsenceKind))
    return [Absence(draw(kinds), starts, ends) for starts, ends in _spans(draw(st.lists(DAYS, max_size=6)))]


def _year(history: History, away: list[Absence]) -> PersonYear:
    return segments(ME, history, away, monday_to_friday, starts=STARTS, ends=ENDS).value


def _each_day(starts: date, ends: date) -> list[date]:
    return [starts + timedelta(days=n) for n in range((ends - starts).days)]


@given(histories(), absences())
def test_it_covers_the_year_without_gap_or_overlap(history: History, away: list[Absence]) -> None:
    year = _year(history, away)
    days = [day for s in year.stretches for day in _each_day(s.starts, s.ends)]
    assert days == _each_day(STARTS, ENDS)
    planned = [day for s in year.segments for day in _each_day(s.starts, s.ends)]
    assert planned == sorted(set(planned))


@given(histories(), absences())
def test_it_has_one_rater_at_every_instant_and_none_only_where_nobody_is_above(
    history: History, away: list[Absence]
) -> None:
    year = _year(history, away)
    for stretch in year.stretches:
        if stretch.post is None:
            continue
        for day in (stretch.starts, stretch.ends - timedelta(days=1)):
            above = [history.leader(post, day) for post in history.above(stretch.post)]
            others = [leader for leader in above if leader not in (None, ME)]
            assert stretch.rater == (others[0] if others else None)
            assert stretch.rater != ME


@given(histories(), absences())
def test_it_plans_every_day_of_work_once_under_one_rater(history: History, away: list[Absence]) -> None:
    year = _year(history, away)
    for stretch in year.stretches:
        segment = year.segment_on(stretch.starts)
        if stretch.standing is Standing.SERVING:
            assert segment
            assert stretch in segment.parts
            assert segment.post == stretch.post
            assert segment.rater in {part.rater for part in segment.parts}


@given(histories(), absences())
def test_it_weighs_the_year_as_one(history: History, away: list[Absence]) -> None:
    year = _year(history, away)
    assert sum(s.weight for s in year.segments) == (Fraction(1) if year.segments else 0)
    assert all(s.weight == Fraction(s.days, year.days) for s in year.segments)
    assert year.days == sum(s.days for s in year.stretches if s.standing is Standing.SERVING)


@given(histories(), absences())
def test_it_counts_no_day_of_a_long_absence(history: History, away: list[Absence]) -> None:
    long = unweighed(away, ENDS - timedelta(days=1))
    for stretch in _year(history, away).stretches:
        if stretch.standing is Standing.SERVING:
            assert not any(a.holds(stretch.starts) or a.holds(stretch.ends - timedelta(days=1)) for a in long)


@given(histories(), absences(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_recorded_does_not_matter(
    history: History, away: list[Absence], rng: random.Random
) -> None:
    held, absent = list(history.holdings), list(away)
    rng.shuffle(held)
    rng.shuffle(absent)
    assert _year(replace(history, holdings=held), absent) == _year(history, away)


@given(histories(), absences(), DAYS)
def test_cutting_finer_changes_no_rater(history: History, away: list[Absence], cut: date) -> None:
    if not STARTS < cut < ENDS:
        return
    long = unweighed(away, ENDS - timedelta(days=1))
    whole = list(stretches(ME, history, long, starts=STARTS, ends=ENDS))
    halves = [
        *stretches(ME, history, long, starts=STARTS, ends=cut),
        *stretches(ME, history, long, starts=cut, ends=ENDS),
    ]

    def by_day(parts: list) -> list[tuple]:
        return [(s.standing, s.post, s.rater) for s in parts for _ in range(s.days)]

    assert by_day(whole) == by_day(halves)
    assert len(whole) <= len(halves) <= len(whole) + 1


@given(histories(), absences())
def test_it_makes_no_plan_of_a_leader_too_short_beside_another(history: History, away: list[Absence]) -> None:
    year = _year(history, away)
    for earlier, later in zip(year.segments, year.segments[1:], strict=False):
        if earlier.ends == later.starts and earlier.post == later.post:
            assert min(earlier.days, later.days) >= 30
            assert earlier.rater != later.rater
