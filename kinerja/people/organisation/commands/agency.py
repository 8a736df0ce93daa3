"""The agency itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.people.organisation.models import Agency
from kinerja.people.organisation.terms import Zone
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Refused, gettext_noop


@command
def open_agency(
    name: str,
    *,
    actor: Actor,
    now: datetime,
    short_name: str = "",
    region_code: str = "",
    zone: str = Zone.WIB,
    is_demo: bool = False,
) -> Agency:
    """Membuka instansi; satu basis data memuat satu instansi."""
    require(actor, Permission.ORGANISATION_CHANGE)
    if Agency.objects.exists():
        raise Refused(gettext_noop("Instansi sudah dibuka; satu basis data memuat satu instansi."))
    agency = Agency(
        name=name, short_name=short_name or name[:60], region_code=region_code, zone=zone, is_demo=is_demo
    )  # fmt: skip
    saving.insert(agency)
    record("organisation.agency_opened", actor=actor, now=now, thing=agency)
    return agency


@command
def change_agency(agency: Agency, *, actor: Actor, now: datetime, **values: Any) -> Agency:
    """Mengubah keterangan instansi."""
    require(actor, Permission.ORGANISATION_CHANGE)
    changed = saving.change(agency, **values)
    if changed:
        record("organisation.agency_changed", actor=actor, now=now, thing=agency, changed=changed)
    return agency
