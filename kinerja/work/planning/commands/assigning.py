"""A template given to the staff of a unit in one step, and taken back where nobody has worked on it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import ProtectedError, QuerySet

from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.assignment import Reach, reach
from kinerja.work.planning.batches import untouched
from kinerja.work.planning.models import BatchPlan, Cycle, Plan, PlanBatch, PlanTemplate
from kinerja.work.planning.placing import check_placed, load_placed, place
from kinerja.work.planning.telling import tell_given
from kinerja.work.planning.terms import LibraryState


@command
def assign_template(
    template: PlanTemplate, *, cycle: Cycle, unit: Unit, starts: date, seal: str, actor: Actor, now: datetime
) -> PlanBatch:
    """Membuatkan rancangan SKP dari templat untuk semua pegawai rumpun itu di suatu unit dan unit di bawahnya.

    `seal` is what the preview showed; where the data have changed since, nothing is written.
    """
    require(actor, Permission.PLAN_ASSIGN, unit)
    _check(template, cycle, starts)
    found = reach(template, cycle=cycle, unit=unit, starts=starts)
    if found.seal != seal:
        raise Stale(gettext_noop("Daftar pegawai berubah sejak Anda melihatnya. Periksa daftar terbarunya di bawah."))
    if not found.given:
        raise Invalid(gettext_noop("Tidak ada pegawai yang akan menerima rancangan SKP. Ubah pilihan Anda."))
    batch = PlanBatch.objects.create(
        template=template, cycle=cycle, unit=unit, starts=starts, made_by_id=actor.employee_id, made_at=now,
        given=len(found.given), skipped=found.reasons,
    )  # fmt: skip
    _give(batch, found, cycle, starts)
    facts = {"template": template.code, "plans": batch.given, "skipped": found.reasons}
    record("planning.template_assigned", actor=actor, now=now, thing=batch, **facts)
    tell_given(batch.pk, [one.key for one in found.given], cycle, actor=actor, now=now)
    return batch


@command
def undo_batch(batch: PlanBatch, *, actor: Actor, now: datetime) -> Undone:
    """Menarik kembali rancangan yang belum disentuh siapa pun; yang sudah disentuh tetap ada."""
    require(actor, Permission.PLAN_ASSIGN, batch.unit)
    if not PlanBatch.objects.filter(pk=batch.pk, undone_at=None).update(undone_at=now, kept=0):
        raise Stale(gettext_noop("SKP massal ini sudah ditarik kembali."))
    # The rows stay locked until the end: who begins to work on one now waits, and finds it gone.
    keys = list(untouched(batch).select_for_update(of=("self",)).values_list("pk", flat=True))
    _take_back(Plan.objects.filter(pk__in=keys))
    kept = Plan.objects.filter(batch__batch=batch).count()
    PlanBatch.objects.filter(pk=batch.pk).update(kept=kept)
    batch.refresh_from_db()
    record("planning.batch_undone", actor=actor, now=now, thing=batch, taken=len(keys), kept=kept)
    return Undone(batch, len(keys), kept)


@dataclass(frozen=True)
class Undone:
    """How many drafts went, how many stayed."""

    batch: PlanBatch
    taken: int
    kept: int


def _check(template: PlanTemplate, cycle: Cycle, starts: date) -> None:
    if template.state != LibraryState.ADOPTED:
        raise Invalid(gettext_noop("Templat “{name}” belum atau tidak lagi dipakai."), name=template.name)
    if not cycle.starts <= starts < cycle.ends:
        raise Invalid(
            gettext_noop("Hari pertama harus berada di dalam siklus “{cycle}”, {starts} sampai sebelum {ends}."),
            cycle=cycle.name,
            starts=cycle.starts,
            ends=cycle.ends,
        )


def _give(batch: PlanBatch, found: Reach, cycle: Cycle, starts: date) -> None:
    placed = place(found.rows(starts, cycle))
    check_placed(placed, signed=False)
    load_placed(placed, cycle, None)
    keys: list[UUID] = [plan.id for plan, _ in placed]
    load(BatchPlan, ("id", "batch_id", "plan_id"), ((new_id(), batch.pk, key) for key in keys))


def _take_back(plans: QuerySet[Plan]) -> None:
    try:
        plans.delete()
    except ProtectedError:
        # Something of another app has begun to stand on one of them: better none than half.
        raise Stale(gettext_noop("Sebagian rancangan baru saja dipakai di tempat lain. Coba sekali lagi."))
