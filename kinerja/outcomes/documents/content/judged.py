"""The evaluation: what came of each indicator, both ratings, the predicate."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count

from kinerja.judgement.evaluation.models import Evaluation, OrganisationResult
from kinerja.judgement.evaluation.terms import ObjectionOutcome
from kinerja.judgement.measurement.models import Figure
from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.wording import instant_words, number_words, places_for, span_words
from kinerja.people.organisation.models import Unit
from kinerja.work.feedback.models import Feedback
from kinerja.work.planning.models import Indicator
from kinerja.work.planning.queries import results_of

from .people import in_post, person, signed
from .planned import EMPLOYEE, RATER, behaviour_words, indicator_words, result_parts

NOT_SET = "belum ditetapkan"
SUPERIOR = "Atasan pejabat penilai"


def evaluation_parts(subject: Subject) -> dict[str, Any]:
    evaluation, plan = whole(subject), subject.planned
    indicators, values = _feedback(evaluation)
    figures = _figures(evaluation)

    def line(indicator: Indicator) -> dict[str, str]:
        said = indicators.get(indicator.pk, "–")
        return indicator_words(indicator) | {"realised": _realised(indicator, figures), "feedback": said}

    return outcome(evaluation) | {
        "form": plan.form,
        "parts": result_parts(results_of(plan), line),
        "behaviours": behaviour_words(plan, values),
        "signed": signatures(subject),
    }


def outcome(evaluation: Evaluation) -> dict[str, Any]:
    """What both forms of an evaluation say. Two statements."""
    plan, period = evaluation.plan, evaluation.period
    last = period.ends.fromordinal(period.ends.toordinal() - 1)
    return {
        "period_name": period.name,
        "period": span_words(period.starts, period.ends),
        "employee": in_post(plan.employee, plan.position, evaluation.unit),
        "rater": person(evaluation.finalised_by, last),
        "organisation": _achievement(evaluation),
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


def _achievement(evaluation: Evaluation) -> dict[str, str]:
    """Of the nearest unit for which it was set: sections are seldom given one of their own."""
    units = Unit.objects.above(evaluation.unit).order_by()
    known = OrganisationResult.objects.filter(unit__in=units, period=evaluation.period).select_related("unit")
    found = known.order_by("-unit__path").first()
    if found is None:
        return {"unit": evaluation.unit.name, "level": NOT_SET}
    return {"unit": found.unit.name, "level": str(found.get_level_display())}


def _figures(evaluation: Evaluation) -> dict[UUID, Figure]:
    if evaluation.run is None:
        return {}
    rows = Figure.objects.filter(run=evaluation.run, indicator__result__plan=evaluation.plan)
    return {figure.indicator_id: figure for figure in rows.order_by()}


def _realised(indicator: Indicator, figures: dict[UUID, Figure]) -> str:
    figure = figures.get(indicator.pk)
    if figure is None or figure.value is None:
        return "belum ada angka"
    words = f"{number_words(figure.value, places_for(figure.value))} {indicator.measure_unit}"
    if figure.declared:
        return f"{words} (dilaporkan sendiri)"
    return f"{words} (dari {number_words(figure.n)} kasus{', angka sementara' if figure.provisional else ''})"


def _feedback(evaluation: Evaluation) -> tuple[dict[UUID, str], dict[int, str]]:
    """How often something was said, by indicator and by value."""
    period = evaluation.period
    said = Feedback.objects.standing().filter(
        receiver=evaluation.employee_id, seen_on__gte=period.starts, seen_on__lt=period.ends
    )
    rows = list(said.order_by().values_list("indicator_id", "value").annotate(Count("id")))
    indicators = {indicator: f"{n} catatan" for indicator, _value, n in rows if indicator is not None}
    return indicators, {
        value: f"{n} catatan" for indicator, value, n in rows if indicator is None and value is not None
    }
