"""The nine questions as one form, and what a respondent may tell of himself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kinerja.doors.web.ui.forms import SubmissionForm
from kinerja.facts.survey.terms import VALUES, Trait
from kinerja.pure.law.survey_forms import SurveyForm

NOT_KNOWN = "x"
NOT_TOLD = _("(tidak diisi)")


class QuestionsForm(SubmissionForm):
    """One field an element; who does not know says so, so that a blank is no oversight."""

    def __init__(self, *args: Any, asked: SurveyForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [question.element.value for question in asked.questions]
        for number, question in enumerate(asked.questions, 1):
            answers = [(str(score), text) for score, text in enumerate(question.answers, 1)]
            self.fields[question.element.value] = forms.ChoiceField(
                label=f"{number}. {question.text}",
                choices=[*answers, (NOT_KNOWN, _("Tidak tahu atau tidak berlaku"))],
                error_messages={
                    "required": _("Pilih satu jawaban; bila tidak tahu, pilih “Tidak tahu atau tidak berlaku”."),
                    "invalid_choice": _("Jawaban ini di luar pilihan. Pilih salah satu yang tersedia."),
                },
            )
        for trait in Trait:
            label, values = capfirst(trait.label), VALUES[trait].choices
            self.fields[trait.value] = forms.ChoiceField(label=label, choices=[("", NOT_TOLD), *values], required=False)

    def questions(self) -> list[forms.BoundField]:
        return [self[code] for code in self.codes]

    def traits(self) -> list[forms.BoundField]:
        return [self[trait.value] for trait in Trait]

    def about(self) -> dict[str, str]:
        return {trait.value: self.cleaned_data[trait.value] for trait in Trait}

    def answers(self) -> dict[str, int | None]:
        given = {code: self.cleaned_data[code] for code in self.codes}
        return {code: None if answer == NOT_KNOWN else int(answer) for code, answer in given.items()}
