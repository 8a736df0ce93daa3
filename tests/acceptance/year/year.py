"""The year from its first plan to its last objection, a day at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any
from unittest import mock

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import work_calendar
from kinerja.pure.lib.worktime import WorkCalendar
from kinerja.work.activity.commands import sampling
from kinerja.work.planning import commands as planning
from kinerja.work.planning.models import Cycle, Period
from tests.acceptance.year.attempts import Attempts
from tests.acceptance.year.following import improve, papers_of_today, publish_period
from tests.acceptance.year.founding import FIRST, found_the_city
from tests.acceptance.year.invariants import Nightly
from tests.acceptance.year.judging import Judging, present
from tests.acceptance.year.moving import Moving
from tests.acceptance.year.places import Hall, Schools
from tests.acceptance.year.plans import change_a_plan, write_plans
from tests.acceptance.year.serving import Serving
from tests.acceptance.year.working import Working
from tests.acceptance.year.world import World, daily

WHOLE_YEAR = 200
"""Working days from which on the periods are the quarters of the law."""
EPILOGUE = 45
"""Working days after the last period in which the last objections are heard."""
Say = Callable[[str], None]


def quiet(_line: str) -> None:
    return None


@dataclass
class Year:
    """`Year(seed, folder, employees=200, days=250).live()`."""

    seed: int
    folder: Path
    employees: int
    days: int
    pace: float = 0.3
    say: Say = quiet
    goes_on: bool = False
    """After something broke: to find more than one defect in one life."""
    broken: list[str] = field(default_factory=list)
    world: World = field(init=False)
    lived: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def live(self) -> World:
        self.world = World(self.seed, self.folder)
        # Nobody can choose which reports are drawn, for their seed is a fresh key; here the story chooses.
        with mock.patch.object(sampling, "new_id", self.world.key):
            self._live()
        return self.world

    def _live(self) -> None:
        began = monotonic()
        found_the_city(self.world, self.employees)
        self._open()
        self.seconds["founding"] = monotonic() - began
        day, walked = FIRST, 0
        while not self._is_over(walked):
            if self.calendar.is_working_day(day):
                self._a_day(day)
                walked += 1
                self.lived = walked
                if walked % 5 == 0:
                    self.say(f"{day}: {sum(self.world.done.values())} acts, {monotonic() - began:.0f} s")
            day += timedelta(days=1)
        self.seconds["all"] = monotonic() - began

    def _open(self) -> None:
        world = self.world
        root = Unit.objects.get(parent=None)
        self.calendar: WorkCalendar = work_calendar(root, FIRST, date(2028, 1, 1))
        self.serving = Serving(world)
        self.cycle = self._cycle()
        self.working = Working(world, self.pace)
        self.schools, self.hall = Schools(world), Hall(world)
        self.moving = Moving(world, self.cycle, min(self.employees / 200, 1.0) if self.days >= WHOLE_YEAR else 0.6)
        self.judgings = [Judging(world, one) for one in self.cycle.periods.order_by("starts")]
        self.attempts = Attempts(world)
        self.nightly = Nightly(world, self.serving, self.working)

    def _cycle(self) -> Cycle:
        """Quarters of 2026; a short year has two periods, the second ending with its days."""
        world, by = self.world, self.world.machine
        planning.seed_library(**by)
        ends = date(2027, 1, 1) if self.days >= WHOLE_YEAR else self._after(self.days)
        cycle = planning.open_cycle(code="2026", name="Kinerja 2026", starts=FIRST, ends=ends, **by)
        if self.days >= WHOLE_YEAR:
            planning.open_quarters(cycle, **by)
        else:
            half = self._after(self.days // 2)
            for code, starts, until in (("P1", FIRST, half), ("P2", half, ends)):
                planning.open_period(cycle, code=code, name=f"Periode {code}", starts=starts, ends=until, **by)
        world.now = datetime.combine(FIRST, datetime.min.time(), world.zone)
        return cycle

    def _after(self, working_days: int) -> date:
        day, left = FIRST, working_days
        while left:
            left -= self.calendar.is_working_day(day)
            day += timedelta(days=1)
        return day

    def _is_over(self, walked: int) -> bool:
        if walked < self.days or self.world.today < self.cycle.ends:
            return False
        after = self._steps(self.cycle.ends)
        heard = not Objection.objects.open().exists() and not any(self.world.later.values())
        return after >= EPILOGUE or (after > 25 and heard)

    def _steps(self, ends: date) -> int:
        """Working days since a period ended, today included."""
        if self.world.today < ends:
            return 0
        return sum(
            self.calendar.is_working_day(ends + timedelta(days=n)) for n in range((self.world.today - ends).days + 1)
        )

    def _a_day(self, day: date) -> None:
        world = self.world
        world.begin(day)
        for act in list(world.due()):
            self._time("promises", act)
        if self.lived == 0:
            self._time("plans", lambda: write_plans(world, self.cycle))
        self._time("moves", self.moving.a_day)
        here = present(world, self.moving.away())  # type: ignore[arg-type]
        self._time("cases", lambda: self.serving.a_day(self.moving.away()))
        self._time("lessons", lambda: self.schools.a_day(here, self.pace))
        self._time("hall", lambda: self.hall.a_day(here, 3 if self.days >= WHOLE_YEAR else 1))
        self._time("work", lambda: self.working.a_day(here))
        last_of_week = not self.calendar.is_working_day(day + timedelta(days=1))
        judging = self._judging()
        if last_of_week or (judging is not None and self._steps(judging.period.ends) == 2):
            self._time("logs", self.serving.a_week)
        self._time("judging", lambda: self._judge(here))
        if world.happens(0.02 * self.moving.rate * 5) and world.today < self.cycle.ends:
            change_a_plan(world)
        self._time("papers", lambda: papers_of_today(world))
        periods = [one.period for one in self.judgings]
        self._time("attempts", lambda: self.attempts.a_day(judging, periods, here))
        world.now = world.now.replace(hour=23, minute=0)
        planning.escalate_silence(200, **world.machine)
        world.posts_changed()
        for check in self.nightly.checks:
            self._time("invariants", partial(self.nightly.hold, check))

    def _time(self, name: str, act: Callable[[], Any]) -> None:
        began, known = monotonic(), len(self.broken)
        with daily(self.seed, self.world.today, self.broken if self.goes_on else None):
            act()
        for line in self.broken[known:]:
            self.say(f"BROKEN in {name}: {line}")
        self.seconds[name] = self.seconds.get(name, 0.0) + monotonic() - began

    def _judging(self) -> Judging | None:
        """The newest period that is over."""
        over = [one for one in self.judgings if one.period.ends <= self.world.today]
        return over[-1] if over else None

    def _judge(self, here: list[Any]) -> None:
        for judging in self.judgings:
            step = self._steps(judging.period.ends)
            if not step or step > 60:
                continue
            if step in (1, 2):
                self.working.declare(judging.current(), here, 0.7)
            judging.a_day(step)
            if step == 16:
                improve(self.world, judging)
                publish_period(self.world, judging)
            if step in (30, 44):
                publish_period(self.world, judging)

    def summary(self) -> str:
        world = self.world
        turned = "; ".join(f"{n} × {kind}: {said}" for (kind, said), n in world.turned_away.most_common())
        lines = [
            f"seed {self.seed}: {self.employees} employees, {self.lived} working days until {world.today}",
            f"{world.done.total()} acts of {len(world.done)} kinds, {world.refused.total()} attempts refused, "
            f"{world.turned_away.total()} acts in good faith turned away, faults {dict(sorted(world.faults.items()))}",
            f"{Evaluation.objects.final().count()} final evaluations, {Objection.objects.count()} objections, "
            f"{self.nightly.checked} checks of a night, {self.nightly.judged.recomputed} evaluations recomputed",
            f"acts: {_list(world.done)}", f"refused: {_list(world.refused)}", f"turned away: {turned}",
            f"seconds: {_list(self.seconds)}", f"nights: {_list(self.nightly.seconds)}",
        ]  # fmt: skip
        return "\n".join(lines)

    def periods(self) -> list[Period]:
        return [one.current() for one in self.judgings]


def _list(counts: Any) -> str:
    """Most first; seconds with one decimal."""
    most = sorted(counts.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{name} {n:.1f}" if isinstance(n, float) else f"{name} {n}" for name, n in most)
