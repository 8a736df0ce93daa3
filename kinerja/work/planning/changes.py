"""The compare-and-set every change of a plan goes through."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import PlanState


def touch(
    plan: Plan,
    *,
    version: int,
    expected: PlanState = PlanState.DRAFT,
    among: QuerySet[Plan] | None = None,
    **changes: Any,
) -> None:
    """Change the plan where it still is as the actor saw it; else Stale, and nothing is written.

    `among` repeats the right to do so in the statement itself, where somebody else may take it away meanwhile.

    The row stays locked until the command ends, so that what hangs on the plan changes with it or not at all.
    """
    seen = (Plan.objects if among is None else among).filter(pk=plan.pk, version=version, state=expected)
    if not seen.update(version=F("version") + 1, **changes):
        raise Stale(
            gettext_noop(
                "SKP ini baru saja diubah di tempat lain. Muat ulang halaman, periksa perubahannya, lalu simpan lagi."
            )
        )
    plan.version = version + 1
    for name, value in changes.items():
        setattr(plan, name, value)


def require_draft(plan: Plan, actor: Actor) -> None:
    """Only the owner edits, and only a draft."""
    require(actor, Permission.PLAN_PROPOSE, plan)
    if plan.state != PlanState.DRAFT:
        raise Invalid(
            gettext_noop(
                "SKP ini sudah diajukan atau disepakati, sehingga tidak dapat diubah. "
                "Mintalah pejabat penilai mengembalikannya bila ada yang perlu diperbaiki."
            )
        )


def require_standing(plan: Plan) -> None:
    """Days are ended of a plan that takes them: not of a version given up, nor of a change on its way."""
    if plan.stands:
        return
    if plan.state == PlanState.SUPERSEDED:
        raise Invalid(
            gettext_noop("Versi SKP ini sudah digantikan dan tidak memakai hari lagi. Akhiri versi yang berlaku.")
        )
    raise Invalid(gettext_noop("Perubahan ini masih disiapkan dan mengikuti hari SKP yang diubahnya. Akhiri SKP itu."))


def back_to_draft(reason: str, actor: Actor) -> dict[str, Any]:
    """What changes when a plan goes back to its owner; it must be said why."""
    said = reason.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan apa yang perlu diperbaiki, agar pegawai dapat menindaklanjutinya."))
    signed = {"proposed_at": None, "reviewed_at": None, "reviewed_by_id": None, "review_note": ""}
    clock = {"answer_due": None, "escalated_at": None}
    return {"state": PlanState.DRAFT, "sent_back_reason": said, "sent_back_by_id": actor.employee_id, **signed, **clock}
