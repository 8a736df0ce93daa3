"""What the clock does: overdue goes up, silence ends, and after four weeks the citizen is asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import F, Q

from kinerja.facts.complaint.models import Complaint, FourWeekQuestion
from kinerja.facts.complaint.moving import calendar_of, move
from kinerja.facts.complaint.telling import tell_head
from kinerja.facts.complaint.terms import Kind, Stage
from kinerja.facts.complaint.upwards import unit_above
from kinerja.facts.complaint.words import hash_of, new_token
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.law.deadlines import due
from kinerja.pure.lib.complaint_life import SETTLED
from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

KNOWN = ("unit", "owner", "about", "service")
OVERDUE = gettext_noop("Laporan warga di {unit} lewat tenggat dan naik kepada Anda.")
LAPSED = gettext_noop("Dianggap ditarik karena keterangan yang diminta tidak diterima dalam 30 hari.")


@command
def escalate(complaint: Complaint, *, actor: Actor, now: datetime) -> Complaint:
    """Menaikkan laporan yang lewat tenggat kepada pimpinan unit di atasnya; unit yang harus menjawab tetap sama."""
    require(actor, Permission.COMPLAINT_CHASE, complaint)
    if not complaint.is_overdue(now):
        raise Invalid(gettext_noop("Laporan {complaint} belum lewat tenggat."), complaint=complaint.code)
    above = unit_above(complaint, complaint.unit, now)
    mover = actor.employee_id
    if above.pk == complaint.unit_id:
        raise Invalid(gettext_noop("Tidak ada unit di atas {unit}."), unit=complaint.unit.name)
    move(complaint, complaint.stage, now=now, said=complaint.said, unit=above, officer_id=mover, escalated_at=now)
    record("complaint.escalated", actor=actor, now=now, thing=complaint, unit=above.code)
    tell_head(complaint, OVERDUE, actor=actor, now=now)
    return complaint


@command
def escalate_overdue(limit: int, *, actor: Actor, now: datetime) -> int:
    """Menaikkan laporan yang lewat tenggat, sekali lagi setiap beberapa hari kerja selama belum dijawab."""
    require(actor, Permission.COMPLAINT_CHASE)
    rows = Complaint.objects.overdue(now).filter(kind=Kind.COMPLAINT, unit__parent__isnull=False)
    waited = rows.filter(Q(escalated_at__isnull=True) | Q(escalated_at__lt=now - timedelta(days=5)))
    return sum(_went_up(one, actor, now) for one in list(waited.select_related(*KNOWN).by_due()[:limit]))


@command
def lapse_silent(limit: int, *, actor: Actor, now: datetime) -> int:
    """Menganggap ditarik laporan yang keterangannya tidak dilengkapi pelapor dalam 30 hari (UU 25/2009 Pasal 44)."""
    require(actor, Permission.COMPLAINT_CHASE)
    rows = Complaint.objects.filter(stage=Stage.ASKED, since__lt=now - timedelta(days=30)).select_related(*KNOWN)
    found = [one for one in rows.order_by("since", "id")[:limit] if _last_day("complaint_completion", one, now)]
    for one in found:
        move(one, Stage.WITHDRAWN, now=now, said=LAPSED)
        record("complaint.lapsed", actor=actor, now=now, thing=one)
    return len(found)


@command
def ask_after_four_weeks(limit: int, *, actor: Actor, now: datetime) -> int:
    """Menyiapkan pertanyaan apakah masalahnya sungguh selesai, empat minggu setelah jawaban."""
    require(actor, Permission.COMPLAINT_CHASE)
    amount = _amount("complaint_four_weeks", now)
    rows = Complaint.objects.filter(kind=Kind.COMPLAINT, stage__in=SETTLED, answered_at__lte=now - amount)
    unasked = rows.exclude(questions__about_answer_of=F("answered_at"))
    found = list(unasked.order_by("answered_at", "id")[:limit])
    for one in found:
        _ask(one, actor, now)
    return len(found)


def _ask(complaint: Complaint, actor: Actor, now: datetime) -> None:
    answered = complaint.answered_at
    assert answered is not None  # as the question of who is asked says
    question = FourWeekQuestion(
        complaint=complaint, about_answer_of=answered, office_said=complaint.stage, asked_at=now,
        expires_at=now + _amount("complaint_four_weeks_open", now),
    )  # fmt: skip
    question.token_hash = hash_of(new_token(question))
    _row, is_new = FourWeekQuestion.objects.get_or_create(
        complaint=complaint, about_answer_of=answered,
        defaults={
            name: getattr(question, name) for name in ("id", "office_said", "asked_at", "expires_at", "token_hash")
        },
    )  # fmt: skip
    if is_new:
        record("complaint.four_weeks_asked", actor=actor, now=now, thing=complaint)


def _went_up(complaint: Complaint, actor: Actor, now: datetime) -> bool:
    if complaint.escalated_at is not None and not _passed(complaint, complaint.escalated_at, now):
        return False
    try:
        escalate(complaint, actor=actor, now=now)
    except Refused:  # answered meanwhile, or nobody above
        return False
    return True


def _passed(complaint: Complaint, since: datetime, now: datetime) -> bool:
    calendar = calendar_of(complaint, now)
    return calendar.day_of(now) > due("complaint_escalation", calendar.day_of(since), calendar).value


def _last_day(code: str, complaint: Complaint, now: datetime) -> bool:
    """Whether the last day for it is over where the unit is."""
    calendar = calendar_of(complaint, now)
    today: date = calendar.day_of(now)
    return today > due(code, calendar.day_of(complaint.since), calendar).value


def _amount(code: str, now: datetime) -> timedelta:
    return due(code, now.date()).value - now.date()
