"""Evidence used again: noticed in the background, asked of its owner first, answered in words."""

from __future__ import annotations

from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify_all
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.activity.models import ActivityReport, EvidenceFlag, Print
from kinerja.work.activity.models.reuse import LONGEST_ANSWER
from kinerja.work.activity.reuse import Alike, alike, prints_of
from kinerja.work.activity.terms import STANDING

IN_WORDS = gettext_noop("Pilih alasannya dan jelaskan dengan kata-kata sendiri, agar tidak disalahpahami.")
QUESTIONED = gettext_noop("Bukti laporan kerja Anda tanggal {day} mirip bukti lain. Jelaskan lebih dahulu.")
TOO_LONG = gettext_noop("Penjelasan terlalu panjang; ringkaslah sampai {n} huruf.")


@command
def compare_evidence(*, actor: Actor, now: datetime, most: int = 500) -> int:
    """Membandingkan bukti laporan baru dengan yang lebih lama; answers how many reports were looked at."""
    if not actor.is_system:
        raise Forbidden(gettext_noop("Pembandingan bukti berjalan sendiri di latar belakang."))
    waiting = ActivityReport.objects.filter(compared_at__isnull=True, state__in=STANDING)
    reports = list(waiting.select_for_update().order_by("id")[:most])
    prints = Print.objects.bulk_create(prints_of(reports), batch_size=500)
    asked = [pair.report for pair in alike(reports, prints) if _ask(pair, actor, now)]
    _tell([report for report in reports if report.pk in asked], actor, now)
    ActivityReport.objects.filter(pk__in=[report.pk for report in reports]).update(compared_at=now)
    return len(reports)


@command
def explain_flag(flag: EvidenceFlag, *, reason: str, answer: str, actor: Actor, now: datetime) -> EvidenceFlag:
    """Menjelaskan mengapa bukti dipakai lagi; sejak itu atasan melihat pertanyaan beserta jawabannya."""
    require(actor, Permission.FLAG_EXPLAIN, flag)
    said = answer.strip()
    if not said or reason not in EvidenceFlag.Reason.values:
        raise Invalid(IN_WORDS)
    if len(said) > LONGEST_ANSWER:
        raise Invalid(TOO_LONG, n=LONGEST_ANSWER)
    still_open = EvidenceFlag.objects.filter(pk=flag.pk, answered_at__isnull=True)
    if not still_open.update(reason=reason, answer=said, answered_at=now):
        raise Stale(gettext_noop("Pertanyaan ini sudah Anda jawab. Muat ulang halaman untuk melihatnya."))
    flag.refresh_from_db()
    record("activity.evidence_explained", actor=actor, now=now, thing=flag, reason=reason, answer=said)
    return flag


def _ask(pair: Alike, actor: Actor, now: datetime) -> bool:
    facts = {"earlier_id": pair.earlier, "kind": pair.kind, "raised_at": now}
    flag, is_new = EvidenceFlag.objects.get_or_create(report_id=pair.report, defaults=facts)
    if is_new:
        record("activity.evidence_questioned", actor=actor, now=now, thing=flag, kind=pair.kind)
    return is_new


def _tell(reports: list[ActivityReport], actor: Actor, now: datetime) -> None:
    tellings = [
        Telling(
            report.employee_id, Kind.REPORT, sentence(QUESTIONED, day=report.day), "employee:questions",
            f"flag:{report.pk}",
        )
        for report in reports
    ]  # fmt: skip
    if tellings:
        notify_all(tellings, actor=actor, now=now)
