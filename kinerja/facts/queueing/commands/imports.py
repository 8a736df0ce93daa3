"""Files of visits, stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from kinerja.facts.queueing.comparing import VisitChanges, compare, earlier_import, refuse_another_period
from kinerja.facts.queueing.merging import merge
from kinerja.facts.queueing.models import VisitImport
from kinerja.facts.queueing.staging import StagedVisits
from kinerja.facts.service.commands import add_service
from kinerja.facts.service.models import Service
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.platform.database.staging import roomy_cache


@command
def commit_visits(
    staged: StagedVisits,
    *,
    file_name: str,
    sha256: str,
    mapping: Mapping[str, Any],
    report: Mapping[str, Any],
    service_name: str = "",
    replace: bool = False,
    actor: Actor,
    now: datetime,
) -> tuple[VisitImport, VisitChanges]:
    """Menyimpan berkas kunjungan: baris baru ditambah, yang berbeda diperbarui, yang sama dibiarkan."""
    require(actor, Permission.VISIT_IMPORT)
    service = _locked_line(staged.service_code, service_name, actor=actor, now=now)
    earlier = earlier_import(service.code, file_name, sha256)
    with roomy_cache():
        changes = compare(staged, earlier)
        refuse_another_period(earlier, changes, sha256, replace=replace)
        if earlier is not None and changes.is_nothing and (earlier.sha256, earlier.mapping) == (sha256, mapping):
            return earlier, changes
        visit_import = _noted(earlier, service, file_name, sha256, mapping, report, actor, now)
        merge(staged, visit_import)
    counts = {"new": changes.new, "changed": changes.changed, "removed": changes.removed}
    record("queueing.visits_imported", actor=actor, now=now, thing=visit_import, service=service.code, **counts)
    return visit_import, changes


def _locked_line(code: str, name: str, *, actor: Actor, now: datetime) -> Service:
    """Two imports of one line follow one another; the update locks the row on both databases."""
    if not Service.objects.filter(code=code).update(code=F("code")):
        return add_service(code, actor=actor, now=now, name=name)
    return Service.objects.get(code=code)


def _noted(
    earlier: VisitImport | None,
    service: Service,
    file_name: str,
    sha256: str,
    mapping: Mapping[str, Any],
    report: Mapping[str, Any],
    actor: Actor,
    now: datetime,
) -> VisitImport:
    values = {"sha256": sha256, "mapping": dict(mapping), "report": dict(report), "committed_at": now}
    values["actor_name"] = actor.name
    if earlier is None:
        return insert(VisitImport(service=service, file_name=file_name[:200], **values))
    VisitImport.objects.filter(pk=earlier.pk).update(**values)
    for name, value in values.items():
        setattr(earlier, name, value)
    return earlier
