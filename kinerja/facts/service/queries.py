"""Questions about services."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinerja.facts.service.models import LogImport, Service, ServiceStandard
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
