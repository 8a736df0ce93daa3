"""Who may give, answer and ask, hold check-ins, guide and counsel."""

from __future__ import annotations

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .circle import leads, place_of
from .models import CheckIn, Counselling, Feedback, FeedbackRequest, Guidance, GuidanceParticipant, NextStep


@policy(Permission.FEEDBACK_GIVE)
def may_give(actor: Actor, receiver: Employee) -> Verdict:
    if actor.employee_id == receiver.pk:
        return no(gettext_noop("Umpan balik diberikan kepada orang lain, bukan kepada diri sendiri."))
    if place_of(actor.employee_id, receiver.pk, actor.on):
        return YES
    return no(gettext_noop("Umpan balik diberikan pejabat penilai, ketua tim, atau rekan satu unit kerja."))


@policy(Permission.FEEDBACK_SEE)
def may_see(actor: Actor, feedback: Feedback) -> Verdict:
    if Feedback.objects.visible_to(actor).filter(pk=feedback.pk).exists():
        return YES
    return no(gettext_noop("Umpan balik ini hanya dibuka untuk pemberi, penerima, dan pejabat penilai penerima."))


@policy(Permission.FEEDBACK_REPLY)
def may_reply(actor: Actor, feedback: Feedback) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == feedback.receiver_id:
        return YES
    return no(gettext_noop("Umpan balik dibaca dan ditanggapi oleh penerimanya."))


@policy(Permission.FEEDBACK_REPLACE)
def may_replace(actor: Actor, feedback: Feedback) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == feedback.giver_id:
        return YES
    return no(gettext_noop("Umpan balik diganti oleh pemberinya sendiri; yang lama tetap tersimpan."))


@policy(Permission.FEEDBACK_ASK)
def may_ask(actor: Actor, asked: Employee) -> Verdict:
    if actor.employee_id is not None and place_of(asked.pk, actor.employee_id, actor.on):
        return YES
    return no(gettext_noop("Umpan balik dapat diminta dari pejabat penilai, ketua tim, atau rekan satu unit kerja."))


@policy(Permission.FEEDBACK_DECLINE)
def may_decline(actor: Actor, request: FeedbackRequest) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == request.asked_id:
        return YES
    return no(gettext_noop("Permintaan ini dijawab oleh orang yang dimintai."))


@policy(Permission.CHECK_IN_PLAN)
def may_plan(actor: Actor, employee: Employee) -> Verdict:
    own = actor.employee_id is not None and actor.employee_id == employee.pk
    if own or leads(actor.employee_id, employee.pk, actor.on):
        return YES
    return no(gettext_noop("Dialog kinerja direncanakan pegawai atau pejabat penilainya."))


@policy(Permission.CHECK_IN_TAKE_PART, Permission.CHECK_IN_RECORD)
def may_take_part(actor: Actor, check_in: CheckIn) -> Verdict:
    if CheckIn.objects.visible_to(actor).filter(pk=check_in.pk).exists():
        return YES
    return no(gettext_noop("Dialog kinerja diisi dan ditandatangani pegawai dan pejabat penilainya."))


@policy(Permission.STEP_CLOSE)
def may_close(actor: Actor, step: NextStep) -> Verdict:
    owner = actor.employee_id is not None and actor.employee_id == step.owner_id
    if owner or CheckIn.objects.led_by(actor).filter(pk=step.check_in_id).exists():
        return YES
    return no(gettext_noop("Langkah ini diselesaikan oleh yang berjanji atau oleh pejabat penilai."))


@policy(Permission.GUIDANCE_ARRANGE)
def may_arrange(actor: Actor, participant: Employee) -> Verdict:
    if leads(actor.employee_id, participant.pk, actor.on):
        return YES
    return no(gettext_noop("Bimbingan kinerja diatur pejabat penilai bagi pegawai yang dinilainya."))


@policy(Permission.GUIDANCE_RECORD)
def may_record(actor: Actor, guidance: Guidance) -> Verdict:
    if actor.employee_id is not None and actor.employee_id in (guidance.giver_id, guidance.arranged_by_id):
        return YES
    return no(gettext_noop("Bimbingan dicatat oleh pemberinya atau oleh pejabat penilai yang mengaturnya."))


@policy(Permission.GUIDANCE_RECEIVE)
def may_receive(actor: Actor, guidance: Guidance) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == guidance.reported_to_id:
        return YES
    return no(gettext_noop("Laporan bimbingan diterima oleh atasan pejabat penilai."))


@policy(Permission.GUIDANCE_ANSWER)
def may_answer(actor: Actor, participant: GuidanceParticipant) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == participant.employee_id:
        return YES
    return no(gettext_noop("Formulir ini diisi peserta bimbingan sendiri."))


@policy(Permission.COUNSELLING_REPORT)
def may_report(actor: Actor, subject: Employee) -> Verdict:
    if leads(actor.employee_id, subject.pk, actor.on):
        return YES
    return no(gettext_noop("Laporan ini dibuat pejabat penilai tentang pegawai yang dinilainya."))


@policy(Permission.COUNSELLING_LIST)
def may_list(actor: Actor, matter: Counselling) -> Verdict:
    if actor.has(Role.AUTHORITY) and Counselling.objects.to_list(actor).filter(pk=matter.pk).exists():
        return YES
    return no(gettext_noop("Halaman ini tidak ada, atau bukan untuk Anda."))


@policy(Permission.COUNSELLING_HOLD)
def may_hold(actor: Actor, matter: Counselling) -> Verdict:
    if actor.employee_id is not None and Counselling.objects.held_by(actor.employee_id).filter(pk=matter.pk).exists():
        return YES
    return no(gettext_noop("Halaman ini tidak ada, atau bukan untuk Anda."))
