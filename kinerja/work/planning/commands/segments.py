"""Plans follow the person-year: one ends with its segment, the next begins with the next (PP 30/2019 Pasal 24(3))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import models

from kinerja.people.organisation.locks import lock_person
from kinerja.people.organisation.models import Employee, Position
from kinerja.people.organisation.queries import segments
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.law.segments import Segment
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop
from kinerja.work.planning.changes import require_standing, touch
from kinerja.work.planning.forms import form_of
from kinerja.work.planning.models import BehaviourExpectation, Cycle, Indicator, Plan
from kinerja.work.planning.segments import current_segment, needs_plan, segment_of
from kinerja.work.planning.terms import PlanState

R = TypeVar("R", bound=models.Model)


@command
def end_plan_with_segment(plan: Plan, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengakhiri SKP pada hari terakhir bagian tahunnya, agar bagian berikutnya mendapat SKP sendiri."""
    require(actor, Permission.PLAN_FOLLOW, plan)
    require_standing(plan)
    employee = lock_person(plan.employee)
    ends = _end_of(plan)
    _refuse_judged(employee, ends)
    before = plan.ends
    _shorten_change(plan, ends)
    touch(plan, version=version, expected=PlanState(plan.state), ends=ends)
    record("planning.plan_ended", actor=actor, now=now, thing=plan, before=str(before), after=str(ends))
    return plan


def _end_of(plan: Plan) -> date:
    year = segments([plan.employee_id], plan.cycle.starts, plan.cycle.ends).of(plan.employee_id)
    segment = segment_of(plan, year)
    if segment is None:
        raise Invalid(
            gettext_noop(
                "Pada rentang SKP ini pegawai tidak memegang jabatan itu. Periksa riwayat penugasannya dahulu."
            )
        )
    if plan.ends <= segment.ends:
        raise Invalid(
            gettext_noop("SKP ini tidak melewati bagiannya, yang berakhir sebelum {day}."),
            day=segment.ends,
        )
    return segment.ends


def _refuse_judged(employee: Employee, ends: date) -> None:
    closed = employee.history_closed_until
    if closed and ends < closed:
        raise Refused(
            gettext_noop(
                "Hari-hari sebelum {closed} sudah dinilai, sehingga SKP tidak dapat diakhiri pada {ends}. "
                "Ajukan koreksi penilaian lebih dahulu."
            ),
            closed=closed,
            ends=ends,
        )


def _shorten_change(plan: Plan, ends: date) -> None:
    """A change on its way ends with what it changes; one that would begin later could never be agreed."""
    change = Plan.objects.filter(revises=plan, stands=False).first()
    if change is None:
        return
    if change.starts >= ends:
        raise Invalid(
            gettext_noop(
                "Perubahan SKP yang masih disiapkan berlaku sejak {starts}, sesudah bagian ini berakhir. "
                "Mintalah pemiliknya membatalkan perubahan itu dahulu."
            ),
            starts=change.starts,
        )
    touch(change, version=change.version, expected=PlanState(change.state), ends=ends)


@command
def start_plan_of_segment(employee: Employee, *, cycle: Cycle, on: date, actor: Actor, now: datetime) -> Plan:
    """Memulai rancangan SKP untuk bagian tahun yang memuat suatu hari, dengan pejabat penilai bagian itu.

    In the same post it takes over what was agreed with the rater before; in a new post it begins empty.
    """
    require(actor, Permission.PLAN_FOLLOW, Plan(employee=employee, cycle=cycle))
    employee = lock_person(employee)
    segment = _segment(employee, cycle, on)
    starts = _first_free_day(employee, segment)
    _refuse_judged_before(employee, starts)
    post = Position.objects.select_related("unit").get(pk=segment.post)
    earlier = (
        Plan.objects.standing()
        .filter(employee=employee, cycle=cycle, position=post, ends__lte=starts)
        .order_by("-ends")
        .first()
    )
    plan = Plan(
        cycle=cycle,
        employee=employee,
        position=post,
        unit=post.unit,
        rater_id=segment.rater,
        starts=starts,
        ends=segment.ends,
        form=earlier.form if earlier else form_of(post.kind, post.heads_unit, post.unit.kind),
    )
    if earlier:
        plan.approach = earlier.approach
    saving.insert(plan)
    if earlier:
        _take_over(earlier, plan)
    record("planning.plan_drafted", actor=actor, now=now, thing=plan, cycle=cycle.code, taken_over=bool(earlier))
    return plan


def _segment(employee: Employee, cycle: Cycle, on: date) -> Segment:
    if not needs_plan(employee):
        raise Invalid(gettext_noop("Pejabat negara tidak menyusun SKP (PP 30/2019 Pasal 23)."))
    segment = current_segment(employee, cycle, on)
    if segment is None:
        raise Invalid(
            gettext_noop(
                "Pada {day} tidak ada bagian tahun yang memerlukan SKP: pegawai tidak memegang jabatan, "
                "atau sedang dikecualikan."
            ),
            day=on,
        )
    if segment.rater is None:
        raise Invalid(gettext_noop("Bagian ini belum mempunyai pejabat penilai. Hubungi bagian kepegawaian."))
    return segment


def _first_free_day(employee: Employee, segment: Segment) -> date:
    """The segment's first day, or the day after the last plan that reaches into it."""
    reaching = Plan.objects.standing().filter(employee=employee, ends__gt=segment.starts, starts__lt=segment.ends)
    last = reaching.order_by("-ends").first()
    if last is None:
        return segment.starts
    if last.ends >= segment.ends:
        raise Invalid(
            gettext_noop("Bagian ini masih tercakup SKP yang berlaku sampai sebelum {day}. Akhiri SKP itu dahulu."),
            day=last.ends,
        )
    return last.ends


def _refuse_judged_before(employee: Employee, starts: date) -> None:
    closed = employee.history_closed_until
    if closed and starts < closed:
        raise Refused(
            gettext_noop("Hari-hari sebelum {closed} sudah dinilai; SKP untuk {starts} tidak dapat ditambahkan lagi."),
            closed=closed,
            starts=starts,
        )


def _take_over(earlier: Plan, plan: Plan) -> None:
    """Results, indicators and expectations as rows of their own; the new rater says whose result they support."""
    # What was agreed stays as it was, so that others may go on to support it; a draft may still lose its rows.
    kept = earlier.state == PlanState.AGREED
    for result in earlier.results.order_by("order").prefetch_related("indicators"):
        fresh = _fresh(result, plan=plan, superior_result=None, continues=result if kept else None)
        fresh.save(force_insert=True)
        indicators = [_fresh(i, result=fresh, continues=i if kept else None) for i in result.indicators.all()]
        Indicator.objects.bulk_create(indicators)
    BehaviourExpectation.objects.bulk_create(_fresh(said, plan=plan) for said in earlier.behaviours.all())


def _fresh(row: R, **changes: Any) -> R:
    """The same row under a key of its own."""
    fields = (field for field in row._meta.concrete_fields if not field.primary_key)
    copied = type(row)(**{field.attname: getattr(row, field.attname) for field in fields})
    for name, value in changes.items():
        setattr(copied, name, value)
    return copied
