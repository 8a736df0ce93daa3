"""The evaluation: what came of each indicator, both ratings, the predicate."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import ObjectionOutcome
from kinerja.judgement.measurement.models import Figure
from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.wording import instant_words, number_words, places_for, span_words
from kinerja.work.planning.models import Indicator

from .people import holder_of, in_post, signed
from .planned import EMPLOYEE, RATER, behaviour_words, indicator_words, result_parts
from .shelf import Shelf

NOT_SET = "belum ditetapkan"
SUPERIOR = "Atasan pejabat penilai"


def evaluation_parts(subject: Subject, shelf: Shelf | None = None) -> dict[str, Any]:
    evaluation, plan = whole(subject), subject.planned
    known = shelf or Shelf([evaluation])
    (indicators, values), figures, lines = (
        known.feedback(evaluation),
        known.figures(evaluation),
        known.lines(evaluation),
    )

    def line(indicator: Indicator) -> dict[str, str]:
        said = indicators.get(indicator.pk, "–")
        return indicator_words(indicator) | {"realised": _realised(indicator, figures), "feedback": said}

    return outcome(evaluation, known) | {
        "form": plan.form,
        "parts": result_parts(lines["results"], line),
        "behaviours": behaviour_words(plan, values, lines["behaviour"]),
        "signed": signatures(subject),
    }


def outcome(evaluation: Evaluation, shelf: Shelf | None = None) -> dict[str, Any]:
    """What both forms of an evaluation say."""
    plan, period, known = evaluation.plan, evaluation.period, shelf or Shelf([evaluation])
    held = known.post_of(evaluation.finalised_by, last_day(period))
    found = known.achievement(evaluation)
    return {
        "period_name": period.name,
        "period": span_words(period.starts, period.ends),
        "employee": in_post(plan.employee, plan.position, evaluation.unit),
        "rater": holder_of(evaluation.finalised_by, held),
        "organisation": {
            "unit": found.unit.name if found else evaluation.unit.name,
            "level": str(found.get_level_display()) if found else NOT_SET,
        },
        "result_rating": str(evaluation.get_result_rating_display()),
        "behaviour_rating": str(evaluation.get_behaviour_rating_display()),
        "predicate": str(evaluation.get_predicate_display()),
        "reason": evaluation.reason,
    }


def signatures(subject: Subject) -> list[dict[str, str]]:
    """Who signed by which act. Where the superior set other ratings, they are not shown as the rater's alone."""
    evaluation, signature = whole(subject), subject.signature
    zone = evaluation.unit.zone
    at = instant_words(evaluation.finalised_at, zone) if evaluation.finalised_at else ""
    theirs = f"Ditandatangani dalam Kinerja dengan menetapkan, {at}"
    own = "Belum ditandatangani"
    if evaluation.decided_elsewhere:
        own, theirs = "Tanda tangan ada pada dokumen asalnya", f"Diambil alih dari pencatatan lain, {at}"
    elif signature is not None and signature.in_stead:
        own = "Tidak ditandatangani sampai tenggatnya"
    elif signature is not None:
        own = f"Ditandatangani dalam Kinerja sebagai tanda terima, {instant_words(signature.signed_at, zone)}"
    places = [signed(EMPLOYEE, evaluation.employee, own), signed(RATER, evaluation.finalised_by, theirs)]
    return places + _of_superior(subject, zone)


def _of_superior(subject: Subject, zone: str) -> list[dict[str, str]]:
    objection, signature = subject.objection, subject.signature
    if objection is not None and objection.outcome == ObjectionOutcome.CHANGED:
        how = f"Rating ditetapkan dengan keputusannya, {instant_words(objection.decided_at, zone)}"
        return [signed(SUPERIOR, objection.decided_by, how)]
    if signature is not None and signature.in_stead:
        how = (
            f"Ditandatangani karena melewati tenggat (PP 30/2019 Pasal 50), {instant_words(signature.signed_at, zone)}"
        )
        return [signed(SUPERIOR, signature.signed_by, how)]
    return []


def whole(subject: Subject) -> Evaluation:
    assert subject.evaluation is not None
    return subject.evaluation


def _realised(indicator: Indicator, figures: dict[UUID, Figure]) -> str:
    figure = figures.get(indicator.pk)
    if figure is None or figure.value is None:
        return "belum ada angka"
    words = f"{number_words(figure.value, places_for(figure.value))} {indicator.measure_unit}"
    if figure.declared:
        return f"{words} (dilaporkan sendiri)"
    return f"{words} (dari {number_words(figure.n)} kasus{', angka sementara' if figure.provisional else ''})"
