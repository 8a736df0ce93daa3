"""Lists of feedback, check-ins and guidance; permissions ask the same lists. Counselling knows marks only."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kinerja.people.organisation.hierarchy import team
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.database.sealing import marks
from kinerja.work.planning.models import Plan

from .terms import CheckInState, GuidanceState, PrivateRole, PrivateState, StepState


class FeedbackQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> FeedbackQuerySet:
        """The giver, the receiver, and whoever rates the receiver or rated him when it was seen (decision 0008)."""
        me = actor.employee_id
        if me is None:
            return self.none()
        rated = Plan.objects.filter(
            employee=OuterRef("receiver"), rater=me, starts__lte=OuterRef("seen_on"), ends__gt=OuterRef("seen_on")
        )
        own = Q(giver=me) | Q(receiver=me)
        return self.filter(own | Q(receiver__in=team(me, actor.on)) | Exists(rated.order_by()))

    def standing(self) -> FeedbackQuerySet:
        """Without those that a later one replaced."""
        return self.filter(replaced_by__isnull=True)

    def unread(self, me: UUID) -> FeedbackQuerySet:
        return self.standing().filter(receiver=me, reading__isnull=True)


class RequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> RequestQuerySet:
        """Between the two of them."""
        me = actor.employee_id
        return self.none() if me is None else self.filter(Q(asker=me) | Q(asked=me))

    def waiting_for(self, me: UUID) -> RequestQuerySet:
        return self.filter(asked=me, declined_at__isnull=True, answer__isnull=True)

    def unanswered_of(self, me: UUID) -> RequestQuerySet:
        """What this person asked and nobody answered with feedback: still waiting, or declined with a reason."""
        return self.filter(asker=me, answer__isnull=True)


class CheckInQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> CheckInQuerySet:
        """The two who talk, and whoever leads the employee today."""
        me = actor.employee_id
        return self.none() if me is None else self.filter(Q(employee=me) | self._led(me, actor.on))

    def led_by(self, actor: Actor) -> CheckInQuerySet:
        me = actor.employee_id
        return self.none() if me is None else self.filter(self._led(me, actor.on)).exclude(employee=me)

    def _led(self, me: UUID, on: date) -> Q:
        return Q(rater=me) | Q(employee__in=team(me, on))

    def open(self) -> CheckInQuerySet:
        return self.exclude(state=CheckInState.SIGNED)

    def held_between(self, since: date, until: date) -> CheckInQuerySet:
        """Held in [since, until]: a talk counts as monitoring when it is on record."""
        return self.exclude(state=CheckInState.PLANNED).filter(held_on__range=(since, until))

    def waits_for_signature_of(self, me: UUID) -> CheckInQuerySet:
        unsigned = Q(employee=me, employee_signed_at__isnull=True) | Q(rater=me, rater_signed_at__isnull=True)
        return self.filter(unsigned, state=CheckInState.HELD)


class StepQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> StepQuerySet:
        from .models import CheckIn

        return self.filter(check_in__in=CheckIn.objects.visible_to(actor).order_by().values("pk"))

    def open(self) -> StepQuerySet:
        return self.filter(state=StepState.OPEN)


class GuidanceQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> GuidanceQuerySet:
        """Who arranged, gives and takes part, and the superior to whom it is reported."""
        me = actor.employee_id
        if me is None:
            return self.none()
        return self.filter(Q(arranged_by=me) | Q(giver=me) | Q(reported_to=me) | Exists(self._part(me)))

    def taken_part_in(self, me: UUID) -> GuidanceQuerySet:
        return self.filter(Exists(self._part(me)))

    def _part(self, me: UUID) -> models.QuerySet[Any]:
        from .models import GuidanceParticipant

        return GuidanceParticipant.objects.filter(guidance=OuterRef("pk"), employee=me).order_by()

    def led_by(self, me: UUID) -> GuidanceQuerySet:
        return self.filter(Q(arranged_by=me) | Q(giver=me))

    def to_receive(self, me: UUID) -> GuidanceQuerySet:
        return self.filter(reported_to=me, state=GuidanceState.RECORDED)


class CounsellingQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> CounsellingQuerySet:
        """Its parties; and who lists, while it is not listed. A subject learns of it once a counsellor is named."""
        me = actor.employee_id
        if me is None:
            return self.none()
        told = self._party(me, PrivateRole.SUBJECT) & Q(state__in=(PrivateState.LISTED, PrivateState.CLOSED))
        others = (PrivateRole.REPORTER, PrivateRole.AUTHORITY, PrivateRole.COUNSELLOR)
        seen = told | self._party(me, *others)
        return self.filter(seen | Q(pk__in=self._to_list(actor)))

    def of_subject(self, me: UUID) -> CounsellingQuerySet:
        return self.filter(self._party(me, PrivateRole.SUBJECT), state__in=(PrivateState.LISTED, PrivateState.CLOSED))

    def reported_by(self, me: UUID) -> CounsellingQuerySet:
        return self.filter(self._party(me, PrivateRole.REPORTER))

    def held_by(self, me: UUID) -> CounsellingQuerySet:
        return self.filter(self._party(me, PrivateRole.COUNSELLOR))

    def listed_by(self, me: UUID) -> CounsellingQuerySet:
        return self.filter(self._party(me, PrivateRole.AUTHORITY))

    def to_list(self, actor: Actor) -> CounsellingQuerySet:
        """Reports that wait for whoever lists; never one about himself or by himself."""
        return self.filter(pk__in=self._to_list(actor))

    def waiting_for(self, actor: Actor) -> CounsellingQuerySet:
        """What a party has to do with it now: take part, hold it, or decide on a report."""
        me = actor.employee_id
        if me is None:
            return self.none()
        running = self._party(me, PrivateRole.SUBJECT, PrivateRole.COUNSELLOR) & Q(state=PrivateState.LISTED)
        return self.filter(running | Q(pk__in=self._to_list(actor)))

    def _to_list(self, actor: Actor) -> models.QuerySet[Any]:
        from .models import Counselling

        waiting = Counselling._base_manager.filter(state=PrivateState.REPORTED).order_by()
        if actor.employee_id is None or not actor.has(Role.AUTHORITY):
            return waiting.none().values("pk")
        own = self._party(actor.employee_id, PrivateRole.SUBJECT, PrivateRole.REPORTER)
        return waiting.exclude(own).values("pk")

    def _party(self, me: UUID, *roles: PrivateRole) -> Q:
        from .models import CounsellingParty

        parties = CounsellingParty.objects.filter(mark__in=marks("party", me), role__in=roles).order_by()
        return Q(pk__in=parties.values("counselling"))
