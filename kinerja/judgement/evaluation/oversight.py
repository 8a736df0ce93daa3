"""Which units a leader looks after, and where evaluations wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, Max, Q, QuerySet, Value

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Position, Unit
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Period

from .models import Evaluation
from .policies import SEES_EVERY_UNIT


@dataclass(frozen=True)
class Oversight:
    """The units of a leader by their paths: the same relation as the policy of DISTRIBUTION_SEE, read once."""

    everything: bool
    led: frozenset[str]
    """Units led, seen with all beneath."""
    headed: frozenset[str]
    """Units whose head has this person as nearest superior."""

    def __bool__(self) -> bool:
        return self.everything or bool(self.led | self.headed)

    def sees(self, unit: Unit) -> bool:
        return self.everything or unit.path in self.headed or unit.path.startswith(tuple(self.led))

    def within(self, on: date, path: str = "") -> Q:
        """The units that are seen and open on a day; `path` leads to the unit, as in `unit__`."""
        is_open = Q(**{f"{path}closed_on": None}) | Q(**{f"{path}closed_on__gt": on})
        if self.everything:
            return is_open
        seen = Q(**{f"{path}path__in": self.headed})
        for led in self.led:
            seen |= Q(**{f"{path}path__startswith": led})
        return is_open & seen

    def tops(self, on: date) -> QuerySet[Unit]:
        """Where looking begins on a day, in order of the tree; units beneath others of these may be among them."""
        begin = Q(parent=None) if self.everything else Q(path__in=self.led | self.headed)
        return Unit.objects.open_on(on).filter(begin).order_by("path")


def oversight_of(actor: Actor) -> Oversight:
    """One statement at most."""
    if actor.has(*SEES_EVERY_UNIT):
        return Oversight(True, frozenset(), frozenset())
    if actor.employee_id is None:
        return Oversight(False, frozenset(), frozenset())
    led = Unit.objects.led_by(actor.employee_id, actor.on).order_by()
    heads = Position.objects.filter(heads_unit=True, pk__in=hierarchy.posts_led(actor.employee_id, actor.on))
    headed = Unit.objects.filter(pk__in=heads.order_by().values("unit")).order_by()
    rows = list(_marked(led, True).union(_marked(headed, False), all=True))
    return Oversight(False, frozenset(p for p, own in rows if own), frozenset(p for p, own in rows if not own))


def _marked(units: QuerySet[Unit], own: bool) -> QuerySet[Unit, tuple[str, bool]]:
    return units.annotate(own=Value(own, output_field=BooleanField())).values_list("path", "own")


def waiting_with(unit: Unit, period: Period) -> QuerySet[Evaluation, dict[str, Any]]:
    """Raters who still have to finalise in the subtree of a unit. Rows: rater, name, people; most first."""
    waiting = Evaluation.objects.filter(period=period, unit__path__startswith=unit.path).prepared()
    by_rater = waiting.order_by().values("rater").annotate(name=Max("rater__name"), people=Count("id"))
    return by_rater.order_by("-people", "rater")
