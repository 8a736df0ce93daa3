"""A case the register gave to the wrong officer is given to the right one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.facts.service.labels import own_label
from kinerja.facts.service.models import Attribution, Request
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale, gettext_noop


@command
def attribute_request(
    request: Request,
    *,
    employee: Employee | None,
    reason: str,
    actor: Actor,
    now: datetime,
    instead_of: Employee | None = None,
) -> Attribution:
    """Menyatakan kasus ini milik pegawai yang mana; kosong berarti belum diketahui.

    `instead_of`: only where the case stands for this person; otherwise the whole case is given. Needs `service`,
    `closed_by` and `in_charge` selected.
    """
    require(actor, Permission.SERVICE_ATTRIBUTE, request)
    if employee is not None and employee.pk == actor.employee_id:
        raise Forbidden(gettext_noop("Tidak seorang pun menyatakan kasus menjadi miliknya sendiri."))
    if actor.employee_id is None:
        raise Forbidden(gettext_noop("Pemilik kasus dibetulkan seseorang yang namanya tersimpan bersamanya."))
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis mengapa catatan pemilik kasus ini keliru."))
    officer = own_label(request.service.code, employee, actor=actor, now=now) if employee else None
    was: dict[str, Any] = {"closed_by": request.closed_by, "in_charge": request.in_charge}
    mine = instead_of.pk if instead_of else None
    wrong = {name for name, one in was.items() if mine is None or (one and one.employee_id == mine)}
    if mine is None and request.closed_at is None:
        wrong.discard("closed_by")  # nobody has closed it yet
    after = {name: officer if name in wrong else one for name, one in was.items()}
    if after == was:
        raise Stale(gettext_noop("Kasus ini sudah tercatat demikian. Muat ulang halaman."))
    if not Request.objects.filter(pk=request.pk, **_as_seen(was)).update(**after):
        raise Stale(gettext_noop("Pemilik kasus ini baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
    for name, one in after.items():
        setattr(request, name, one)
    before = {f"was_{name}": one for name, one in was.items()}
    made = Attribution.objects.create(
        request=request, number=request.attributions.count() + 1, reason=reason.strip(), at=now,
        by_id=actor.employee_id,
        **before, **after,
    )  # fmt: skip
    record("service.request_attributed", actor=actor, now=now, thing=request, attribution=str(made.pk))
    return made


def _as_seen(was: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}__isnull" if one is None else name: one is None or one.pk for name, one in was.items()}
