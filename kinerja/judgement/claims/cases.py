"""The case of a claim: found when it is made, given to its owner when the claim is right. Called by commands alone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from kinerja.facts.service.commands import attribute_request
from kinerja.facts.service.models import Request, Service
from kinerja.people.organisation.hierarchy import units_within
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop

from .models import DataClaim
from .terms import ClaimKind

HELD = ("service", "closed_by", "in_charge")


def held_by(me: UUID, case: Request | None) -> Request:
    """The case, which has to be one's own. Raises Invalid."""
    if case is None or me not in holders(case):
        raise Invalid(gettext_noop("Kasus ini tidak tercatat atas nama Anda. Pilih dari daftar kasus di balik angka."))
    return case


def found_in(service: Service | None, key: str) -> Request | None:
    """The case of this number in a register, if it is there."""
    cases = Request.objects.filter(service=service, case_key=key)
    return cases.select_related(*HELD).first() if service else None


def holders(case: Request) -> set[UUID]:
    """Who closed it and who is in charge."""
    found = {one.employee_id for one in (case.closed_by, case.in_charge) if one}
    return {one for one in found if one is not None}


def is_mended_by(leader: Employee, case: Request, on: date) -> bool:
    """Whether this leader may give the case to somebody: it was handled in his units, and is not his own."""
    if case.unit_id is None or leader.pk in holders(case):
        return False
    return Unit.objects.filter(pk=case.unit_id, pk__in=units_within(leader.pk, on)).exists()


def give(claim: DataClaim, owner: Employee | None, said: str, *, actor: Actor, now: datetime) -> set[UUID]:
    """Put the owner of the case right; answers who else has it or had it.

    Where somebody has put it right meanwhile, nothing is left to do.
    """
    case = _case_of(claim)
    before, is_mine = holders(case), claim.employee_id in holders(case)
    if claim.kind == ClaimKind.MISSING:
        if not is_mine:
            attribute_request(case, employee=claim.employee, reason=said, actor=actor, now=now)
    elif owner is not None and owner.pk == claim.employee_id:
        raise Invalid(gettext_noop("Pilih pemilik yang sebenarnya, atau kosongkan bila belum diketahui."))
    elif is_mine:
        attribute_request(case, employee=owner, instead_of=claim.employee, reason=said, actor=actor, now=now)
    elif owner is not None and owner.pk not in before:
        raise Stale(gettext_noop("Kasus ini sudah dibetulkan. Muat ulang halaman, lalu jawab tanpa memilih pemilik."))
    return (before | holders(case)) - {claim.employee_id}


def _case_of(claim: DataClaim) -> Request:
    if claim.request_id:
        return Request.objects.select_related(*HELD).get(pk=claim.request_id)
    found = found_in(claim.service, claim.case_key)
    if found is None:
        raise Refused(
            gettext_noop("Kasus {key} belum ada di register. Masukkan catatannya dahulu, lalu jawab lagi."),
            key=claim.case_key,
        )
    return found
