"""Which counts behind a figure are open to whoever may see the figure; of the others he sees the aggregate only."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from kinerja.facts.complaint.models import Complaint
from kinerja.facts.teaching.models import Observation, Slot
from kinerja.judgement.measurement.models import Figure
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor

from .seen import TallySeen


def open_to(actor: Actor, figure: Figure, seen: Sequence[TallySeen]) -> list[TallySeen]:
    """An observation stays between two people and those who oversee them, whoever judges the teacher today."""
    assert figure.lineage is not None
    match figure.lineage.formula:
        case "observation_mean":
            return _among(_observations(actor, seen), seen)
        case "lesson_share":
            return _among(_slots(actor, seen), seen)
        case "satisfaction_mean":
            return []  # who answered a survey was promised that only numbers of many are read
        case "answer_quantile" | "answers_due_share":
            return _among(_complaints(actor, seen), seen)
        case _:
            return list(seen)


def _observations(actor: Actor, seen: Sequence[TallySeen]) -> set[UUID]:
    mine = Observation.objects.visible_to(actor).filter(pk__in={one.id for one in seen})
    return set(mine.order_by().values_list("pk", flat=True))


def _slots(actor: Actor, seen: Sequence[TallySeen]) -> set[UUID]:
    people = Employee.objects.visible_to(actor).order_by().values("pk")
    mine = Slot.objects.filter(pk__in={one.id for one in seen}, teacher__in=people)
    return set(mine.order_by().values_list("pk", flat=True))


def _complaints(actor: Actor, seen: Sequence[TallySeen]) -> set[UUID]:
    """Nobody reads of a complaint about himself, nor of what another unit was told."""
    mine = Complaint.objects.visible_to(actor).filter(pk__in={one.id for one in seen})
    return set(mine.order_by().values_list("pk", flat=True))


def _among(known: set[UUID], seen: Sequence[TallySeen]) -> list[TallySeen]:
    return [one for one in seen if one.id in known]
