"""What must hold every night, asked set-wise; each check is another road than the one the house takes itself."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from tests.acceptance.year.invariants.judged import Judged
from tests.acceptance.year.invariants.kept import Kept
from tests.acceptance.year.invariants.people import People
from tests.acceptance.year.invariants.seen import Seen
from tests.acceptance.year.serving import Serving
from tests.acceptance.year.working import Working
from tests.acceptance.year.world import World

Check = Callable[[], None]


class Nightly:
    """All checks of a night; how long each took is kept for the summary."""

    def __init__(self, world: World, serving: Serving, working: Working) -> None:
        self.people, self.kept = People(world), Kept(world, serving, working)
        self.judged, self.seen = Judged(world, serving), Seen(world)
        self.seconds: dict[str, float] = {}
        self.checked = 0
        people, judged, kept = self.people, self.judged, self.kept
        self.checks: list[Check] = [
            people.one_superior_each, people.appointments_do_not_overlap, people.years_are_cut_once,
            people.plans_do_not_overlap, judged.decisions_are_whole, judged.by_whom_they_should,
            judged.nothing_final_moves_by_itself, judged.figures_have_their_source, judged.figures_count_every_case,
            judged.units_count_every_case, judged.improvement_helps_first, self.seen.nobody_sees_beyond,
            self.seen.duties_are_told, kept.the_trail_is_whole, kept.agreed_plans_stand_still,
            kept.what_was_published_stands, kept.small_numbers_are_hidden, kept.nothing_is_lost,
        ]  # fmt: skip

    def hold(self, check: Check) -> None:
        began = monotonic()
        check()
        name = check.__name__
        self.seconds[name] = self.seconds.get(name, 0.0) + monotonic() - began
        self.checked += 1
