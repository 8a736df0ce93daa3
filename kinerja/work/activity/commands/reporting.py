"""A report: submitted, taken back, explained; always by the person whose work it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

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
from kinerja.work.activity.attachments import attach
from kinerja.work.activity.changes import change
from kinerja.work.activity.content import checked
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.places import place_of
from kinerja.work.activity.receipts import give_receipt
from kinerja.work.activity.retrying import first_result_on_retry
from kinerja.work.activity.terms import ReportState
from kinerja.work.activity.timing import check_day
from kinerja.work.planning.models import Indicator

ANSWERED = gettext_noop("{who} menjawab pertanyaan Anda tentang laporan kerja tanggal {day}.")


@first_result_on_retry
@command
def submit_report(
    *,
    day: date,
    text: str,
    indicator: Indicator | None,
    quantity: str | Decimal | None,
    minutes: int | None,
    submission: UUID,
    actor: Actor,
    now: datetime,
    evidence: Sequence[UUID] = (),
    links: Sequence[str] = (),
    spent: timedelta | None = None,
) -> ActivityReport:
    """Melaporkan satu pekerjaan sendiri pada satu hari; formulir yang sama dikirim lagi mengembalikan yang pertama."""
    require(actor, Permission.REPORT_SUBMIT)
    assert actor.employee_id is not None
    content = checked(text, quantity, minutes)
    place = place_of(actor.employee_id, day, indicator)
    check_day(day, rhythm=place.rhythm, unit=place.unit, now=now)
    report = ActivityReport.objects.create(
        employee_id=actor.employee_id, day=day, plan=place.plan, indicator=indicator, submission=submission,
        submitted_at=now, spent_seconds=int(spent.total_seconds()) if spent else None, **content,
    )  # fmt: skip
    attached = attach(report, evidence, links, actor=actor, now=now)
    give_receipt(report, attached, now=now)
    record("activity.report_submitted", actor=actor, now=now, thing=report, day=str(day))
    beat(actor.employee_id)
    return report


@command
def withdraw_report(report: ActivityReport, *, version: int, actor: Actor, now: datetime) -> ActivityReport:
    """Menarik laporan sendiri selama belum disetujui."""
    require(actor, Permission.REPORT_CHANGE, report)
    change(report, version, (ReportState.SUBMITTED, ReportState.ASKED), state=ReportState.WITHDRAWN)
    record("activity.report_withdrawn", actor=actor, now=now, thing=report)
    return report


@command
def answer_question(
    report: ActivityReport, *, answer: str, version: int, actor: Actor, now: datetime
) -> ActivityReport:
    """Menjawab pertanyaan atasan; laporan kembali menunggu persetujuannya."""
    require(actor, Permission.REPORT_CHANGE, report)
    said = answer.strip()
    if not said:
        raise Invalid(gettext_noop("Tuliskan jawabannya, agar atasan dapat menilai laporan ini."))
    change(report, version, (ReportState.ASKED,), state=ReportState.SUBMITTED, answer=said, answered_at=now)
    record("activity.report_explained", actor=actor, now=now, thing=report, question=report.question, answer=said)
    notify(
        report.asked_by_id, kind=Kind.REPORT, sentence=sentence(ANSWERED, who=actor.name, day=report.day),
        url_name="rater:report", url_args=[report.pk], key=f"report:{report.pk}:{report.version}",
        actor=actor, now=now,
    )  # fmt: skip
    return report
