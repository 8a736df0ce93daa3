"""What stands on a form: plain words, ready to print, the same for whoever asks.

It is kept in the receipt as it was. So no word of it depends on the asker, and of feedback it holds only how often it
was given: its words are open to fewer people than the form (decision 0008).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from kinerja.outcomes.documents.subjects import Subject
from kinerja.outcomes.documents.terms import Kind
from kinerja.people.organisation.models import Agency
from kinerja.people.organisation.queries import agency

from .credited import accumulation_parts, conversion_parts, settlement_parts
from .decided import dossier_parts
from .judged import evaluation_parts, whole
from .planned import plan_parts
from .shelf import Shelf

EDITION = 2
"""Of the layout; a form that says other things, or in another place, counts one further."""

_PARTS = {
    Kind.SKP: plan_parts,
    Kind.EVALUATION: evaluation_parts,
    Kind.DOSSIER: dossier_parts,
    Kind.CONVERSION: conversion_parts,
    Kind.CREDITS: accumulation_parts,
    Kind.CREDIT_SET: settlement_parts,
}


def content_of(subject: Subject) -> dict[str, Any]:
    """A constant number of statements, whatever the size of the plan."""
    here = agency()
    with translation.override("id"):
        return _head(subject, here) | _PARTS[subject.kind](subject)


def contents_of_evaluations(subjects: Sequence[Subject]) -> list[dict[str, Any]]:
    """The same for many evaluations, with statements of their own for none of them."""
    here, shelf = agency(), Shelf([whole(subject) for subject in subjects])
    with translation.override("id"):
        return [_head(subject, here) | evaluation_parts(subject, shelf) for subject in subjects]


def _head(subject: Subject, here: Agency | None) -> dict[str, Any]:
    return {
        "kind": subject.kind.value,
        "edition_of_form": EDITION,
        "title": str(subject.kind.label),
        "agency": here.name if here else "",
        "place": settings.PUBLIC_ADDRESS + reverse("public:document"),
        "zone": _zone(subject, here),
        "mark": "",
    }


def _zone(subject: Subject, here: Agency | None) -> str:
    """Of the unit; papers about a person go by the agency's."""
    thing = subject.evaluation or subject.plan
    if thing is not None:
        zone: str = thing.unit.zone
        return zone
    return here.zone if here else "Asia/Jakarta"
