"""A changed standard, asked of files that are over: both results stand."""

from __future__ import annotations

from datetime import datetime

from kinerja.facts.casework.clock import reading_of
from kinerja.facts.casework.models import CaseFile, ClockReading
from kinerja.facts.casework.terms import Stage
from kinerja.facts.service.models import ServiceStandard
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record

RESULT = (Stage.READY, Stage.HANDED_OVER, Stage.REFUSED)


@command
def replay(standard: ServiceStandard, *, actor: Actor, now: datetime) -> list[ClockReading]:
    """Menghitung ulang berkas yang selesai menurut standar ini. Janji yang dulu diberikan tetap yang dinilai."""
    require(actor, Permission.CASE_REPLAY, standard)
    ended = CaseFile.objects.filter(request__service=standard.service_id, stage__in=RESULT)
    ended = ended.exclude(readings__standard=standard).select_related("request__unit", "standard", "unit")
    found = [reading_of(file, standard, now) for file in ended.order_by("id")]
    ClockReading.objects.bulk_create(found)
    record(
        "casework.replayed", actor=actor, now=now, thing=standard.service, version=standard.version, files=len(found)
    )
    return found
