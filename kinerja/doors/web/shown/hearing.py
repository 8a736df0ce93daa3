"""What was said around a decision, as both sides read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.ui.badges import Badge
from kinerja.judgement.evaluation.hearing import explanation_due, local_day, objection_due, signing_due
from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.terms import ObjectionOutcome
from kinerja.pure.law.findings import Finding


@dataclass(frozen=True)
class Term:
    """A last day with the rule it comes from."""

    until: date
    cites: list[str]
    is_over: bool

    @classmethod
    def of(cls, finding: Finding[date], today: date) -> Term:
        return cls(finding.value, cite_words(finding.cites), today > finding.value)


def terms_after(evaluation: Evaluation, now: Any) -> dict[str, Term]:
    """Last days to sign and to object. Needs `unit` selected."""
    today = local_day(evaluation, now)
    return {
        "signing": Term.of(signing_due(evaluation), today),
        "objecting": Term.of(objection_due(evaluation), today),
    }


def explaining(objection: Objection, now: Any) -> Term:
    return Term.of(explanation_due(objection), local_day(objection.evaluation, now))


def outcome_badge(objection: Objection) -> Badge:
    if not objection.outcome:
        return Badge(gettext("belum diputus"), "warn", "…")
    if objection.outcome == ObjectionOutcome.CHANGED:
        return Badge(objection.get_outcome_display(), "info", "↻")
    return Badge(objection.get_outcome_display(), "calm", "=")


def differences(objection: Objection) -> list[tuple[str, str, str, bool]]:
    """Each printed value as it stood and as it stands now; whether they differ."""
    if not objection.outcome:
        return []
    rows = (
        (gettext("Rating hasil kerja"), objection.get_before_result_display(), objection.get_after_result_display()),
        (
            gettext("Rating perilaku kerja"), objection.get_before_behaviour_display(),
            objection.get_after_behaviour_display(),
        ),
        (gettext("Predikat"), objection.get_before_predicate_display(), objection.get_after_predicate_display()),
    )  # fmt: skip
    return [(label, str(before), str(after), before != after) for label, before, after in rows]
