"""A result that is wrong in the eyes of the citizen: asked without signing in, answered by somebody else."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.facts.casework.models import CaseFile, Correction
from kinerja.facts.casework.moving import LONGEST_REASON
from kinerja.facts.casework.terms import CorrectionOutcome, Stage
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try
from kinerja.platform.database.submissions import submit as once
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop

WITH_RESULT = (Stage.READY, Stage.HANDED_OVER)
MOST = 5


@command
def ask_correction(file: CaseFile, *, text: str, submission: UUID, actor: Actor, now: datetime) -> Correction:
    """Meminta perbaikan atas hasil yang salah; yang dibenarkan kantor terhitung sebagai kesalahan data."""
    require(actor, Permission.CASE_SUBMIT, file)
    before = first_try(Correction, submission)
    if before is not None:
        return before
    if file.stage not in WITH_RESULT:
        raise Invalid(gettext_noop("Hasil berkas {file} belum ada, jadi belum dapat diperbaiki."), file=str(file))
    said = " ".join(text.split())[:LONGEST_REASON]
    if not said:
        raise Invalid(gettext_noop("Tulis apa yang salah dan bagaimana seharusnya."))
    if file.corrections.count() >= MOST:
        raise Refused(gettext_noop("Berkas ini sudah lima kali diminta diperbaiki. Datanglah ke loket."))
    asked, is_new = once(Correction, submission, owner={"file": file}, text=said, asked_at=now)
    if is_new:
        record("casework.correction_asked", actor=actor, now=now, thing=file)
    return asked


@command
def answer_correction(correction: Correction, *, outcome: str, answer: str, actor: Actor, now: datetime) -> Correction:
    """Menjawab permintaan perbaikan; yang ikut menangani berkas tidak menjawab atas pekerjaannya sendiri."""
    file = correction.file
    require(actor, Permission.CASE_HANDLE, file.unit)
    if outcome not in CorrectionOutcome.values:
        raise Invalid(gettext_noop("Pilih apakah hasilnya memang salah atau sudah benar."))
    if not answer.strip():
        raise Invalid(gettext_noop("Tulis penjelasan yang dapat dipahami pemohon."))
    if CaseFile.objects.filter(pk=file.pk).worked_on_by(actor.employee_id).exists():
        raise Refused(gettext_noop("Anda ikut menangani berkas ini. Minta rekan lain menjawabnya."))
    values = {
        "outcome": outcome, "answer": " ".join(answer.split())[:LONGEST_REASON],
        "answered_by_id": actor.employee_id, "answered_at": now,
    }  # fmt: skip
    if not Correction.objects.unanswered().filter(pk=correction.pk).update(**values):
        raise Stale(gettext_noop("Permintaan ini baru saja dijawab rekan Anda."))
    for name, value in values.items():
        setattr(correction, name, value)
    record("casework.correction_answered", actor=actor, now=now, thing=file, outcome=outcome)
    return correction
