"""The person-year in segments: each with its post, its one rater, its days and its weight.

Two divisions of one year. Stretches are exact: on every day who leads (`superior_of` of that day). Segments are what
gets a plan (SKP): a new post always begins one (PP 30/2019 Pasal 24(3)); a new leader of the same post begins one
unless his time is too short for that, then his days stay in the plan of the neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Protocol

from kinerja.pure.law.absences import Absence, Ground, Unweighed, unweighed
from kinerja.pure.law.findings import Citation, Finding, Reason, reason, together
from kinerja.pure.law.leading import History, Key
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop


class Standing(Term):
    """What a person is on the days of a stretch."""

    LEFT = "left", gettext_noop("sudah berhenti")
    NO_POST = "no_post", gettext_noop("belum ada jabatan yang tercatat")
    AWAY = "away", gettext_noop("tidak dihitung")
    SERVING = "serving", gettext_noop("bertugas")


class WorkingDays(Protocol):
    """Counts the working days of a unit in [starts, ends)."""

    def __call__(self, unit: Key, starts: date, ends: date, /) -> int: ...


@dataclass(frozen=True)
class Stretch:
    """Days on which nothing changes."""

    starts: date
    ends: date
    standing: Standing
    post: Key | None = None
    unit: Key | None = None
    rater: Key | None = None
    away: Unweighed | None = None

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days

    @property
    def counted(self) -> int:
        """Days that weigh."""
        return self.days if self.standing is Standing.SERVING else 0

    def continues(self, earlier: Stretch) -> bool:
        return earlier.ends == self.starts and replace(earlier, ends=self.ends) == replace(self, starts=earlier.starts)


@dataclass(frozen=True)
class Segment:
    """What gets one plan: one post, one rater. `parts` are its stretches, days away and short leaders included."""

    parts: tuple[Stretch, ...]
    rater: Key | None
    working_days: int = 0
    weight: Fraction = field(default=Fraction(0))

    @property
    def starts(self) -> date:
        return self.parts[0].starts

    @property
    def ends(self) -> date:
        return self.parts[-1].ends

    @property
    def post(self) -> Key:
        return self.parts[0].post

    @property
    def unit(self) -> Key:
        return self.parts[0].unit

    @property
    def days(self) -> int:
        """Days that weigh."""
        return sum(part.counted for part in self.parts)

    @property
    def short_leaders(self) -> tuple[Stretch, ...]:
        """Days led by somebody else, too few for a plan of their own."""
        return tuple(part for part in self.parts if part.rater != self.rater)


@dataclass(frozen=True)
class PersonYear:
    """A person's days [starts, ends), once exactly and once as they are planned and judged."""

    starts: date
    ends: date
    stretches: tuple[Stretch, ...]
    segments: tuple[Segment, ...]

    @property
    def days(self) -> int:
        """Days that weigh."""
        return sum(segment.days for segment in self.segments)

    def stretch_on(self, day: date) -> Stretch | None:
        return next((s for s in self.stretches if s.starts <= day < s.ends), None)

    def segment_on(self, day: date) -> Segment | None:
        return next((s for s in self.segments if s.starts <= day < s.ends), None)


def segments(
    person: Key, history: History, absences: Iterable[Absence], working_days: WorkingDays, *, starts: date, ends: date
) -> Finding[PersonYear]:
    """The days [starts, ends) of one person, cut, weighed and explained."""
    law_of = ends - timedelta(days=1)
    away = unweighed(absences, law_of)
    exact = tuple(stretches(person, history, away, starts=starts, ends=ends))
    least: int = provision("segments.short_lead", law_of)["least_days"]
    planned = [segment for block in _blocks(exact) for segment in _segments_of(block, least)]
    year = PersonYear(starts, ends, exact, tuple(_weighed(planned, working_days)))
    return Finding(year, tuple(_because(year)), _cites(year, law_of))


def stretches(
    person: Key, history: History, away: Iterable[Unweighed], *, starts: date, ends: date
) -> Iterator[Stretch]:
    """The year without gap or overlap, cut where and only where something changes."""
    away = list(away)
    days = sorted({starts, ends} | {d for d in _turning_days(person, history, away) if starts < d < ends})
    current: Stretch | None = None
    for first, after in pairwise(days):
        found = _stretch(person, history, away, first, after)
        if current and found.continues(current):
            current = replace(current, ends=after)
            continue
        if current:
            yield current
        current = found
    if current:
        yield current


def _turning_days(person: Key, history: History, away: Iterable[Unweighed]) -> Iterator[date]:
    spans = [(h.starts, h.ends) for h in history.held_by(person)] + [(a.starts, a.ends) for a in away]
    for first, after in spans:
        yield first
        if after:
            yield after
    if person in history.left_on:
        yield history.left_on[person]
    for post in {holding.post for holding in history.held_by(person)}:
        yield from history.turning_days(post)


def _stretch(person: Key, history: History, away: list[Unweighed], starts: date, ends: date) -> Stretch:
    if not history.in_service(person, starts):
        return Stretch(starts, ends, Standing.LEFT)
    post = next((h.post for h in history.held_by(person) if h.holds(starts)), None)
    if post is None:
        return Stretch(starts, ends, Standing.NO_POST)
    absent = next((a for a in away if a.holds(starts)), None)
    standing = Standing.AWAY if absent else Standing.SERVING
    rater = history.superior(person, post, starts)
    return Stretch(starts, ends, standing, post, history.posts[post].unit, rater, absent)


def _blocks(exact: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Days in one post without interruption; study and other assignment count only between days of work."""
    for (post, planned), parts in groupby(exact, key=lambda s: (s.post, _may_be_planned(s))):
        block = _trimmed(list(parts)) if planned and post is not None else []
        if any(part.counted for part in block):
            yield block


def _may_be_planned(stretch: Stretch) -> bool:
    return stretch.post is not None and (stretch.away is None or stretch.away.ground is not Ground.EXEMPT)


def _trimmed(block: list[Stretch]) -> list[Stretch]:
    """Without days at the ends that are judged from other material; a leave at the end stays in the plan."""
    while block and _is_elsewhere(block[0]):
        block = block[1:]
    while block and _is_elsewhere(block[-1]):
        block = block[:-1]
    return block


def _is_elsewhere(stretch: Stretch) -> bool:
    return stretch.away is not None and stretch.away.ground is Ground.ASSIGNMENT


def _segments_of(block: list[Stretch], least: int) -> list[Segment]:
    """One segment for each leader; the shortest too short goes to its longer neighbour until none is too short."""
    runs = [Segment(tuple(parts), rater) for rater, parts in groupby(block, key=lambda s: s.rater)]
    while len(runs) > 1:
        at = min(range(len(runs)), key=lambda n: (runs[n].days, runs[n].starts))
        if runs[at].days >= least:
            break
        runs = _absorbed(runs, at)
    return runs


def _absorbed(runs: list[Segment], at: int) -> list[Segment]:
    """Run `at` joined to the longer neighbour, the earlier where both are alike; what then meets becomes one."""
    neighbours = [n for n in (at - 1, at + 1) if 0 <= n < len(runs)]
    into = max(neighbours, key=lambda n: (runs[n].days, -n))
    first, last = sorted((at, into))
    joined = Segment(runs[first].parts + runs[last].parts, runs[into].rater)
    merged = [*runs[:first], joined, *runs[last + 1 :]]
    return [_united(list(same)) for _, same in groupby(merged, key=lambda run: run.rater)]


def _united(runs: list[Segment]) -> Segment:
    return Segment(tuple(part for run in runs for part in run.parts), runs[0].rater)


def _weighed(planned: list[Segment], working_days: WorkingDays) -> Iterator[Segment]:
    total = sum(segment.days for segment in planned)
    for segment in planned:
        worked = sum(working_days(p.unit, p.starts, p.ends) for p in segment.parts if p.counted)
        yield replace(segment, working_days=worked, weight=Fraction(segment.days, total))


def _because(year: PersonYear) -> Iterator[Reason]:
    yield reason(
        gettext_noop("{days} hari dihitung dalam {count} bagian; bobot tiap bagian sebanding dengan harinya."),
        days=year.days,
        count=len(year.segments),
    )
    for stretch in year.stretches:
        if stretch.away:
            yield reason(
                gettext_noop("{days} hari sejak {starts} tidak dihitung: {ground}."),
                days=stretch.days,
                starts=stretch.starts,
                ground=stretch.away.ground,
            )
    for short in (s for segment in year.segments for s in segment.short_leaders if s.counted):
        yield reason(
            gettext_noop("{days} hari sejak {starts} dipimpin sementara oleh pejabat lain; SKP tidak berganti."),
            days=short.days,
            starts=short.starts,
        )


def _cites(year: PersonYear, on: date) -> tuple[Citation, ...]:
    named = [provision("segments.rater", on).cites]
    if len(year.segments) > 1:
        named.append(provision("segments.new_post", on).cites)
    if any(segment.short_leaders for segment in year.segments):
        named.append(provision("segments.short_lead", on).cites)
    return together(*named, *(s.away.cites for s in year.stretches if s.away))
