"""Whose voices a person may see, always as figures of a unit."""

from __future__ import annotations

from django.db.models import QuerySet

from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.platform.access.actors import Actor


def units_heard(actor: Actor) -> QuerySet[Unit]:
    """Units whose results this person may see: those one leads and all beneath; oversight sees all."""
    if actor.has(*SEES_EVERYBODY):
        return Unit.objects.all()
    return Unit.objects.kept_by(actor)
