"""A rater proposes: what is expected, and which help he promises with it. A machine only suggests whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.hearing import local_day
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.outcomes.development.models import ImprovementPath
from kinerja.outcomes.development.moving import required, step, tell_employee, touch
from kinerja.outcomes.development.promising import Promise, keep_promise
from kinerja.outcomes.development.standing import by_law, staff_of
from kinerja.outcomes.development.terms import OPEN_STEPS, Step
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.database.submissions import first_try
from kinerja.pure.law.improvement import Path
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop


@command
def propose_path(
    evaluation: Evaluation,
    *,
    expected: str,
    promises: Sequence[Promise],
    submission: UUID,
    actor: Actor,
    now: datetime,
    normal: bool = True,
) -> ImprovementPath:
    """Mengusulkan perbaikan kinerja: apa yang diharapkan, dan bantuan apa yang dijanjikan pimpinan.

    `normal`: for a holder of a leading post, that the target was missed for a year under normal conditions.
    """
    require(actor, Permission.IMPROVEMENT_OPEN, evaluation)
    if before := first_try(ImprovementPath, submission, evaluation=evaluation):
        return before
    _check(evaluation, normal)
    said = required(expected, gettext_noop("Tulis apa yang diharapkan menjadi lebih baik, dan bagaimana terlihatnya."))
    if not promises:
        raise Invalid(gettext_noop("Janjikan setidaknya satu bantuan: perbaikan tidak dituntut tanpa bantuan."))
    by: dict[str, Any] = {"opened_by_id": actor.employee_id, "opened_at": now, "submission": submission}
    path = ImprovementPath(
        evaluation=evaluation, employee_id=evaluation.employee_id, staff=staff_of(evaluation).value, expected=said, **by
    )
    saving.insert(path)
    step(path, Step.PROPOSED, words=said, holds_from=local_day(evaluation, now), actor=actor, now=now)
    for promise in promises:
        keep_promise(path, promise, actor=actor, now=now)
    record("development.path_proposed", actor=actor, now=now, thing=path, promises=len(promises))
    tell_employee(path, "proposed", actor, now)
    return path


@command
def withdraw_proposal(path: ImprovementPath, *, reason: str, actor: Actor, now: datetime) -> ImprovementPath:
    """Menarik usulan perbaikan kinerja sebelum diputuskan."""
    require(actor, Permission.IMPROVEMENT_HELP, path)
    said = required(reason, gettext_noop("Tulis mengapa usulan ini ditarik."))
    if path.state != Step.PROPOSED:
        raise Refused(gettext_noop("Sesudah ada keputusan, jalur ini hanya ditarik kembali dengan keputusan."))
    touch(path, state=Step.WITHDRAWN)
    step(path, Step.WITHDRAWN, words=said, holds_from=local_day(path.evaluation, now), actor=actor, now=now)
    record("development.path_withdrawn", actor=actor, now=now, thing=path)
    tell_employee(path, "withdrawn", actor, now)
    return path


def _check(evaluation: Evaluation, normal: bool) -> None:
    if evaluation.state != EvaluationState.FINAL:
        raise Refused(gettext_noop("Penilaian ini belum ditetapkan. Tetapkan dahulu, sesudah pegawai didengar."))
    if ImprovementPath.objects.filter(evaluation=evaluation).exists():
        raise Stale(gettext_noop("Dari penilaian ini sudah pernah diusulkan perbaikan kinerja."))
    if ImprovementPath.objects.filter(employee=evaluation.employee_id, state__in=OPEN_STEPS).exists():
        raise Refused(gettext_noop("Pegawai ini sedang dalam perbaikan kinerja; lanjutkan jalur yang ada."))
    if by_law(evaluation, normal=normal).value.path is Path.NONE:
        raise Refused(
            gettext_noop(
                "Menurut ketentuan, penilaian ini tidak membuka jalur perbaikan kinerja. Bantu lewat dialog dan "
                "bimbingan."
            )
        )
