"""Before the decision: the employee's own words, the rater's draft, and the reply to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.judgement.evaluation.models import Evaluation, SelfAssessment, SharedDraft
from kinerja.judgement.evaluation.models.hearing import LONGEST
from kinerja.judgement.evaluation.terms import Rating
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence

SHOWN = gettext_noop("Rancangan penilaian Anda untuk {period} dapat ditanggapi.")
REPLIED = gettext_noop("Seorang pegawai menanggapi rancangan penilaiannya untuk {period}.")
DECIDED = gettext_noop("Penilaian ini sudah ditetapkan. Bila tidak setuju, ajukan keberatan.")


@command
def assess_oneself(
    evaluation: Evaluation, *, well: str, hindered: str, help: str, version: int, actor: Actor, now: datetime
) -> SelfAssessment:
    """Menulis penilaian diri sebelum dinilai. `version` is 0 for the first words."""
    require(actor, Permission.EVALUATION_ASSESS_SELF, evaluation)
    words = {"well": _words(well), "hindered": _words(hindered), "help": _words(help)}
    if not any(words.values()):
        raise Invalid(gettext_noop("Tulis sedikitnya satu hal: yang berjalan baik, yang menghambat, atau bantuan."))
    if not Evaluation.objects.prepared().filter(pk=evaluation.pk).exists():
        raise Refused(DECIDED)
    if version == 0:
        made, is_new = SelfAssessment.objects.get_or_create(
            evaluation=evaluation, defaults={**words, "written_at": now}
        )
        if not is_new and any(getattr(made, name) != said for name, said in words.items()):
            raise Stale(gettext_noop("Penilaian diri ini baru saja diubah di halaman lain. Muat ulang, lalu periksa."))
    else:
        kept = SelfAssessment.objects.filter(evaluation=evaluation, version=version)
        if not kept.update(**words, written_at=now, version=version + 1):
            raise Stale(gettext_noop("Penilaian diri ini baru saja diubah di halaman lain. Muat ulang, lalu periksa."))
        made = SelfAssessment.objects.get(evaluation=evaluation)
    record("evaluation.assessed_oneself", actor=actor, now=now, thing=evaluation)
    return made


@command
def share_draft(
    evaluation: Evaluation, *, result_rating: str, behaviour_rating: str, words: str, actor: Actor, now: datetime
) -> SharedDraft:
    """Memperlihatkan rancangan rating kepada pegawai, sebelum ditetapkan."""
    require(actor, Permission.EVALUATION_RATE, evaluation)
    if result_rating not in Rating or behaviour_rating not in Rating:
        raise Invalid(gettext_noop("Pilih rating hasil kerja dan rating perilaku kerja."))
    if not words.strip():
        raise Invalid(gettext_noop("Tulis penjelasan yang dapat dipahami pegawai."))
    if not Evaluation.objects.prepared().filter(pk=evaluation.pk).exists():
        raise Refused(gettext_noop("Penilaian ini sudah ditetapkan; rancangannya tidak dapat dibagikan lagi."))
    newest = evaluation.drafts.first()
    said = _words(words)
    if newest and (newest.result_rating, newest.behaviour_rating, newest.words) == (
        result_rating, behaviour_rating, said,
    ):  # fmt: skip
        return newest  # pressed twice
    assert actor.employee_id is not None  # who rates is somebody
    draft = SharedDraft.objects.create(
        evaluation=evaluation, result_rating=result_rating, behaviour_rating=behaviour_rating, words=said,
        shared_by_id=actor.employee_id, shared_at=now,
    )  # fmt: skip
    record("evaluation.draft_shared", actor=actor, now=now, thing=evaluation, draft=str(draft.pk))
    notify(
        evaluation.employee_id, kind=Kind.EVALUATION, sentence=sentence(SHOWN, period=evaluation.period.name),
        url_name="employee:why", url_args=[evaluation.pk], key=f"draft:{draft.pk}", actor=actor, now=now,
    )  # fmt: skip
    return draft


@command
def reply_to_draft(draft: SharedDraft, *, reply: str, actor: Actor, now: datetime) -> SharedDraft:
    """Menanggapi rancangan penilaian; sekali untuk setiap rancangan."""
    evaluation = draft.evaluation
    require(actor, Permission.EVALUATION_REPLY, evaluation)
    if not reply.strip():
        raise Invalid(gettext_noop("Tulis tanggapan Anda, juga bila Anda setuju."))
    if evaluation.drafts.first() != draft:
        raise Stale(gettext_noop("Penilai baru saja membagikan rancangan lain. Baca dahulu yang terbaru."))
    if not Evaluation.objects.prepared().filter(pk=evaluation.pk).exists():
        raise Refused(DECIDED)
    values: dict[str, Any] = {"reply": _words(reply), "replied_at": now}
    if not SharedDraft.objects.filter(pk=draft.pk, replied_at=None).update(**values):
        raise Stale(gettext_noop("Rancangan ini sudah Anda tanggapi."))
    draft.reply, draft.replied_at = values["reply"], now
    record("evaluation.draft_replied", actor=actor, now=now, thing=evaluation, draft=str(draft.pk))
    notify(
        draft.shared_by_id, kind=Kind.EVALUATION, sentence=sentence(REPLIED, period=evaluation.period.name),
        url_name="rater:evaluation", url_args=[evaluation.pk], key=f"reply:{draft.pk}", actor=actor, now=now,
    )  # fmt: skip
    return draft


def _words(text: str) -> str:
    return text.strip()[:LONGEST]
