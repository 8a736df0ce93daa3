"""Who opens a path, who helps, who decides. Nobody about himself."""

from __future__ import annotations

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import ImprovementPath


@policy(Permission.IMPROVEMENT_SEE)
def may_see(actor: Actor, path: ImprovementPath) -> Verdict:
    if ImprovementPath.objects.visible_to(actor).filter(pk=path.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Perbaikan kinerja bersifat pribadi: hanya terbuka bagi yang bersangkutan, pimpinannya, kepegawaian, dan "
            "Inspektorat."
        )
    )


@policy(Permission.IMPROVEMENT_OPEN)
def may_open(actor: Actor, evaluation: Evaluation) -> Verdict:
    if Evaluation.objects.judged_by(actor).filter(pk=evaluation.pk).exists():
        return YES
    return no(gettext_noop("Perbaikan kinerja diusulkan pejabat penilai pegawai itu, bukan untuk diri sendiri."))


@policy(Permission.IMPROVEMENT_HELP)
def may_help(actor: Actor, path: ImprovementPath) -> Verdict:
    if ImprovementPath.objects.led_by(actor).filter(pk=path.pk).exists():
        return YES
    return no(gettext_noop("Bantuan dijanjikan dan diberikan oleh atasan langsung pegawai ini."))


@policy(Permission.IMPROVEMENT_ANSWER)
def may_answer(actor: Actor, path: ImprovementPath) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == path.employee_id:
        return YES
    return no(gettext_noop("Bagian ini diisi oleh pegawai yang bersangkutan."))


@policy(Permission.IMPROVEMENT_DECIDE)
def may_decide(actor: Actor, path: ImprovementPath) -> Verdict:
    if actor.employee_id is not None and actor.employee_id in (path.employee_id, path.opened_by_id):
        return no(gettext_noop("Tidak seorang pun memutuskan tentang dirinya sendiri atau atas usulannya sendiri."))
    if ImprovementPath.objects.decided_by(actor).filter(pk=path.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Keputusan perbaikan kinerja dicatat pengelola kepegawaian atau pejabat yang berwenang, selama jalurnya "
            "belum berakhir."
        )
    )
