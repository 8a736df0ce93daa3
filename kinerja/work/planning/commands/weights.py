"""Weights of all main results of a draft, in one step: they only make sense together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.extras import Extras, check_extras
from kinerja.work.planning.models import ExpectedResult, Plan
from kinerja.work.planning.terms import ResultKind


@command
def weigh_results(
    plan: Plan, *, weights: Mapping[UUID, Decimal | None], version: int, actor: Actor, now: datetime
) -> Plan:
    """Membobot semua hasil kerja utama sekaligus; jumlahnya baru harus 100 ketika SKP diajukan."""
    require_draft(plan, actor)
    for weight in weights.values():
        check_extras(Extras(weight), ResultKind.MAIN)
    touch(plan, version=version)
    results = list(ExpectedResult.objects.filter(plan=plan, kind=ResultKind.MAIN).order_by("order"))
    if {result.pk for result in results} != weights.keys():
        raise Invalid(gettext_noop("Isi bobot untuk setiap hasil kerja utama SKP ini. Muat ulang halamannya."))
    for result in results:
        result.weight = weights[result.pk]
    ExpectedResult.objects.bulk_update(results, ["weight"])
    record("planning.results_weighed", actor=actor, now=now, thing=plan)
    return plan
