"""Who was asked, who answered, and what they told of themselves; small counts hidden as on public pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Sum, Value

from kinerja.facts.survey.models import Invitation, RespondentCount, Survey
from kinerja.facts.survey.terms import VALUES
from kinerja.pure.statistics.suppression import PUBLIC_K, suppress

from .scope import Scope

ASKED, INVITED, ANSWERED = "asked", "invited", "answered"
Told = Mapping[tuple[str, str], int]
"""Trait and band -> how many respondents."""


def asked_and_told(survey: Survey, scope: Scope) -> tuple[dict[str, Any] | None, Told]:
    """Of the services that were finished, how many were answered, None where nobody was invited; and who told what.

    The days of the scope are those on which services were finished, in UTC: an answer comes days later. What was told
    is counted by whole months. One statement.
    """
    asked = Invitation.objects.filter(survey=survey)
    told = RespondentCount.objects.filter(survey=survey)
    if scope.beneath is not None:
        asked = asked.filter(unit__path__startswith=scope.beneath.path)
        told = told.filter(unit__path__startswith=scope.beneath.path)
    if scope.since is not None:
        asked = asked.filter(finished_at__date__gte=scope.since)
        told = told.filter(month__gte=scope.since.replace(day=1))
    if scope.until is not None:
        asked = asked.filter(finished_at__date__lt=scope.until)
        told = told.filter(month__lt=scope.until.replace(day=1))
    counted = told.order_by().values_list("trait", "value").annotate(total=Sum("n"))
    invited = asked.order_by().values_list(Value(ASKED), Value(INVITED)).annotate(total=Count("pk"))
    answered = asked.filter(answered_on__isnull=False).order_by()
    rows = counted.union(invited, answered.values_list(Value(ASKED), Value(ANSWERED)).annotate(total=Count("pk")))
    found = {(trait, value): n for trait, value, n in rows}
    n, k = found.pop((ASKED, INVITED), 0), found.pop((ASKED, ANSWERED), 0)
    return ({"invited": n, "answered": k, "rate": k / n} if n else None), found


def composition(told: Told) -> dict[str, list[dict[str, Any]]]:
    """Trait -> its bands in order; a trait of which too few told is left out."""
    found = {trait: _bands(told, trait) for trait in VALUES}
    return {str(trait): bands for trait, bands in found.items() if bands}


def _bands(told: Told, trait: str) -> list[dict[str, Any]]:
    values = VALUES[trait].values
    counts = [told.get((trait, value), 0) for value in values]
    hidden = suppress(counts, PUBLIC_K)
    if hidden.total_hidden or not any(counts):
        return []
    total = sum(counts)
    return [
        {"value": value, "n": None, "share": None, "suppressed": True}
        if hide
        else {"value": value, "n": count, "share": count / total, "suppressed": False}
        for value, count, hide in zip(values, counts, hidden.hidden.tolist(), strict=True)
    ]
