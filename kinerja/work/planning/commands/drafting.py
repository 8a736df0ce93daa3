"""Drafting a plan from the post its owner holds."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from kinerja.people.organisation.locks import lock_person
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.queries import segments
from kinerja.people.organisation.querysets import DatedQuerySet
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.law.segments import Segment
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import require_draft, require_standing, touch
from kinerja.work.planning.commands.matrix import take_over
from kinerja.work.planning.forms import form_of
from kinerja.work.planning.models import Cycle, Plan
from kinerja.work.planning.segments import needs_plan
from kinerja.work.planning.terms import Approach, FormType, PlanState


@command
def draft_plan(
    employee: Employee,
    *,
    cycle: Cycle,
    actor: Actor,
    now: datetime,
    starts: date | None = None,
    approach: Approach = Approach.QUANTITATIVE,
    form: FormType | None = None,
) -> Plan:
    """Memulai rancangan SKP dari bagian tahun pegawai yang memuat hari pertamanya.

    It ends with that segment and names its rater; where the day is exempt, the next segment. `form` is asked only
    where the post does not tell.
    """
    require(actor, Permission.PLAN_PROPOSE, Plan(employee=employee))
    lock_person(employee)
    first = starts or _first_day(employee, cycle)
    _check(employee, cycle, first)
    segment = _segment(employee, cycle, first)
    post = Position.objects.select_related("unit").get(pk=segment.post)
    plan = Plan(
        cycle=cycle,
        employee=employee,
        position=post,
        unit=post.unit,
        rater_id=segment.rater,
        starts=max(first, segment.starts),
        ends=segment.ends,
        approach=approach,
        form=form or form_of(post.kind, post.heads_unit, post.unit.kind),
    )
    _insert(plan)
    record("planning.plan_drafted", actor=actor, now=now, thing=plan, cycle=cycle.code)
    take_over(plan, version=plan.version, actor=actor, now=now)
    return plan


@command
def change_plan(
    plan: Plan, *, version: int, actor: Actor, now: datetime, approach: Approach, form: FormType | None = None
) -> Plan:
    """Mengganti pendekatan atau formulir rancangan SKP."""
    require_draft(plan, actor)
    touch(plan, version=version, approach=approach, form=form or plan.form)
    record("planning.plan_changed", actor=actor, now=now, thing=plan, approach=approach, form=plan.form)
    return plan


@command
def end_plan(plan: Plan, *, ends: date, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengakhiri SKP lebih awal karena jabatan berganti, agar SKP baru dapat dimulai. `ends`: first day after."""
    require(actor, Permission.CYCLE_CHANGE, plan)
    require_standing(plan)
    if not plan.starts < ends <= plan.ends:
        raise Invalid(
            gettext_noop("SKP ini berlaku {starts} sampai {ends}; pilih hari di antaranya."),
            starts=plan.starts,
            ends=plan.ends,
        )
    before = plan.ends
    touch(plan, version=version, expected=PlanState(plan.state), ends=ends)
    record("planning.plan_ended", actor=actor, now=now, thing=plan, before=str(before), after=str(ends))
    return plan


def _first_day(employee: Employee, cycle: Cycle) -> date:
    """The day after a plan that ended early, or the day the post was taken, or the cycle's first."""
    ended = (
        Plan.objects.standing().filter(employee=employee, cycle=cycle, ends__lt=cycle.ends).order_by("-ends").first()
    )
    if ended:
        return ended.ends
    held = _definitive(employee).during(cycle.starts, cycle.ends).first()
    return max(cycle.starts, held.starts) if held else cycle.starts


def _definitive(employee: Employee) -> DatedQuerySet:
    return Appointment.objects.filter(employee=employee, kind=AppointmentKind.DEFINITIVE).order_by("starts")


def _check(employee: Employee, cycle: Cycle, day: date) -> None:
    """Raises Invalid where nobody could have a plan from this day on."""
    if not _definitive(employee).on(day).exists():
        raise Invalid(
            gettext_noop("Pada {day} belum ada jabatan definitif yang tercatat. Hubungi bagian kepegawaian."), day=day
        )
    if not needs_plan(employee):
        raise Invalid(gettext_noop("Pejabat negara tidak menyusun SKP (PP 30/2019 Pasal 23)."))
    if not cycle.starts <= day < cycle.ends:
        raise Invalid(
            gettext_noop("SKP untuk siklus “{cycle}” tidak dapat dimulai pada {day}."), cycle=cycle.name, day=day
        )


def _segment(employee: Employee, cycle: Cycle, day: date) -> Segment:
    """The one of the day, or the next where the day itself is exempt."""
    year = segments([employee.pk], cycle.starts, cycle.ends).of(employee.pk)
    found = next((one for one in year.segments if one.ends > day), None)
    if found is None:
        raise Invalid(
            gettext_noop("Sejak {day} tidak ada lagi bagian tahun yang memerlukan SKP: pegawai sedang dikecualikan."),
            day=day,
        )
    if found.rater is None:
        raise Invalid(
            gettext_noop(
                "Atasan langsung pada {day} belum tercatat, sehingga SKP belum mempunyai pejabat penilai. "
                "Hubungi bagian kepegawaian."
            ),
            day=max(day, found.starts),
        )
    return found


def _insert(plan: Plan) -> None:
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        raise Invalid(
            gettext_noop("Pegawai ini sudah mempunyai SKP pada {starts} sampai {ends}."),
            starts=plan.starts,
            ends=plan.ends,
        )
