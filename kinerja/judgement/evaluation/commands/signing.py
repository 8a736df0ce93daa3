"""After the decision: the employee signs for what he received; where he does not, the rater's superior does."""

from __future__ import annotations

from datetime import datetime

from kinerja.judgement.evaluation.models import Evaluation, Signature
from kinerja.judgement.evaluation.models.hearing import LONGEST
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence

ELSEWHERE = gettext_noop("Penilaian ini ditetapkan di aplikasi lain; tanda tangan dan keberatannya di sana.")
IN_STEAD = gettext_noop("Dokumen penilaian Anda untuk {period} ditandatangani atasan pejabat penilai.")


@command
def sign(evaluation: Evaluation, *, note: str, actor: Actor, now: datetime) -> Signature:
    """Menandatangani dokumen evaluasi: tanda sudah menerima, bukan tanda setuju."""
    require(actor, Permission.EVALUATION_SIGN, evaluation)
    return _sign(evaluation, note, False, actor, now)


@command
def sign_in_stead(evaluation: Evaluation, *, note: str, actor: Actor, now: datetime) -> Signature:
    """Menetapkan dan menandatangani dokumen yang tidak ditandatangani sampai tenggatnya."""
    require(actor, Permission.EVALUATION_SIGN_IN_STEAD, evaluation)
    if not note.strip():
        raise Invalid(gettext_noop("Tulis mengapa dokumen ini belum ditandatangani."))
    signature = _sign(evaluation, note, True, actor, now)
    notify(
        evaluation.employee_id, kind=Kind.EVALUATION, sentence=sentence(IN_STEAD, period=evaluation.period.name),
        url_name="employee:why", url_args=[evaluation.pk], key=f"in-stead:{evaluation.pk}", actor=actor, now=now,
    )  # fmt: skip
    return signature


def _sign(evaluation: Evaluation, note: str, in_stead: bool, actor: Actor, now: datetime) -> Signature:
    if evaluation.state != EvaluationState.FINAL:
        raise Refused(gettext_noop("Penilaian ini belum ditetapkan, jadi belum ada yang ditandatangani."))
    if evaluation.decided_elsewhere:
        raise Refused(ELSEWHERE)
    values = {"signed_by_id": actor.employee_id, "signed_at": now, "in_stead": in_stead, "note": note.strip()[:LONGEST]}
    signature, is_new = Signature.objects.get_or_create(evaluation=evaluation, defaults=values)
    if not is_new and signature.in_stead != in_stead:
        raise Stale(gettext_noop("Dokumen ini baru saja ditandatangani."))
    if is_new:
        record("evaluation.signed", actor=actor, now=now, thing=evaluation, in_stead=in_stead)
    return signature
