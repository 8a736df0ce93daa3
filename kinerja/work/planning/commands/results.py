"""Expected results of a draft."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db.models import Max

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.extras import NOTHING, Extras, check_extras
from kinerja.work.planning.models import ExpectedResult, MatrixCell, Plan
from kinerja.work.planning.terms import ResultKind


@command
def add_result(
    plan: Plan,
    *,
    text: str,
    version: int,
    actor: Actor,
    now: datetime,
    kind: ResultKind = ResultKind.MAIN,
    superior_result: ExpectedResult | None = None,
    perspective: str = "",
    extras: Extras = NOTHING,
) -> ExpectedResult:
    """Menambah rencana hasil kerja."""
    require_draft(plan, actor)
    _check(plan, text, superior_result)
    check_extras(extras, kind)
    touch(plan, version=version)
    last = plan.results.aggregate(last=Max("order"))["last"] or 0
    result = ExpectedResult.objects.create(
        plan=plan,
        order=last + 1,
        kind=kind,
        text=text.strip(),
        superior_result=superior_result,
        perspective=perspective,
        **asdict(extras),
    )
    record("planning.result_added", actor=actor, now=now, thing=plan, result=str(result.pk))
    return result


@command
def change_result(
    result: ExpectedResult,
    *,
    text: str,
    version: int,
    actor: Actor,
    now: datetime,
    kind: ResultKind = ResultKind.MAIN,
    superior_result: ExpectedResult | None = None,
    perspective: str = "",
    extras: Extras = NOTHING,
) -> ExpectedResult:
    """Mengubah rencana hasil kerja."""
    require_draft(result.plan, actor)
    _check(result.plan, text, superior_result)
    check_extras(extras, kind)
    touch(result.plan, version=version)
    result.text, result.kind = text.strip(), kind
    result.superior_result, result.perspective = superior_result, perspective
    for name, value in asdict(extras).items():
        setattr(result, name, value)
    result.save(update_fields=["text", "kind", "superior_result", "perspective", *asdict(extras)])
    record("planning.result_changed", actor=actor, now=now, thing=result.plan, result=str(result.pk))
    return result


@command
def remove_result(result: ExpectedResult, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Menghapus rencana hasil kerja beserta indikatornya dari rancangan."""
    plan, key = result.plan, str(result.pk)
    require_draft(plan, actor)
    if ExpectedResult.objects.filter(superior_result=result).exists():
        raise Invalid(
            gettext_noop(
                "Rencana hasil kerja “{text}” sudah menjadi rujukan SKP bawahan, sehingga tidak dapat dihapus."
            ),
            text=result.text,
        )
    if MatrixCell.objects.filter(result=result).exists():
        raise Invalid(
            gettext_noop("“{text}” sudah dibagikan dalam matriks. Kosongkan selnya lebih dahulu."), text=result.text
        )
    touch(plan, version=version)
    result.delete()
    record("planning.result_removed", actor=actor, now=now, thing=plan, result=key)
    return plan


def _check(plan: Plan, text: str, superior_result: ExpectedResult | None) -> None:
    if not text.strip():
        raise Invalid(gettext_noop("Tuliskan rencana hasil kerjanya."))
    if superior_result is not None and not _may_support(plan, superior_result):
        raise Invalid(
            gettext_noop(
                "Rencana hasil kerja pimpinan yang didukung harus berasal dari SKP pejabat penilai, "
                "atau dibagikan kepada Anda dalam matriks ketua tim."
            )
        )


def _may_support(plan: Plan, result: ExpectedResult) -> bool:
    if result.plan.employee_id == plan.rater_id:
        return True
    return MatrixCell.objects.filter(result=result, employee=plan.employee_id).exists()
