"""From a question about one survey to its document."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinerja.facts.survey.columns import By, answer_columns
from kinerja.facts.survey.models import Survey
from kinerja.pure.law.sample_size import sample_size
from kinerja.pure.law.satisfaction import WeightMode
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.statistics.suppression import INSIDE_K

from .document import index_document
from .respondents import asked_and_told, composition
from .scope import Scope
from .warnings import warnings_of

EXACT, PRINTED = "exact", "printed"
AVAILABLE, COMPLETE = "available", "complete"
WEIGHTS = {EXACT: WeightMode.EXACT, PRINTED: WeightMode.PRINTED_0_11}


def ask_survey(
    survey: Survey,
    *,
    on: date,
    by: By = By.SERVICE,
    weights: str = EXACT,
    missing: str = AVAILABLE,
    scope: Scope | None = None,
    population: int | None = None,
    k: int = INSIDE_K,
) -> dict[str, Any]:
    """The index and all that stands beside it. Raises Refused where there is no answer. Two statements."""
    scope = scope or Scope()
    answers = answer_columns(survey, by=by, beneath=scope.beneath, since=scope.since, until=scope.until)
    if not len(answers):
        raise Refused(gettext_noop("Survei {code} tidak mempunyai jawaban dalam cakupan itu."), code=survey.code)
    found = index_document(
        answers, mode=WEIGHTS[weights], complete_only=missing == COMPLETE, on=on, k=k, in_order=by is By.MONTH
    )
    asked, told = asked_and_told(survey, scope)
    size = _sample(found["total"]["n"], population or _population(asked, len(answers)), on)
    head = {"survey": survey.code, "name": survey.name, "by": by.value, "weights": weights, "missing": missing}
    beside = {"response": asked, "sample": size, "respondents": composition(told)}
    return {**head, **found, **beside, "warnings": warnings_of(found, size)}


def _population(asked: dict[str, Any] | None, n: int) -> int | None:
    """Everybody whose service was finished; not known where more answered than were invited, by imported files."""
    return asked["invited"] if asked and asked["invited"] >= n else None


def _sample(n: int | None, population: int | None, on: date) -> dict[str, Any] | None:
    """How many respondents the population asks for; None where the population is not known."""
    if not population or n is None:
        return None
    needed = sample_size(population, on).value
    return {"population": population, "needed": needed, "enough": n >= needed}
