"""From a question about one survey to its document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from kinerja.facts.survey.columns import By, answer_columns
from kinerja.facts.survey.models import Invitation, Survey
from kinerja.people.organisation.models import Unit
from kinerja.pure.law.sample_size import sample_size
from kinerja.pure.law.satisfaction import WeightMode
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.statistics.suppression import INSIDE_K

from .document import index_document
from .warnings import warnings_of

EXACT, PRINTED = "exact", "printed"
AVAILABLE, COMPLETE = "available", "complete"
WEIGHTS = {EXACT: WeightMode.EXACT, PRINTED: WeightMode.PRINTED_0_11}


@dataclass(frozen=True)
class Scope:
    """Which answers: of a unit and those beneath it, of the days [since, until)."""

    beneath: Unit | None = None
    since: date | None = None
    until: date | None = None


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
    asked = response_rate(survey, scope)
    size = _sample(found["total"]["n"], population or _population(asked, len(answers)), on)
    head = {"survey": survey.code, "name": survey.name, "by": by.value, "weights": weights, "missing": missing}
    return {**head, **found, "response": asked, "sample": size, "warnings": warnings_of(found, size)}


def response_rate(survey: Survey, scope: Scope) -> dict[str, Any] | None:
    """Of the services that were finished, how many were answered; None where nobody was invited.

    The days of the scope are those on which services were finished, in UTC: an answer comes days later.
    """
    asked = Invitation.objects.filter(survey=survey)
    if scope.beneath is not None:
        asked = asked.filter(unit__path__startswith=scope.beneath.path)
    if scope.since is not None:
        asked = asked.filter(finished_at__date__gte=scope.since)
    if scope.until is not None:
        asked = asked.filter(finished_at__date__lt=scope.until)
    counts = asked.order_by().aggregate(invited=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False)))
    if not counts["invited"]:
        return None
    return {**counts, "rate": counts["answered"] / counts["invited"]}


def _population(asked: dict[str, Any] | None, n: int) -> int | None:
    """Everybody whose service was finished; not known where more answered than were invited, by imported files."""
    return asked["invited"] if asked and asked["invited"] >= n else None


def _sample(n: int | None, population: int | None, on: date) -> dict[str, Any] | None:
    """How many respondents the population asks for; None where the population is not known."""
    if not population or n is None:
        return None
    needed = sample_size(population, on).value
    return {"population": population, "needed": needed, "enough": n >= needed}
