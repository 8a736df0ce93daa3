"""What a survey asks: the nine elements of PermenPANRB 14/2017 in the words of a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.pure.law.findings import Citation
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.satisfaction import Element
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import gettext_noop

INDONESIAN = "id"


class Form(Term):
    """Whom a form is worded for."""

    SKM = "skm", gettext_noop("Survei kepuasan masyarakat")
    PATIENT = "patient", gettext_noop("Survei kepuasan pasien")
    PARENTS = "parents", gettext_noop("Survei kepuasan orang tua murid")


@dataclass(frozen=True)
class Question:
    """One element; `answers` from 1 (worst) to 4 (best)."""

    element: Element
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class SurveyForm:
    """A form in one language."""

    name: str
    questions: tuple[Question, ...]
    cites: tuple[Citation, ...]


def survey_form(form: Form, on: date, language: str = INDONESIAN) -> SurveyForm:
    """The form in force on a day; English for every language but Indonesian."""
    rule = provision(f"survey_forms.{form.value}", on)
    tongue = INDONESIAN if language.startswith(INDONESIAN) else "en"
    return SurveyForm(rule[f"name_{tongue}"], tuple(_questions(rule, tongue)), rule.cites)


def _questions(rule: Provision, tongue: str) -> list[Question]:
    return [
        Question(Element(entry["element"]), entry[tongue], tuple(entry[f"answers_{tongue}"]))
        for entry in rule["questions"]
    ]
