"""What an employee owes for himself: a plan, realisations, a word on proposed indicators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from kinerja.people.organisation.terms import Zone
from kinerja.pure.law.deadlines import due
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence
from kinerja.work.activity.queries import owed_by_period
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import cycle_on, plan_due
from kinerja.work.planning.terms import PlanState

from .duty import Duty
from .waiting import Waiting

PLAN = "employee:plan"


def my_duties(me: UUID, on: date, waiting: Waiting) -> Iterator[Duty]:
    """At most three statements."""
    if waiting.moved:
        said = sentence(gettext_noop("Jabatan Anda berganti: akhiri SKP yang lama, lalu mulai yang baru."))
        yield Duty(said, None, "employee:segments")
    if waiting.owes_plan:
        yield from _plan(me, on)
    yield from _results(me, on)
    yield from _teaching(on, waiting)
    if waiting.asked:
        said = sentence(gettext_noop("Jawab {n} pertanyaan atasan atas laporan kerja Anda."), n=waiting.asked)
        yield Duty(said, None, "employee:reports", count=waiting.asked)
    if waiting.questions:
        said = sentence(gettext_noop("Jelaskan {n} bukti yang dipakai lagi."), n=waiting.questions)
        yield Duty(said, None, "employee:questions", count=waiting.questions)
    if waiting.drafts:
        said = sentence(gettext_noop("Tanggapi {n} rancangan penilaian Anda sebelum ditetapkan."), n=waiting.drafts)
        yield Duty(said, None, "employee:evaluations", count=waiting.drafts)
    if waiting.unsigned_since:
        said = sentence(gettext_noop("Tandatangani tanda terima {n} penilaian Anda."), n=waiting.unsigned)
        since = waiting.unsigned_since.astimezone(ZoneInfo(waiting.zone or Zone.WIB)).date()
        yield Duty(said, due("document_return", since).value, "employee:evaluations", count=waiting.unsigned)
    if waiting.helped:
        said = sentence(gettext_noop("Nyatakan apakah {n} bantuan dari pimpinan Anda terima."), n=waiting.helped)
        yield Duty(said, None, "employee:evaluations", count=waiting.helped)
    if waiting.proposals:
        said = sentence(gettext_noop("Tanggapi {n} usulan indikator untuk jabatan Anda."), n=waiting.proposals)
        yield Duty(said, None, "employee:library", count=waiting.proposals)


def _teaching(on: date, waiting: Waiting) -> Iterator[Duty]:
    """No statement of its own."""
    if waiting.lessons:
        said = sentence(gettext_noop("Konfirmasi {n} pelajaran hari ini."), n=waiting.lessons)
        yield Duty(said, on, "school:home", count=waiting.lessons)
    if waiting.observations:
        said = sentence(gettext_noop("Tanggapi {n} supervisi pembelajaran."), n=waiting.observations)
        yield Duty(said, None, "school:observations", count=waiting.observations)


def _plan(me: UUID, on: date) -> Iterator[Duty]:
    """A change of an agreed plan has no last day: what was agreed holds meanwhile."""
    plan = Plan.objects.standing().on(on).filter(employee=me).select_related("revision").first()
    change = getattr(plan, "revision", None)
    if plan is None:
        yield from _no_plan(on)
    elif plan.state == PlanState.DRAFT:
        yield Duty(_draft(plan), plan_due(plan), PLAN)
    elif change is not None and change.state == PlanState.DRAFT:
        yield Duty(_draft(change), None, PLAN)


def _no_plan(on: date) -> Iterator[Duty]:
    if cycle := cycle_on(on):
        said = sentence(gettext_noop("Susun SKP Anda untuk {cycle}."), cycle=cycle.name)
        yield Duty(said, plan_due(Plan(starts=cycle.starts)), PLAN)


def _draft(plan: Plan) -> Sentence:
    if plan.sent_back_reason:
        return sentence(gettext_noop("Perbaiki SKP Anda, lalu ajukan lagi: {reason}"), reason=plan.sent_back_reason)
    if plan.revises_id:
        return sentence(gettext_noop("Lanjutkan perubahan SKP Anda, lalu ajukan."))
    return sentence(gettext_noop("Lengkapi rancangan SKP Anda, lalu ajukan."))


def _results(me: UUID, on: date) -> Iterator[Duty]:
    for owed in owed_by_period(me, on):
        said = sentence(
            gettext_noop("Laporkan realisasi {n} indikator untuk {period}."), n=owed.count, period=owed.period
        )
        yield Duty(said, owed.ends - timedelta(days=1), "employee:figures", count=owed.count)
