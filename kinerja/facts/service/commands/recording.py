"""Requests that another register of the agency has handled, set-wise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kinerja.facts.service.models import Request, Service
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id

COLUMNS = (
    *("case_key", "unit_id", "opened_at", "closed_at", "deadline_at", "closed_by_id", "in_charge_id"),
    *("channel", "returns"),
)


@command
def record_requests(service: Service, *, rows: Iterable[Sequence[Any]], actor: Actor, now: datetime) -> int:
    """Mencatat permohonan satu jenis pelayanan; `rows` are ordered as COLUMNS."""
    require(actor, Permission.SERVICE_IMPORT)
    known = list(rows)
    whole = ((new_id(), service.pk, *row, {}) for row in known)
    load(Request, ("id", "service_id", *COLUMNS, "attributes"), whole)
    record("service.requests_recorded", actor=actor, now=now, thing=service, requests=len(known))
    return len(known)
