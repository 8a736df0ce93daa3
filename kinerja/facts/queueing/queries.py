"""Questions about queues."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from kinerja.facts.queueing.models import VisitRecord
from kinerja.facts.service.models import Service
from kinerja.pure.lib.refusals import Refused, gettext_noop

NAMED = 20


@dataclass(frozen=True)
class Asked:
    """What a code means: a line; one service as the files name it; or, with neither, everything."""

    service: Service | None = None
    kind: str = ""


def line_called(code: str) -> Asked:
    """The line with this code, else the service that files call so. Raises Refused with the codes there are."""
    kept = Service.objects.filter(Q(visit_imports__isnull=False) | Q(lines__tickets__isnull=False)).order_by("code")
    service = kept.filter(code=code).first() if code else None
    if service is not None:
        return Asked(service)
    if not code and kept.exists():
        return Asked()
    if code and VisitRecord.objects.filter(kind=code).exists():
        return Asked(kind=code)
    lines = kept.values_list("code", flat=True).distinct()
    kinds = VisitRecord.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct()
    known = [*lines[:NAMED], *kinds[:NAMED]]
    if not known:
        raise Refused(gettext_noop("Belum ada catatan kunjungan. Masukkan dengan kinerja import-visits."))
    raise Refused(
        gettext_noop("Antrean “{code}” belum mempunyai catatan kunjungan. Yang ada: {known}."),
        code=code,
        known=", ".join(known),
    )
