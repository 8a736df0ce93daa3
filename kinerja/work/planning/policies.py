"""Who may draft, propose, agree and see a plan, and who looks after cycles and the library."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.hierarchy import team
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import LibraryIndicator, Plan
from .querysets import REVIEWERS
from .terms import LibraryState


@policy(Permission.PLAN_SEE)
def may_see_plan(actor: Actor, plan: Plan) -> Verdict:
    if Plan.objects.visible_to(actor).filter(pk=plan.pk).exists():
        return YES
    if Plan.objects.reviewed_by_role(actor).filter(pk=plan.pk).exists():
        return YES
    return no(gettext_noop("SKP ini hanya dibuka untuk pemiliknya, pejabat penilainya, dan pimpinan unitnya."))


@policy(Permission.PLAN_PROPOSE)
def may_propose_plan(actor: Actor, plan: Plan) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == plan.employee_id:
        return YES
    return no(gettext_noop("SKP disusun dan diajukan oleh pemiliknya sendiri."))


@policy(Permission.PLAN_REVIEW)
def may_review_plan(actor: Actor, plan: Plan) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == plan.employee_id:
        return no(gettext_noop("SKP sendiri tidak dapat ditelaah sendiri; pengelola kinerja lain yang menelaahnya."))
    if actor.employee_id is not None and actor.has(*REVIEWERS):
        return YES
    return no(gettext_noop("SKP ditelaah pengelola kinerja sebelum disepakati (PP 30/2019 Pasal 8(4))."))


@policy(Permission.PLAN_AGREE)
def may_agree_plan(actor: Actor, plan: Plan) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == plan.employee_id:
        return no(gettext_noop("SKP sendiri tidak dapat disepakati sendiri; atasan langsung Anda yang menyepakatinya."))
    if Plan.objects.answered_by(actor).filter(pk=plan.pk).exists():
        return YES
    if actor.employee_id is not None and actor.employee_id == plan.rater_id:
        return _no_longer(actor, plan)
    return no(gettext_noop("SKP disepakati atau dikembalikan oleh pejabat penilai, yaitu atasan langsung pegawai."))


@policy(Permission.MATRIX_FILL)
def may_fill_matrix(actor: Actor, plan: Plan) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == plan.employee_id:
        return YES
    return no(gettext_noop("Matriks peran dan hasil diisi oleh pemilik hasilnya, yaitu atasan atau ketua tim."))


@policy(Permission.PLAN_ASSIGN)
def may_assign_plans(actor: Actor, unit: Any) -> Verdict:
    """Rancangan SKP from a template for everybody of a unit."""
    if actor.has(Role.PERSONNEL):
        return YES
    if isinstance(unit, Unit) and Unit.objects.kept_by(actor).filter(pk=unit.pk).exists():
        return YES
    return no(gettext_noop("SKP massal dibagikan pengelola kepegawaian, atau pimpinan untuk unitnya sendiri."))


@policy(Permission.PLAN_FOLLOW)
def may_follow_segments(actor: Actor, plan: Plan) -> Verdict:
    """What the appointments decide already may be written down by whoever it concerns."""
    if actor.has(Role.PERSONNEL) or (actor.employee_id is not None and actor.employee_id == plan.employee_id):
        return YES
    if (
        actor.employee_id
        and Employee.objects.filter(pk=plan.employee_id, pk__in=team(actor.employee_id, actor.on)).exists()
    ):
        return YES
    return no(gettext_noop("SKP disesuaikan dengan mutasi oleh pemiliknya, atasan langsungnya, atau kepegawaian."))


def _no_longer(actor: Actor, plan: Plan) -> Verdict:
    """The plan names him, but the post above is held by somebody else today."""
    now = superior_of(plan.employee, actor.on)
    if now is None:
        return no(
            gettext_noop(
                "Anda bukan lagi atasan langsung pegawai ini, sehingga SKP-nya tidak dapat Anda jawab. "
                "Atasan langsungnya belum tercatat; hubungi bagian kepegawaian."
            )
        )
    return no(
        gettext_noop(
            "Anda bukan lagi atasan langsung pegawai ini, sehingga SKP-nya tidak dapat Anda jawab. "
            "Atasan langsungnya pada {day} adalah {name}."
        ),
        day=actor.on,
        name=now.name,
    )


@policy(Permission.CYCLE_CHANGE)
def may_change_cycle(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Siklus dan periode penilaian diatur pengelola kepegawaian."))


@policy(Permission.INDICATOR_COMMENT)
def may_comment(actor: Actor, indicator: LibraryIndicator) -> Verdict:
    if actor.employee_id is None:
        return no(gettext_noop("Tanggapan atas indikator ditulis oleh pegawai. Masuklah dengan akun pegawai Anda."))
    if indicator.state != LibraryState.PROPOSED:
        return no(gettext_noop("Indikator ini sudah diputuskan; tanggapan dibuka selama indikator masih diusulkan."))
    return YES


@policy(Permission.INDICATOR_ADOPT)
def may_adopt(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL, Role.LEADER):
        return YES
    return no(
        gettext_noop("Pustaka indikator diputuskan pengelola kepegawaian atau pimpinan; Anda dapat menanggapinya.")
    )
