"""Quality counts at the wards of the hospital since the published quarter began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np

from kinerja.facts.care.catalogue import catalogue
from kinerja.facts.care.commands import Count, take_over_counts
from kinerja.facts.care.terms import Shift
from kinerja.people.organisation.models import Appointment
from kinerja.platform.access.actors import Actor

from .anchors import Anchors

# Code -> share that fulfils it, and how many are observed in a shift at most.
USUAL = {
    "patient_identification": (0.97, 20),
    "protective_equipment": (0.95, 12),
    "doctor_visit": (0.83, 15),
    "postponed_surgery": (0.04, 4),
}


def count_care(rng: np.random.Generator, *, anchors: Anchors, actor: Actor, now: datetime) -> int:
    """How many counts there are."""
    return take_over_counts(list(_counts(rng, anchors)), actor=actor, now=now)


def _counts(rng: np.random.Generator, anchors: Anchors) -> Iterator[Count]:
    today = anchors.today
    known = catalogue(today)
    for ward, nurse in sorted(_wards(today).items()):
        for back in range((today - anchors.published.starts).days, 0, -1):
            for shift in Shift.values:
                for code, (share, most) in USUAL.items():
                    if code in known and rng.random() > 0.1:
                        n = int(rng.integers(1, most + 1))
                        k = int(rng.binomial(n, share))
                        yield Count(ward, code, today - timedelta(days=back), shift, k, n, nurse)


def _wards(today: date) -> dict[UUID, UUID]:
    """Each ward with one of its nurses."""
    nurses = Appointment.objects.on(today).filter(position__group="nurse").order_by("-id")
    return dict(nurses.values_list("position__unit_id", "employee_id"))
