"""Lists of improvement paths that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from kinerja.people.organisation import hierarchy
from kinerja.platform.access.actors import Actor, Role

from .terms import OPEN_STEPS, HelpWordKind, Step

READERS = (Role.PERSONNEL, Role.AUTHORITY, Role.INSPECTOR)
DECIDERS = (Role.PERSONNEL, Role.AUTHORITY)


class PathQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> PathQuerySet:
        """The person, who opened it, who leads him today, who decides, and inspectors; no place in the line above."""
        if actor.has(*READERS):
            return self.all()
        if actor.employee_id is None:
            return self.none()
        party = Q(employee=actor.employee_id) | Q(opened_by=actor.employee_id)
        return self.filter(party | _led_by(actor))

    def led_by(self, actor: Actor) -> PathQuerySet:
        """Of those whose superior this actor is today: his to help."""
        if actor.employee_id is None:
            return self.none()
        return self.filter(_led_by(actor)).exclude(employee=actor.employee_id)

    def open(self) -> PathQuerySet:
        return self.filter(state__in=OPEN_STEPS)

    def decided_by(self, actor: Actor) -> PathQuerySet:
        """That this actor may decide: never his own, nor one he opened himself."""
        if actor.employee_id is None or not actor.has(*DECIDERS):
            return self.none()
        return self.exclude(Q(employee=actor.employee_id) | Q(opened_by=actor.employee_id)).open()

    def to_decide(self, actor: Actor) -> PathQuerySet:
        """Proposed, or past the last day of a step."""
        return self.decided_by(actor).filter(Q(state=Step.PROPOSED) | Q(until__lte=actor.on))


class HelpQuerySet(models.QuerySet[Any]):
    def with_last(self) -> HelpQuerySet:
        """`last` is the kind of the last word said, None where nothing was; `last_at` when."""
        words: Any = self.model._meta.get_field("words").related_model
        newest = words._default_manager.filter(help=OuterRef("pk")).order_by("-number")
        return self.annotate(last=Subquery(newest.values("kind")[:1]), last_at=Subquery(newest.values("at")[:1]))

    def owed_by(self, actor: Actor) -> HelpQuerySet:
        """Promised in open paths of those this actor leads today, and not given; or given and not received."""
        if actor.employee_id is None:
            return self.none()
        mine = self.filter(_led_by(actor, "path__"), path__state__in=OPEN_STEPS)
        owed = Q(last=None) | Q(last=HelpWordKind.MISSED)
        return mine.exclude(path__employee=actor.employee_id).with_last().filter(owed)

    def to_answer_by(self, employee_id: UUID) -> HelpQuerySet:
        """Given to this person, who has not said yet whether it came."""
        mine = self.filter(path__employee=employee_id, path__state__in=OPEN_STEPS)
        return mine.with_last().filter(last=HelpWordKind.GIVEN)

    def contested(self, actor: Actor) -> HelpQuerySet:
        """Not received according to the person: whoever decides the path hears both."""
        if not actor.has(*DECIDERS):
            return self.none()
        others = self.exclude(Q(path__employee=actor.employee_id) | Q(path__opened_by=actor.employee_id))
        return others.filter(path__state__in=OPEN_STEPS).with_last().filter(last=HelpWordKind.MISSED)


class StepQuerySet(models.QuerySet[Any]):
    def with_file_for(self, actor: Actor, paths: PathQuerySet) -> StepQuerySet:
        """Steps with a decree on file, of the paths this actor may see."""
        seen = paths.visible_to(actor).order_by().values("pk")
        return self.filter(path__in=seen, file__isnull=False).select_related("file", "path")


def _led_by(actor: Actor, prefix: str = "") -> Q:
    assert actor.employee_id is not None
    return Q(**{f"{prefix}employee__in": hierarchy.team(actor.employee_id, actor.on)})
