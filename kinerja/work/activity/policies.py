"""Who may report results, hand in ideas, and decide on them."""

from __future__ import annotations

from typing import Any

from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.terms import PlanState

from .models import ActivityReport, EvidenceFlag, Idea


@policy(Permission.RESULT_DECLARE)
def may_declare(actor: Actor, indicator: Indicator) -> Verdict:
    plan = indicator.result.plan
    if actor.employee_id is None or actor.employee_id != plan.employee_id:
        return no(gettext_noop("Realisasi dilaporkan oleh pemilik SKP sendiri."))
    if plan.state != PlanState.AGREED:
        return no(gettext_noop("Realisasi dapat dilaporkan setelah SKP disepakati."))
    return YES


@policy(Permission.REPORT_SUBMIT)
def may_report(actor: Actor, thing: Any) -> Verdict:
    if actor.employee_id is not None:
        return YES
    return no(gettext_noop("Pekerjaan dilaporkan oleh pegawai sendiri. Masuklah dengan akun pegawai Anda."))


@policy(Permission.REPORT_CHANGE)
def may_change_report(actor: Actor, report: ActivityReport) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == report.employee_id:
        return YES
    return no(gettext_noop("Laporan kerja hanya diubah oleh pegawai yang melaporkannya."))


@policy(Permission.REPORT_ANSWER)
def may_answer_report(actor: Actor, report: ActivityReport) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == report.employee_id:
        return no(gettext_noop("Laporan sendiri dijawab oleh atasan Anda, bukan oleh Anda sendiri."))
    if ActivityReport.objects.answered_by(actor).filter(pk=report.pk).exists():
        return YES
    return no(gettext_noop("Laporan kerja dijawab oleh atasan langsung pegawai pada hari ini, termasuk Plt dan Plh."))


@policy(Permission.RHYTHM_SET)
def may_set_rhythm(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Irama laporan kerja diatur pengelola kepegawaian."))


@policy(Permission.FLAG_EXPLAIN)
def may_explain(actor: Actor, flag: EvidenceFlag) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == flag.report.employee_id:
        return YES
    return no(gettext_noop("Hanya pemilik laporan yang menjelaskan buktinya."))


@policy(Permission.IDEA_SUBMIT)
def may_submit(actor: Actor, thing: Any) -> Verdict:
    if actor.employee_id is not None:
        return YES
    return no(gettext_noop("Inisiatif diajukan oleh pegawai. Masuklah dengan akun pegawai Anda."))


@policy(Permission.IDEA_CONFIRM)
def may_decide(actor: Actor, idea: Idea) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == idea.employee_id:
        return no(gettext_noop("Inisiatif sendiri ditetapkan oleh atasan Anda, bukan oleh Anda sendiri."))
    if Idea.objects.decided_by(actor).filter(pk=idea.pk).exists():
        return YES
    return no(gettext_noop("Inisiatif ditetapkan oleh pimpinan unit tempatnya diterapkan atau oleh atasannya."))
