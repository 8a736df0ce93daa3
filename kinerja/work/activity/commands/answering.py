"""The superior's word on a row: opened, asked about, accepted."""

from __future__ import annotations

from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.activity.changes import change
from kinerja.work.activity.doubts import doubts
from kinerja.work.activity.models import ActivityReport, EvidenceFlag, ReportOpening
from kinerja.work.activity.terms import ReportState

ASKED = gettext_noop("Atasan bertanya tentang laporan kerja Anda tanggal {day}.")
# Who opens a row and comes back after lunch has not looked at it for an hour.
LONGEST_LOOK = 900
UNREAD = gettext_noop("Laporan ini bertanda: buka dahulu barisnya, lalu setujui atau tanyakan.")


@command
def open_report(report: ActivityReport, *, actor: Actor, now: datetime) -> ReportOpening:
    """Membuka satu laporan untuk dibaca; waktu terakhir yang dicatat."""
    require(actor, Permission.REPORT_ANSWER, report)
    assert actor.employee_id is not None
    opening, _ = ReportOpening.objects.update_or_create(
        report=report, opened_by_id=actor.employee_id, defaults={"opened_at": now}
    )
    record("activity.report_opened", actor=actor, now=now, thing=report)
    # The rows still to be opened stand on the superior's own board.
    beat(actor.employee_id)
    return opening


@command
def ask_about(report: ActivityReport, *, question: str, version: int, actor: Actor, now: datetime) -> ActivityReport:
    """Menanyakan laporan kepada pegawainya; sampai dijawab ia tidak disetujui."""
    require(actor, Permission.REPORT_ANSWER, report)
    said = question.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan pertanyaannya, agar pegawai dapat menjawab."))
    values = {"question": said, "asked_by_id": actor.employee_id, "asked_at": now, "answer": "", "answered_at": None}
    change(report, version, (ReportState.SUBMITTED,), state=ReportState.ASKED, **values)
    record("activity.report_asked", actor=actor, now=now, thing=report, question=said)
    notify(
        report.employee_id, kind=Kind.REPORT, sentence=sentence(ASKED, day=report.day), url_name="employee:reports",
        key=f"report:{report.pk}:{report.version}", actor=actor, now=now,
    )  # fmt: skip
    return report


@command
def accept_report(report: ActivityReport, *, version: int, actor: Actor, now: datetime) -> ActivityReport:
    """Menyetujui satu laporan; berapa lama sejak dibuka ikut dicatat. Yang meragukan dibuka dahulu."""
    require(actor, Permission.REPORT_ANSWER, report)
    seconds = _looked(report, actor, now)
    if seconds is None and _is_marked(report, actor, now):
        raise Invalid(UNREAD)
    change(
        report, version, (ReportState.SUBMITTED,),
        state=ReportState.ACCEPTED, accepted_by_id=actor.employee_id, accepted_at=now,
        accept_seconds=seconds,
    )  # fmt: skip
    record("activity.report_accepted", actor=actor, now=now, thing=report, seconds=report.accept_seconds)
    return report


def _is_marked(report: ActivityReport, actor: Actor, now: datetime) -> bool:
    flagged = EvidenceFlag.objects.visible_to(actor, now).filter(report=report)
    return doubts([report], actor.on)[report.pk].is_strong or flagged.exists()


def _looked(report: ActivityReport, actor: Actor, now: datetime) -> int | None:
    """Only of an opening of the row as it was sent: of no other is the time known."""
    openings = ReportOpening.objects.filter(report=report, opened_by=actor.employee_id)
    opened = openings.filter(opened_at__gte=report.submitted_at).first()
    return min(int((now - opened.opened_at).total_seconds()), LONGEST_LOOK) if opened else None
