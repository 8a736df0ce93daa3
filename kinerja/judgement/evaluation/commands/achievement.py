"""The achievement of a unit, set by the leader above it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kinerja.judgement.evaluation.models import OrganisationResult
from kinerja.judgement.evaluation.terms import OrganisationLevel
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale, gettext_noop
from kinerja.work.planning.locks import hold_open
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

_SOMEBODY_WAS_FIRST = gettext_noop("Capaian unit ini baru saja ditetapkan orang lain. Muat ulang halaman.")


@command
def rate_organisation(
    unit: Unit, *, period: Period, level: str, reason: str, actor: Actor, now: datetime, version: int = 0
) -> OrganisationResult:
    """Menetapkan capaian kinerja suatu unit. `version`: of the result that is replaced, 0 for the first."""
    require(actor, Permission.ORGANISATION_RATE, unit)
    _check(period, level, reason, actor)
    hold_open(period)
    if not version:
        result, before = _first(unit, period, level, reason, actor, now), ""
    else:
        result, before = _replace(unit, period, level, reason, version, actor, now)
    record(
        "evaluation.organisation_rated", actor=actor, now=now, thing=result,
        unit=unit.code, before=before, after=level, reason=reason.strip(),
    )  # fmt: skip
    return result


def _check(period: Period, level: str, reason: str, actor: Actor) -> None:
    if actor.employee_id is None:
        raise Forbidden(gettext_noop("Capaian unit ditetapkan oleh seorang pejabat, bukan oleh sistem."))
    if period.state == PeriodState.CLOSED:
        raise Refused(gettext_noop("Periode {name} sudah ditutup."), name=period.name)
    if level not in OrganisationLevel:
        raise Invalid(gettext_noop("Pilih capaian kinerja organisasi."))
    if not reason.strip():
        raise Invalid(gettext_noop("Tuliskan dasar capaian ini, misalnya indikator yang tercapai dan yang belum."))


def _first(unit: Unit, period: Period, level: str, reason: str, actor: Actor, now: datetime) -> OrganisationResult:
    facts = {"level": level, "reason": reason.strip(), "set_by_id": actor.employee_id, "set_at": now}
    try:
        with transaction.atomic():
            return OrganisationResult.objects.create(unit=unit, period=period, **facts)
    except IntegrityError:
        raise Stale(_SOMEBODY_WAS_FIRST)


def _replace(
    unit: Unit, period: Period, level: str, reason: str, version: int, actor: Actor, now: datetime
) -> tuple[OrganisationResult, str]:
    known = OrganisationResult.objects.filter(unit=unit, period=period, version=version)
    before = known.values_list("level", flat=True).first()
    replaced = known.update(
        level=level, reason=reason.strip(), set_by=actor.employee_id, set_at=now, version=version + 1
    )
    if not replaced:
        raise Stale(_SOMEBODY_WAS_FIRST)
    return OrganisationResult.objects.get(unit=unit, period=period), before or ""
