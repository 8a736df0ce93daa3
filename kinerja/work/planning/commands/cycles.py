"""Performance years and their periods."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.law.regimes import regime_on
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.models import Cycle, Period
from kinerja.work.planning.quarters import quarters
from kinerja.work.planning.terms import PeriodState

_STEPS = {
    (PeriodState.OPEN, PeriodState.EVALUATING),
    (PeriodState.EVALUATING, PeriodState.OPEN),
    (PeriodState.EVALUATING, PeriodState.CLOSED),
    (PeriodState.CLOSED, PeriodState.EVALUATING),
}


@command
def open_cycle(*, code: str, name: str, starts: date, ends: date, actor: Actor, now: datetime) -> Cycle:
    """Membuka siklus kinerja; aturan penilaiannya mengikuti tanggal. `ends` is the first day after."""
    require(actor, Permission.CYCLE_CHANGE)
    _check_days(starts, ends)
    regime = regime_on(starts)
    if regime.until is not None and regime.until + timedelta(days=1) < ends:
        raise Invalid(
            gettext_noop("Aturan penilaian berganti sesudah {until}. Buka satu siklus untuk setiap aturan."),
            until=regime.until,
        )
    rival = Cycle.objects.filter(code=code).first() or Cycle.objects.during(starts, ends).first()
    if rival:
        raise Invalid(gettext_noop("Siklus “{name}” sudah ada untuk kode atau hari-hari itu."), name=rival.name)
    cycle = Cycle.objects.create(code=code, name=name, starts=starts, ends=ends, regime=regime.code)
    record("planning.cycle_opened", actor=actor, now=now, thing=cycle, code=code, regime=regime.code)
    return cycle


@command
def open_period(cycle: Cycle, *, code: str, name: str, starts: date, ends: date, actor: Actor, now: datetime) -> Period:
    """Membuka satu periode penilaian di dalam siklus. `ends` is the first day after."""
    require(actor, Permission.CYCLE_CHANGE, cycle)
    _check_days(starts, ends)
    if starts < cycle.starts or ends > cycle.ends:
        raise Invalid(gettext_noop("Periode harus berada di dalam siklus “{name}”."), name=cycle.name)
    try:
        with transaction.atomic():
            period = Period.objects.create(cycle=cycle, code=code, name=name, starts=starts, ends=ends)
    except IntegrityError:
        raise Invalid(
            gettext_noop("Periode dengan kode {code} atau pada hari-hari itu sudah ada di siklus ini."), code=code
        )
    record("planning.period_opened", actor=actor, now=now, thing=period, code=code)
    return period


@command
def open_quarters(cycle: Cycle, *, actor: Actor, now: datetime) -> list[Period]:
    """Membuka semua triwulan suatu siklus sekaligus."""
    return [
        open_period(cycle, code=q.code, name=q.name, starts=q.starts, ends=q.ends, actor=actor, now=now)
        for q in quarters(cycle.starts, cycle.ends)
    ]


@command
def change_period_state(period: Period, *, state: PeriodState, actor: Actor, now: datetime, reason: str = "") -> Period:
    """Memindahkan periode: berjalan, penilaian, ditutup. Membuka kembali yang ditutup memerlukan alasan."""
    require(actor, Permission.CYCLE_CHANGE, period)
    _check_step(period, state, reason, actor.on)
    before = period.state
    if not Period.objects.filter(pk=period.pk, state=before).update(state=state):
        raise Stale(gettext_noop("Keadaan periode ini baru saja diubah orang lain. Muat ulang halaman."))
    period.state = state
    record("planning.period_changed", actor=actor, now=now, thing=period, before=before, after=state, reason=reason)
    return period


def _check_days(starts: date, ends: date) -> None:
    if ends <= starts:
        raise Invalid(gettext_noop("Hari berakhir harus sesudah hari mulai."))


def _check_step(period: Period, state: PeriodState, reason: str, on: date) -> None:
    if (period.state, state) not in _STEPS:
        raise Invalid(
            gettext_noop("Periode yang {before} tidak dapat langsung menjadi {after}."),
            before=PeriodState(period.state).label,
            after=PeriodState(state).label,
        )
    if state == PeriodState.CLOSED and on < period.ends:
        raise Invalid(gettext_noop("Periode ini baru berakhir pada {ends}; tutuplah sesudahnya."), ends=period.ends)
    if period.state == PeriodState.CLOSED and not reason.strip():
        raise Invalid(gettext_noop("Tuliskan alasan membuka kembali periode yang sudah ditutup."))
