"""Questions about services."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from kinerja.facts.service.models import LogImport, Officer, Request, Service, ServiceStandard
from kinerja.people.organisation.models import Unit
from kinerja.pure.lib.refusals import Refused, gettext_noop


def standard_on(service: Service, day: date) -> ServiceStandard | None:
    """The standard in force on a day, None before the first one."""
    return ServiceStandard.objects.on(day).filter(service=service).first()


def service_called(code: str) -> Service:
    """The service with this code. Raises Refused with the codes there are."""
    service = Service.objects.filter(code=code).first()
    if service is None:
        known = list(Service.objects.values_list("code", flat=True)[:20])
        raise Refused(
            gettext_noop("Layanan “{code}” belum ada. Yang ada: {known}. Masukkan lognya dengan kinerja import-log."),
            code=code,
            known=", ".join(known) or "-",
        )
    return service


def newest_mapping(service: Service) -> dict[str, Any]:
    """The mapping of the import stored last; empty where the cases came another way."""
    stored = LogImport.objects.filter(service=service, state=LogImport.State.COMMITTED).order_by("-committed_at", "-id")
    mapping: dict[str, Any] | None = stored.values_list("mapping", flat=True).first()
    return mapping or {}


def cases_pointing_nowhere() -> int:
    """Cases whose service, unit, officer or import is not there: the database itself does not keep them from it."""
    targets = {"service": Service, "unit": Unit, "closed_by": Officer, "in_charge": Officer, "log_import": LogImport}
    lost = Q()
    for name, model in targets.items():
        there = Exists(model._base_manager.filter(pk=OuterRef(f"{name}_id")))
        lost |= Q(~there, **{f"{name}__isnull": False})
    return Request.objects.filter(lost).count()
