"""Keberatan: both sides are heard, somebody above decides, and what was changed can be read for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.commands.signing import ELSEWHERE
from kinerja.judgement.evaluation.hearing import (
    decider_above,
    explanation_due,
    local_day,
    objection_due,
    rater_post_of,
)
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.models.hearing import LONGEST
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import EvaluationState, ObjectionOutcome, Rating
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.law import quadrant, terms
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence

FILED = gettext_noop("Ada keberatan atas penilaian yang Anda tetapkan untuk {period}. Beri penjelasan Anda.")
TO_DECIDE = gettext_noop("Ada keberatan atas penilaian {period} yang Anda putus.")
EXPLAINED = gettext_noop("Penilai menjelaskan keberatan Anda atas penilaian {period}.")
DECIDED = gettext_noop("Keberatan atas penilaian {period} sudah diputus.")
ALREADY = gettext_noop("Keberatan ini sudah diputus, dan putusannya final.")


@command
def object_to(evaluation: Evaluation, *, reasons: str, submission: UUID, actor: Actor, now: datetime) -> Objection:
    """Mengajukan keberatan atas penilaian sendiri, kepada atasan pejabat penilai; sekali, dengan alasan."""
    require(actor, Permission.EVALUATION_OBJECT, evaluation)
    before = first_try(Objection, submission, evaluation=evaluation)
    if before is not None:
        return before
    _check_time(evaluation, now)
    if not reasons.strip():
        raise Invalid(gettext_noop("Tulis alasan keberatan Anda: apa yang tidak tepat, dan apa buktinya."))
    post = rater_post_of(evaluation, actor.on)
    decider = decider_above(post, _parties(evaluation), actor.on) if post else None
    if post is None or decider is None:
        raise Refused(
            gettext_noop(
                "Di atas pejabat penilai Anda tidak ada atasan di instansi ini. Sampaikan keberatan tertulis kepada "
                "Tim Penilai Kinerja."
            )
        )
    against = evaluation.finalised_by_id
    assert against is not None  # it is final
    made, is_new = Objection.objects.get_or_create(
        evaluation=evaluation,
        defaults={
            "employee_id": evaluation.employee_id, "against_id": against, "rater_post_id": post,
            "reasons": reasons.strip()[:LONGEST], "filed_at": now, "submission": submission,
            "before_result": evaluation.result_rating, "before_behaviour": evaluation.behaviour_rating,
            "before_predicate": evaluation.predicate,
        },
    )  # fmt: skip
    if not is_new:
        raise Stale(gettext_noop("Keberatan atas penilaian ini sudah Anda ajukan."))
    record("evaluation.objected", actor=actor, now=now, thing=evaluation, objection=str(made.pk))
    _tell(made, made.against_id, FILED, "rater:objection", "filed", actor, now)
    _tell(made, decider, TO_DECIDE, "rater:objection", "decide", actor, now)
    return made


@command
def explain_objection(objection: Objection, *, text: str, actor: Actor, now: datetime) -> Objection:
    """Menjelaskan penilaian yang diberatkan; oleh yang menetapkannya."""
    require(actor, Permission.OBJECTION_EXPLAIN, objection)
    if not text.strip():
        raise Invalid(gettext_noop("Tulis penjelasan Anda: dasar kedua rating, dan bukti yang Anda pakai."))
    values: dict[str, Any] = {"explanation": text.strip()[:LONGEST], "explained_at": now}
    if not Objection.objects.open().filter(pk=objection.pk, explained_at=None).update(**values):
        raise Stale(gettext_noop("Penjelasan sudah diberikan, atau keberatan sudah diputus."))
    objection.explanation, objection.explained_at = values["explanation"], now
    record("evaluation.objection_explained", actor=actor, now=now, thing=objection.evaluation)
    _tell(objection, objection.employee_id, EXPLAINED, "employee:objection", "explained", actor, now)
    return objection


@command
def answer_explanation(objection: Objection, *, text: str, actor: Actor, now: datetime) -> Objection:
    """Menanggapi penjelasan penilai atas keberatan; sekali."""
    require(actor, Permission.OBJECTION_ANSWER, objection)
    if not text.strip():
        raise Invalid(gettext_noop("Tulis tanggapan Anda."))
    values: dict[str, Any] = {"answer": text.strip()[:LONGEST], "answered_at": now}
    open_to = Objection.objects.open().filter(pk=objection.pk, explained_at__isnull=False, answered_at=None)
    if not open_to.update(**values):
        raise Stale(gettext_noop("Belum ada penjelasan, sudah Anda tanggapi, atau keberatan sudah diputus."))
    objection.answer, objection.answered_at = values["answer"], now
    record("evaluation.explanation_answered", actor=actor, now=now, thing=objection.evaluation)
    return objection


@command
def decide_objection(
    objection: Objection, *, result_rating: str, behaviour_rating: str, decision: str, actor: Actor, now: datetime
) -> Objection:
    """Memutus keberatan: penilaian tetap atau berubah; putusan ini final (PP 30/2019 Pasal 59)."""
    require(actor, Permission.OBJECTION_DECIDE, objection)
    evaluation = objection.evaluation
    if result_rating not in Rating or behaviour_rating not in Rating:
        raise Invalid(gettext_noop("Pilih rating hasil kerja dan rating perilaku kerja."))
    if not decision.strip():
        raise Invalid(gettext_noop("Tulis pertimbangan putusan; kedua pihak membacanya."))
    _check_heard(objection, now)
    predicate = quadrant.predicate(
        terms.Rating(result_rating), terms.Rating(behaviour_rating), last_day(evaluation.period)
    ).value
    is_same = (result_rating, behaviour_rating) == (objection.before_result, objection.before_behaviour)
    after: dict[str, Any] = {
        "outcome": ObjectionOutcome.KEPT if is_same else ObjectionOutcome.CHANGED,
        "after_result": result_rating, "after_behaviour": behaviour_rating, "after_predicate": predicate.value,
        "decision": decision.strip()[:LONGEST], "decided_by_id": actor.employee_id, "decided_at": now,
    }  # fmt: skip
    if not Objection.objects.open().filter(pk=objection.pk).update(**after):
        raise Stale(ALREADY)
    for name, value in after.items():
        setattr(objection, name, value)
    if not is_same:
        _change(evaluation, result_rating, behaviour_rating, predicate.value, after["decision"])
    record(
        "evaluation.objection_decided", actor=actor, now=now, thing=evaluation, outcome=str(after["outcome"]),
        before=[objection.before_result, objection.before_behaviour, objection.before_predicate],
        after=[result_rating, behaviour_rating, predicate.value],
    )  # fmt: skip
    _tell(objection, objection.employee_id, DECIDED, "employee:objection", "decided", actor, now)
    _tell(objection, objection.against_id, DECIDED, "rater:objection", "decided-rater", actor, now)
    return objection


def _check_time(evaluation: Evaluation, now: datetime) -> None:
    if evaluation.state != EvaluationState.FINAL:
        raise Refused(gettext_noop("Penilaian ini belum ditetapkan. Tanggapi rancangannya lebih dahulu."))
    if evaluation.decided_elsewhere:
        raise Refused(ELSEWHERE)
    until = objection_due(evaluation).value
    if local_day(evaluation, now) > until:
        raise Refused(
            gettext_noop(
                "Keberatan diajukan paling lambat {until}, empat belas hari sejak penilaian diterima "
                "(PP 30/2019 Pasal 59). Penilaian ini sudah tetap."
            ),
            until=until,
        )


def _check_heard(objection: Objection, now: datetime) -> None:
    until = explanation_due(objection).value
    if objection.explained_at is None and local_day(objection.evaluation, now) <= until:
        raise Refused(
            gettext_noop("Penilai belum menjelaskan. Kedua pihak didengar dahulu; putuskan sesudah {until}."),
            until=until,
        )


def _change(evaluation: Evaluation, result: str, behaviour: str, predicate: str, decision: str) -> None:
    """The decision holds also where the period was closed meanwhile: the right to object does not end with it."""
    values = {
        "result_rating": result, "behaviour_rating": behaviour, "predicate": predicate,
        "reason": evaluation.reason or decision, "version": evaluation.version + 1,
    }  # fmt: skip
    same = Evaluation.objects.final().filter(pk=evaluation.pk, version=evaluation.version)
    if not same.update(**values):
        raise Stale(gettext_noop("Penilaian ini baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
    for name, value in values.items():
        setattr(evaluation, name, value)


def _parties(evaluation: Evaluation) -> set[UUID]:
    return {one for one in (evaluation.finalised_by_id, evaluation.employee_id) if one}


def _tell(objection: Objection, to: UUID, words: str, url_name: str, step: str, actor: Actor, now: datetime) -> None:
    notify(
        to, kind=Kind.EVALUATION, sentence=sentence(words, period=objection.evaluation.period.name),
        url_name=url_name, url_args=[objection.pk], key=f"objection:{step}:{objection.pk}", actor=actor, now=now,
    )  # fmt: skip
