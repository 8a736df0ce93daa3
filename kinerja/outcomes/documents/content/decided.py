"""The document around an evaluation: the three people, the outcome, and the objection with its decision."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.judgement.evaluation.calibration import Told, told_to
from kinerja.judgement.evaluation.hearing import decider_above, objection_due, rater_post_of
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import ObjectionOutcome
from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.wording import day_words, instant_words
from kinerja.people.organisation.models import Employee

from .judged import SUPERIOR, outcome, signatures, whole
from .people import person, signed


def dossier_parts(subject: Subject) -> dict[str, Any]:
    evaluation, objection, signature = whole(subject), subject.objection, subject.signature
    superior = _superior(evaluation, objection)
    places = signatures(subject)
    if objection is not None and objection.outcome == ObjectionOutcome.KEPT:
        how = f"Ditandatangani dalam Kinerja dengan memutus, {_at(objection.decided_at, evaluation)}"
        places.append(signed(SUPERIOR, objection.decided_by, how))
    return outcome(evaluation) | {
        "superior": person(superior, last_day(evaluation.period)),
        "note": signature.note if signature else "",
        "until": _until(evaluation),
        "calibrated": [_calibrated(one, evaluation) for one in told_to(evaluation)],
        "objection": _objection(objection, evaluation) if objection else None,
        "signed": places,
    }


def _superior(evaluation: Evaluation, objection: Objection | None) -> Employee | None:
    """Who decided about the objection; else who stood above the rater at the end of the period."""
    if objection is not None and objection.decided_by is not None:
        return objection.decided_by
    on = last_day(evaluation.period)
    post = rater_post_of(evaluation, on)
    parties = {one for one in (evaluation.finalised_by_id, evaluation.employee_id) if one}
    found = decider_above(post, parties, on) if post else None
    return Employee.objects.filter(pk=found).first() if found else None


def _until(evaluation: Evaluation) -> str:
    if evaluation.decided_elsewhere:
        return ""
    return f"Keberatan dapat diajukan sampai {day_words(objection_due(evaluation).value)} (PP 30/2019 Pasal 59)."


def _objection(made: Objection, evaluation: Evaluation) -> dict[str, Any]:
    return {
        "filed": _at(made.filed_at, evaluation),
        "reasons": made.reasons,
        "explained": _at(made.explained_at, evaluation),
        "explanation": made.explanation,
        "answer": made.answer,
        "outcome": str(made.get_outcome_display()).capitalize(),
        "decided": _at(made.decided_at, evaluation),
        "judge": made.decided_by.name if made.decided_by else "",
        "decision": made.decision,
        "changes": _changes(made),
    }


def _calibrated(told: Told, evaluation: Evaluation) -> dict[str, Any]:
    """What raters talked about before anything held; only once its minutes are final (decision 0014)."""
    before, after, (led_to, leads_to) = told.before, told.after, told.predicates
    rows = (
        ("Rating hasil kerja", before.get_result_rating_display(), after.get_result_rating_display()),
        ("Rating perilaku kerja", before.get_behaviour_rating_display(), after.get_behaviour_rating_display()),
        ("Predikat yang akan mengikuti", led_to.label, leads_to.label),
    )
    return {
        "at": _at(after.at, evaluation),
        "by": after.by.name,
        "reason": after.reason,
        "changes": [[label, str(one), str(other)] for label, one, other in rows],
    }


def _changes(made: Objection) -> list[list[str]]:
    if not made.outcome:
        return []
    rows = (
        ("Rating hasil kerja", made.get_before_result_display(), made.get_after_result_display()),
        ("Rating perilaku kerja", made.get_before_behaviour_display(), made.get_after_behaviour_display()),
        ("Predikat", made.get_before_predicate_display(), made.get_after_predicate_display()),
    )
    return [[label, str(before), str(after)] for label, before, after in rows]


def _at(instant: datetime | None, evaluation: Evaluation) -> str:
    return instant_words(instant, evaluation.unit.zone)
