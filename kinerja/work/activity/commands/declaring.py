"""A result nobody measures is declared by its owner, with evidence."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.receipts.issuing import issue
from kinerja.platform.receipts.models import Sent
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Indicator, Period
from kinerja.work.planning.quantities import quantity
from kinerja.work.planning.terms import DECLARED, Aspect, PeriodState


@command
def declare(
    indicator: Indicator,
    *,
    period: Period,
    value: str | Decimal,
    evidence: str,
    submission: UUID,
    actor: Actor,
    now: datetime,
) -> DeclaredResult:
    """Melaporkan realisasi beserta bukti dukungnya. Yang terbaru berlaku; yang lama tetap tersimpan."""
    owner = {"declared_by_id": actor.employee_id}
    if first := first_try(DeclaredResult, submission, **owner):
        return first
    require(actor, Permission.RESULT_DECLARE, indicator)
    _check_source(indicator)
    _check_period(indicator, period, actor)
    if not evidence.strip():
        raise Invalid(gettext_noop("Sebutkan bukti dukungnya: dokumen apa dan di mana dapat dilihat."))
    result, is_new = submit(
        DeclaredResult,
        submission,
        owner=owner,
        indicator=indicator,
        period=period,
        value=_realised(indicator, value),
        evidence=evidence.strip(),
        declared_at=now,
    )
    if is_new:
        record("activity.result_declared", actor=actor, now=now, thing=result, value=str(result.value))
        _give_receipt(result, now)
    return result


def _give_receipt(result: DeclaredResult, now: datetime) -> None:
    content = {
        "indicator": result.indicator_id,
        "period": result.period_id,
        "value": result.value.normalize(),
        "evidence": result.evidence,
        "submission": result.submission,
    }
    issue(Sent.DECLARED, result, content, holder=result.declared_by_id, now=now)


def _check_source(indicator: Indicator) -> None:
    if indicator.source != DECLARED:
        raise Invalid(
            gettext_noop(
                "“{indicator}” diukur dari catatan pelayanan, jadi tidak dilaporkan sendiri. "
                "Bila angkanya keliru, mintalah catatannya diperbaiki."
            ),
            indicator=indicator.text,
        )


def _check_period(indicator: Indicator, period: Period, actor: Actor) -> None:
    """A declaration that slips in while the period is being closed does no harm: the run it missed says so."""
    plan = indicator.result.plan
    if period.cycle_id != plan.cycle_id or period.starts >= plan.ends or period.ends <= plan.starts:
        raise Invalid(gettext_noop("SKP ini tidak berlaku pada periode {period}."), period=period.name)
    if period.state == PeriodState.CLOSED:
        raise Invalid(
            gettext_noop("Periode {period} sudah ditutup. Hubungi pengelola kepegawaian bila ada yang keliru."),
            period=period.name,
        )
    if period.starts > actor.on:
        raise Invalid(
            gettext_noop("Periode {period} baru dimulai pada {starts}."), period=period.name, starts=period.starts
        )


def _realised(indicator: Indicator, written: str | Decimal) -> Decimal:
    value = quantity(written)
    if value < 0 and indicator.aspect == Aspect.QUANTITY:
        raise Invalid(gettext_noop("Jumlah tidak dapat kurang dari nol."))
    return value
