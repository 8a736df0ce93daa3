"""Many rows are accepted together only after the drawn ones were opened."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.pulses import beat
from kinerja.pure.law.reporting import drawing
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale, gettext_noop
from kinerja.pure.statistics.sampling import draw
from kinerja.work.activity.doubts import doubts
from kinerja.work.activity.models import ActivityReport, ReportSample, SampledReport
from kinerja.work.activity.queries import still_waiting, unopened
from kinerja.work.activity.terms import ReportState

# More than a span of control leaves waiting: a longer queue is drawn in parts, oldest first.
MOST = 200
SOMEBODY_WAS_FIRST = gettext_noop("Cuplikan ini baru saja dipakai. Muat ulang papan, lalu lihat yang masih menunggu.")


@command
def draw_sample(*, actor: Actor, now: datetime) -> ReportSample:
    """Mengundi cuplikan dari yang menunggu; yang masih terbuka dan masih ada isinya tidak diundi ulang."""
    if actor.employee_id is None:
        raise Forbidden(gettext_noop("Laporan kerja dijawab oleh atasan. Masuklah dengan akun pegawai Anda."))
    if known := ReportSample.objects.filter(rater=actor.employee_id, closed_at=None).first():
        if still_waiting(known, actor).exists():
            return known
        # Nobody may draw anew until the draw pleases: only an empty sample gives way.
        ReportSample.objects.filter(pk=known.pk).update(closed_at=now)
    rows = list(ActivityReport.objects.waiting_for(actor).order_by("submitted_at", "id")[:MOST])
    if not rows:
        raise Invalid(gettext_noop("Tidak ada laporan yang menunggu persetujuan Anda."))
    sample = _draw(rows, actor.employee_id, actor.on, now)
    record("activity.sample_drawn", actor=actor, now=now, thing=sample, rows=len(rows), seed=str(sample.seed))
    beat(actor.employee_id)
    return sample


def _draw(rows: list[ActivityReport], rater: UUID, on: date, now: datetime) -> ReportSample:
    # The low bits of a fresh key are random; nobody can choose them.
    seed = new_id().int & (2**62 - 1)
    reasons = doubts(rows, on)
    rule = drawing(on)
    chosen = set(draw([rule.weights[reasons[row.pk].code] for row in rows], rule.size(len(rows)), seed))
    try:
        with transaction.atomic():
            sample = ReportSample.objects.create(rater_id=rater, seed=seed, drawn_at=now)
    except IntegrityError:
        raise Stale(SOMEBODY_WAS_FIRST)
    SampledReport.objects.bulk_create(
        SampledReport(
            sample=sample, report=row, seen_version=row.version, drawn=place in chosen, why=reasons[row.pk].code
        )
        for place, row in enumerate(rows)
    )
    return sample


@command
def accept_sample(sample: ReportSample, *, actor: Actor, now: datetime) -> int:
    """Menyetujui semua yang menunggu dalam cuplikan; ditolak selama masih ada baris terundi yang belum dibuka."""
    if actor.employee_id is None or sample.rater_id != actor.employee_id:
        raise Forbidden(gettext_noop("Cuplikan ini milik atasan lain; undilah cuplikan Anda sendiri."))
    if left := unopened(sample, actor).count():
        raise Invalid(
            gettext_noop("Buka dahulu {n} laporan yang terundi; sesudah itu yang lain dapat disetujui bersama."), n=left
        )
    if not ReportSample.objects.filter(pk=sample.pk, closed_at=None).update(closed_at=now):
        raise Stale(SOMEBODY_WAS_FIRST)
    accepted = _accept(sample, actor, now)
    ReportSample.objects.filter(pk=sample.pk).update(accepted=accepted)
    record("activity.reports_accepted", actor=actor, now=now, thing=sample, rows=accepted)
    return accepted


def _accept(sample: ReportSample, actor: Actor, now: datetime) -> int:
    """Only rows that still are as they were covered: what was asked about or taken back meanwhile stays out."""
    waiting = still_waiting(sample, actor)
    owners = list(waiting.order_by().values_list("employee", flat=True).distinct())
    accepted = waiting.order_by().update(
        state=ReportState.ACCEPTED, accepted_by_id=actor.employee_id, accepted_at=now, accepted_in=sample,
        version=F("version") + 1,
    )  # fmt: skip
    beat(*owners, sample.rater_id)
    return accepted
