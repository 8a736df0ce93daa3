"""The verb of measurement."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Refused, Stale, gettext_noop
from kinerja.work.planning.locks import hold_open
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

from .figures import FIELDS
from .fingerprints import digest_of
from .models import Figure, Lineage, Run, UnitFigure
from .reckoning import LINEAGE_FIELDS, UNIT_FIELDS, Reckoning, reckon


@command
def compute(period: Period, *, actor: Actor, now: datetime, reckoned: Reckoning | None = None) -> Run:
    """Menghitung semua angka kinerja suatu periode dari catatan layanan dan laporan pegawai.

    The number of statements does not depend on the number of employees. What was `reckoned` before, outside of any
    transaction, is only stored: while a city is reckoned nobody who writes has to wait on SQLite.
    """
    require(actor, Permission.FIGURE_COMPUTE, period)
    if period.state == PeriodState.CLOSED:
        raise Refused(
            gettext_noop("Periode {name} sudah ditutup. Buka kembali dahulu bila angkanya perlu dihitung ulang."),
            name=period.name,
        )
    if period.starts > actor.on:
        raise Refused(
            gettext_noop("Periode {name} baru dimulai pada {starts}; belum ada yang dapat dihitung."),
            name=period.name,
            starts=period.starts,
        )
    run = _open(period, reckoned.run if reckoned else new_id(), actor, now)
    found = reckoned or reckon(run.pk, period, now)
    load(Lineage, LINEAGE_FIELDS, found.lineages)
    load(Figure, FIELDS, found.figures)
    load(UnitFigure, UNIT_FIELDS, found.units)
    run.digest = digest_of(found.fingerprints)
    Run.objects.filter(pk=run.pk).update(digest=run.digest)
    hold_open(period)  # at the end: closing need not wait for the reckoning, figures that come too late are refused
    counts = {"figures": len(found.figures), "unit_figures": len(found.units), "cases": found.cases}
    record("measurement.computed", actor=actor, now=now, thing=run, number=run.number, digest=run.digest, **counts)
    return run


def _open(period: Period, key: UUID, actor: Actor, now: datetime) -> Run:
    newest = Run.objects.filter(period=period).aggregate(newest=Max("number"))["newest"] or 0
    try:
        with transaction.atomic():
            return Run.objects.create(id=key, period=period, number=newest + 1, computed_at=now, actor_name=actor.name)
    except IntegrityError:
        raise Stale(gettext_noop("Periode ini sedang dihitung orang lain. Tunggu sebentar, lalu lihat hasilnya."))
