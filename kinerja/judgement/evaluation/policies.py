"""Who judges, who sees, who sets the achievement of a unit."""

from __future__ import annotations

from kinerja.people.organisation import hierarchy
from kinerja.people.organisation.models import Position, Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import CalibrationSession, Evaluation, Objection

SEES_EVERY_UNIT = (Role.PERSONNEL, Role.INSPECTOR, Role.LEADER)


@policy(Permission.EVALUATION_SEE)
def may_see(actor: Actor, evaluation: Evaluation) -> Verdict:
    if Evaluation.objects.visible_to(actor).filter(pk=evaluation.pk).exists():
        return YES
    return no(gettext_noop("Penilaian ini hanya dibuka untuk pemiliknya, pejabat penilainya, dan pimpinan unitnya."))


@policy(Permission.EVALUATION_RATE, Permission.EVALUATION_FINALISE)
def may_judge(actor: Actor, evaluation: Evaluation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == evaluation.employee_id:
        return no(
            gettext_noop("Tidak seorang pun menetapkan penilaiannya sendiri. Pejabat penilai Anda yang menetapkan.")
        )
    if Evaluation.objects.judged_by(actor).filter(pk=evaluation.pk).exists():
        return YES
    if actor.employee_id is not None and actor.employee_id == evaluation.rater_id:
        return no(
            gettext_noop(
                "Anda tidak lagi memegang jabatan penilai ini, atau sedang diwakili Plt atau Plh. Pejabat yang "
                "memegangnya sekarang yang menetapkan."
            )
        )
    return no(
        gettext_noop(
            "Penilaian ini hanya ditetapkan pejabat penilainya, atau atasan pejabat penilai bila ia berhalangan "
            "(PP 30/2019 Pasal 46)."
        )
    )


@policy(Permission.EVALUATION_ASSESS_SELF, Permission.EVALUATION_REPLY, Permission.EVALUATION_SIGN)
def may_speak_for_himself(actor: Actor, evaluation: Evaluation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == evaluation.employee_id:
        return YES
    return no(gettext_noop("Hanya pegawai yang dinilai yang mengisi dan menandatangani bagian ini."))


@policy(Permission.EVALUATION_OBJECT)
def may_object(actor: Actor, evaluation: Evaluation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == evaluation.employee_id:
        return YES
    return no(gettext_noop("Keberatan hanya diajukan oleh pegawai yang dinilai (PP 30/2019 Pasal 59)."))


@policy(Permission.EVALUATION_SIGN_IN_STEAD)
def may_sign_in_stead(actor: Actor, evaluation: Evaluation) -> Verdict:
    if Evaluation.objects.to_sign_in_stead(actor).filter(pk=evaluation.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Atasan pejabat penilai menandatangani hanya bila dokumen tidak ditandatangani sampai tenggatnya "
            "(PP 30/2019 Pasal 50)."
        )
    )


@policy(Permission.OBJECTION_SEE)
def may_see_objection(actor: Actor, objection: Objection) -> Verdict:
    if Objection.objects.visible_to(actor).filter(pk=objection.pk).exists():
        return YES
    return no(gettext_noop("Keberatan hanya terbuka bagi kedua pihak, yang memutusnya, kepegawaian, dan Inspektorat."))


@policy(Permission.OBJECTION_EXPLAIN)
def may_explain(actor: Actor, objection: Objection) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == objection.against_id:
        return YES
    return no(gettext_noop("Penjelasan diminta dari pejabat yang menetapkan penilaian ini."))


@policy(Permission.OBJECTION_ANSWER)
def may_answer(actor: Actor, objection: Objection) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == objection.employee_id:
        return YES
    return no(gettext_noop("Hanya pegawai yang mengajukan keberatan yang menanggapi penjelasannya."))


@policy(Permission.OBJECTION_DECIDE)
def may_decide(actor: Actor, objection: Objection) -> Verdict:
    if actor.employee_id is not None and actor.employee_id in (objection.against_id, objection.employee_id):
        return no(gettext_noop("Tidak seorang pun memutus keberatan atas keputusannya sendiri."))
    if Objection.objects.deciding(actor).filter(pk=objection.pk).exists():
        return YES
    return no(gettext_noop("Keberatan diputus oleh atasan pejabat penilai (PP 30/2019 Pasal 59)."))


@policy(Permission.ORGANISATION_RATE)
def may_rate_unit(actor: Actor, unit: Unit) -> Verdict:
    """The leader above: the superior of the post that leads the unit, or who leads the agency."""
    leads = actor.employee_id and Unit.objects.led_by(actor.employee_id, actor.on).filter(pk=unit.pk).exists()
    if leads:
        return no(gettext_noop("Capaian unit sendiri ditetapkan oleh pimpinan di atasnya."))
    if actor.has(Role.LEADER) or (actor.employee_id and _is_superior_of_head(actor, unit)):
        return YES
    return no(gettext_noop("Capaian unit ditetapkan oleh pimpinan satu tingkat di atas unit itu."))


@policy(Permission.DISTRIBUTION_SEE)
def may_see_distribution(actor: Actor, unit: Unit) -> Verdict:
    if actor.has(*SEES_EVERY_UNIT):
        return YES
    if actor.employee_id and (_leads(actor, unit) or _is_superior_of_head(actor, unit)):
        return YES
    return no(gettext_noop("Distribusi predikat hanya dibuka untuk pimpinan unit, kepegawaian, dan Inspektorat."))


@policy(Permission.CALIBRATION_OPEN)
def may_convene(actor: Actor, unit: Unit) -> Verdict:
    """Personnel calls for any unit, a leader for his own and those beneath."""
    if actor.employee_id and (actor.has(Role.PERSONNEL, Role.LEADER) or _leads(actor, unit)):
        return YES
    return no(
        gettext_noop(
            "Sidang kalibrasi hanya dibuka pimpinan unit itu atau di atasnya, atau kepegawaian, bukan unit lain."
        )
    )


@policy(Permission.CALIBRATION_SEE)
def may_see_calibration(actor: Actor, session: CalibrationSession) -> Verdict:
    if CalibrationSession.objects.visible_to(actor).filter(pk=session.pk).exists():
        return YES
    return no(
        gettext_noop("Sidang kalibrasi hanya terbuka bagi yang duduk di dalamnya, pimpinan unitnya, dan pengawas.")
    )


@policy(Permission.CALIBRATION_SEAT)
def may_seat(actor: Actor, session: CalibrationSession) -> Verdict:
    if actor.employee_id and (actor.has(Role.LEADER) or _leads(actor, session.unit)):
        return YES
    return no(gettext_noop("Siapa yang duduk dalam sidang ditentukan pimpinan unit itu."))


@policy(Permission.CALIBRATION_CLOSE)
def may_close(actor: Actor, session: CalibrationSession) -> Verdict:
    leads = actor.employee_id and (actor.has(Role.LEADER) or _leads(actor, session.unit))
    if leads or (actor.employee_id is not None and actor.employee_id == session.convened_by_id):
        return YES
    return no(gettext_noop("Risalah ditetapkan pimpinan unit itu atau yang membuka sidangnya."))


@policy(Permission.CALIBRATION_DRAFT)
def may_draft(actor: Actor, evaluation: Evaluation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == evaluation.employee_id:
        return no(gettext_noop("Rancangan penilaian Anda sendiri ada pada pejabat penilai Anda."))
    if Evaluation.objects.judged_by(actor).filter(pk=evaluation.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Rancangan ini hanya diubah pejabat penilainya sendiri. Sampaikan pendapat Anda dalam sidang; ia yang "
            "memutuskan."
        )
    )


def _is_superior_of_head(actor: Actor, unit: Unit) -> bool:
    assert actor.employee_id is not None
    leading = Position.objects.filter(unit=unit, heads_unit=True)
    return leading.filter(pk__in=hierarchy.posts_led(actor.employee_id, actor.on)).exists()


def _leads(actor: Actor, unit: Unit) -> bool:
    assert actor.employee_id is not None
    return Unit.objects.led_by(actor.employee_id, actor.on).filter(pk__in=Unit.objects.above(unit).order_by()).exists()
