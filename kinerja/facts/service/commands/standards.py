"""Services and what is promised for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from kinerja.facts.service.models import Service, ServiceStandard
from kinerja.facts.service.terms import STANDARD_COMPONENTS, StartEvent
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.pure.lib.refusals import Invalid, gettext_noop


@command
def add_service(
    code: str, *, actor: Actor, now: datetime, name: str, unit: Unit | None = None, short_seconds: int = 10
) -> Service:
    """Menambah jenis pelayanan."""
    require(actor, Permission.SERVICE_CHANGE)
    service = insert(Service(code=code, name=name or code, unit=unit, short_seconds=short_seconds))
    record("service.added", actor=actor, now=now, thing=service, code=code, name=service.name)
    return service


@command
def set_standard(
    service: Service,
    *,
    actor: Actor,
    now: datetime,
    effective_from: date,
    components: Mapping[str, str],
    promised: Decimal | None = None,
    promised_unit: str = "",
    start_event: str = StartEvent.FILE_COMPLETE,
    standard_minutes: Decimal | None = None,
) -> ServiceStandard:
    """Menetapkan standar pelayanan sejak suatu hari; versi lama tetap tersimpan."""
    require(actor, Permission.SERVICE_CHANGE, service)
    _check_components(components)
    newest = ServiceStandard.objects.filter(service=service).order_by("-version").first()
    standard = insert(
        ServiceStandard(
            service=service,
            version=newest.version + 1 if newest else 1,
            effective_from=effective_from,
            promised=promised,
            promised_unit=promised_unit,
            start_event=start_event,
            standard_minutes=standard_minutes,
            components=dict(components),
        )
    )
    record(
        "service.standard_set",
        actor=actor,
        now=now,
        thing=service,
        version=standard.version,
        effective_from=effective_from.isoformat(),
        promised=str(promised or ""),
        promised_unit=promised_unit,
    )
    return standard


def _check_components(components: Mapping[str, str]) -> None:
    """All fourteen, and no other (UU 25/2009 Pasal 21)."""
    strange = [name for name in components if name not in STANDARD_COMPONENTS]
    empty = [str(label) for name, label in STANDARD_COMPONENTS.items() if not components.get(name, "").strip()]
    if strange:
        raise Invalid(gettext_noop("Komponen {names} tidak dikenal dalam standar pelayanan."), names=", ".join(strange))
    if empty:
        raise Invalid(gettext_noop("Komponen standar pelayanan belum lengkap: {names}."), names="; ".join(empty))
