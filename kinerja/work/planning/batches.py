"""Which plans of a batch nobody has touched, and why the others stay."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop

from .models import ExpectedResult, MatrixCell, Plan, PlanBatch
from .querysets import PlanQuerySet
from .terms import PlanState


class Stays(Term):
    """Why a plan of a batch is not taken back."""

    CHANGED = "changed", gettext_noop("sudah diubah pemiliknya")
    PROPOSED = "proposed", gettext_noop("sudah diajukan atau disepakati")
    SUPPORTED = "supported", gettext_noop("hasilnya sudah didukung atau dibagikan")


# Every change of a plan counts its version up; a batch makes the first.
FIRST = 1
_USED = Exists(ExpectedResult.objects.filter(plan=OuterRef("pk"), supported_by__isnull=False)) | Exists(
    MatrixCell.objects.filter(result__plan=OuterRef("pk"))
)


def untouched(batch: PlanBatch) -> PlanQuerySet:
    """What an undo takes back."""
    return Plan.objects.filter(~_USED, batch__batch=batch, state=PlanState.DRAFT, version=FIRST).order_by("pk")


def staying(batch: PlanBatch) -> Iterator[tuple[Plan, Stays]]:
    """The others with the reason; one statement."""
    rows = Plan.objects.filter(batch__batch=batch).annotate(used=_USED).select_related("employee")
    for plan in rows.filter(Q(used=True) | ~Q(state=PlanState.DRAFT) | ~Q(version=FIRST)).order_by("employee__name"):
        yield plan, _reason(plan)


def _reason(plan: Plan) -> Stays:
    if plan.state != PlanState.DRAFT:
        return Stays.PROPOSED
    return Stays.CHANGED if plan.version != FIRST else Stays.SUPPORTED
