"""Lists of evaluations that speak the domain; permissions ask the same lists."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from kinerja.people.organisation import hierarchy
from kinerja.platform.access.actors import Actor, Role
from kinerja.pure.law.deadlines import due
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState

from .terms import CalibrationState, EvaluationState

# Plans whose post has this person as its nearest superior today; a superior post held by the owner himself is
# climbed past (PP 30/2019 Pasal 46).
_PLANS_LED = """SELECT led.id FROM below CROSS JOIN asked JOIN planning_plan led ON led.position_id = below.post
    WHERE below.through = asked.who OR below.through = led.employee_id"""

# Objections whose rater's post has this person as its nearest superior today; a superior post held by the rater
# himself is climbed past.
_OBJECTIONS_LED = """SELECT made.id FROM below CROSS JOIN asked
    JOIN evaluation_objection made ON made.rater_post_id = below.post
    WHERE below.through = asked.who OR below.through = made.against_id"""


class EvaluationQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> EvaluationQuerySet:
        """Whoever sees the plan sees its evaluation; so does who has to judge it today."""
        seen = Q(plan__in=Plan.objects.visible_to(actor).order_by().values("pk"))
        if actor.employee_id is None:
            return self.filter(seen)
        return self.filter(seen | _judged_by(actor.employee_id, actor.on))

    def known_to(self, actor: Actor) -> EvaluationQuerySet:
        """Who once was named its rater knows of it, too: he is told why it is no longer his."""
        named = Q(rater=actor.employee_id) if actor.employee_id else Q(pk__in=[])
        return self.visible_to(actor) | self.filter(named)

    def judged_by(self, actor: Actor) -> EvaluationQuerySet:
        """Evaluations this actor may finalise today; never his own.

        The rater, while he still holds a post above; when he no longer does (or somebody acts for him), whoever
        stands nearest above the post that was planned for (PP 30/2019 Pasal 46(3)).
        """
        if actor.employee_id is None:
            return self.none()
        mine = self.filter(_judged_by(actor.employee_id, actor.on)).exclude(employee=actor.employee_id)
        # A plan that was replaced on its first day never held: there is nothing to judge.
        return mine.exclude(plan__state=PlanState.SUPERSEDED)

    def waiting_for(self, actor: Actor) -> EvaluationQuerySet:
        """What this actor still has to finalise."""
        return self.judged_by(actor).prepared()

    def prepared(self) -> EvaluationQuerySet:
        return self.filter(state=EvaluationState.PREPARED)

    def final(self) -> EvaluationQuerySet:
        return self.filter(state=EvaluationState.FINAL)

    def unsigned_by(self, employee_id: UUID) -> EvaluationQuerySet:
        """Decided ones of this person that nobody signed."""
        return self.final().filter(employee=employee_id, signature=None, decided_elsewhere=False)

    def to_sign_in_stead(self, actor: Actor) -> EvaluationQuerySet:
        """Decided by somebody this actor leads, and unsigned past the last day (PP 30/2019 Pasal 50)."""
        if actor.employee_id is None:
            return self.none()
        late = self.final().filter(signature=None, decided_elsewhere=False, finalised_at__lt=returned_before(actor.on))
        return late.filter(finalised_by__in=hierarchy.team(actor.employee_id, actor.on)).exclude(
            employee=actor.employee_id
        )


class SharedDraftQuerySet(models.QuerySet[Any]):
    def of(self, evaluation: models.Model) -> SharedDraftQuerySet:
        """Newest first."""
        return self.filter(evaluation=evaluation.pk).select_related("shared_by")

    def unanswered_by(self, employee_id: UUID) -> SharedDraftQuerySet:
        """Newest drafts of open evaluations on which this person has not said a word."""
        newer = self.model._default_manager.filter(
            evaluation=OuterRef("evaluation"), shared_at__gt=OuterRef("shared_at")
        )
        own = self.filter(evaluation__employee=employee_id, evaluation__state=EvaluationState.PREPARED)
        return own.filter(~Exists(newer.order_by()), replied_at=None)


class ObjectionQuerySet(models.QuerySet[Any]):
    def open(self) -> ObjectionQuerySet:
        return self.filter(outcome="")

    def decided(self) -> ObjectionQuerySet:
        return self.exclude(outcome="")

    def visible_to(self, actor: Actor) -> ObjectionQuerySet:
        """Both parties, who decides it, personnel and inspectors; nobody else by his place in the line."""
        if actor.has(Role.PERSONNEL, Role.INSPECTOR):
            return self
        if actor.employee_id is None:
            return self.none()
        party = Q(employee=actor.employee_id) | Q(against=actor.employee_id) | Q(decided_by=actor.employee_id)
        return self.filter(party | _decided_by(actor))

    def deciding(self, actor: Actor) -> ObjectionQuerySet:
        """Of which this actor is the judge today: the nearest above the rater's post, never a party to it."""
        if actor.employee_id is None:
            return self.none()
        parties = Q(employee=actor.employee_id) | Q(against=actor.employee_id)
        return self.filter(_decided_by(actor)).exclude(parties)

    def heard_by(self, actor: Actor) -> ObjectionQuerySet:
        """Of those who hear it: who had decided, who judges it today, who has judged it."""
        if actor.employee_id is None:
            return self.none()
        had = Q(against=actor.employee_id) | Q(decided_by=actor.employee_id)
        return self.filter(had | _decided_by(actor)).exclude(employee=actor.employee_id)

    def to_decide(self, actor: Actor) -> ObjectionQuerySet:
        return self.deciding(actor).open()

    def to_explain(self, actor: Actor) -> ObjectionQuerySet:
        """Open ones in which the rater has not been heard yet."""
        return self.open().filter(against=actor.employee_id, explained_at=None)


def _decided_by(actor: Actor) -> Q:
    assert actor.employee_id is not None
    sql = f"{hierarchy.ASKED}, {hierarchy.BELOW} {_OBJECTIONS_LED}"
    return Q(pk__in=RawSQL(sql, hierarchy.parameters(actor.employee_id, actor.on)))  # noqa: S611


class CalibrationQuerySet(models.QuerySet[Any]):
    def open(self) -> CalibrationQuerySet:
        return self.filter(state=CalibrationState.OPEN)

    def visible_to(self, actor: Actor) -> CalibrationQuerySet:
        """Who sits, who called, who leads the unit; personnel, inspectors and the leader of the agency."""
        if actor.has(Role.PERSONNEL, Role.INSPECTOR, Role.LEADER):
            return self
        if actor.employee_id is None:
            return self.none()
        seats = self.model._meta.get_field("seats").related_model._default_manager
        sits = seats.filter(session=OuterRef("pk"), rater=actor.employee_id).order_by()
        led = Q(unit__in=hierarchy.units_within(actor.employee_id, actor.on))
        return self.filter(led | Q(convened_by=actor.employee_id) | Exists(sits))


class OrganisationResultQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> OrganisationResultQuerySet:
        """The achievement of units is no secret among staff."""
        return self.all() if actor.employee_id or actor.has(*Role) else self.none()


def returned_before(on: date) -> datetime:
    """Whatever was decided before this instant should have been signed and returned by the day."""
    days = due("document_return", on).value - on
    return datetime.combine(on - days, time.min, UTC)


def _judged_by(employee_id: UUID, on: date) -> Q:
    named = Q(rater=employee_id, plan__position__in=hierarchy.posts_under(employee_id, on))
    rater_is_there = Q(rater__in=hierarchy.people_above(employee_id, on))
    led = RawSQL(  # noqa: S611 - every value is a parameter
        f"{hierarchy.ASKED}, {hierarchy.BELOW} {_PLANS_LED}", hierarchy.parameters(employee_id, on)
    )
    return named | (Q(plan__in=led) & ~rater_is_there)
