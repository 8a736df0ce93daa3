"""The unit above one that did not settle a complaint."""

from __future__ import annotations

from datetime import datetime

from kinerja.facts.complaint.models import Complaint
from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.queries import head_of
from kinerja.pure.lib.zones import zone_of


def unit_above(complaint: Complaint, unit: Unit, now: datetime) -> Unit:
    """The nearest unit above that is not led by whom the complaint is about; the unit itself at the top."""
    on = now.astimezone(zone_of(unit.zone)).date()
    above = Unit.objects.above(unit).exclude(pk=unit.pk).open_on(on)
    for one in above:
        head = head_of(one, on)
        if complaint.about_id is None or head is None or head.pk != complaint.about_id:
            return one
    return unit
