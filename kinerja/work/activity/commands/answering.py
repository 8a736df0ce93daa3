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
from kinerja.work.activity.models import ActivityReport, ReportOpening
from kinerja.work.activity.terms import ReportState

ASKED = gettext_noop("Atasan bertanya tentang laporan kerja Anda tanggal {day}.")
# Who opens a row and comes back after lunch has not looked at it for an hour.
LONGEST_LOOK = 900


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
    """Menyetujui satu laporan; berapa lama sejak dibuka ikut dicatat."""
    require(actor, Permission.REPORT_ANSWER, report)
    change(
        report, version, (ReportState.SUBMITTED,),
        state=ReportState.ACCEPTED, accepted_by_id=actor.employee_id, accepted_at=now,
        accept_seconds=_looked(report, actor, now),
    )  # fmt: skip
    record("activity.report_accepted", actor=actor, now=now, thing=report, seconds=report.accept_seconds)
    return report


def _looked(report: ActivityReport, actor: Actor, now: datetime) -> int | None:
    opened = ReportOpening.objects.filter(report=report, opened_by=actor.employee_id).first()
    return min(int((now - opened.opened_at).total_seconds()), LONGEST_LOOK) if opened else None
