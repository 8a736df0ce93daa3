"""The road of a survey's file: read, checked, compared, stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from kinerja.doors.interchange.event_logs.opening import telling
from kinerja.doors.interchange.event_logs.reading import digest_of, read_columns, refuse_nothing
from kinerja.doors.interchange.event_logs.sources import open_source
from kinerja.doors.interchange.event_logs.tally import Tally
from kinerja.facts.survey.commands import open_survey, store_answers
from kinerja.facts.survey.incoming import Answer, Incoming, compare
from kinerja.facts.survey.models import Survey, SurveyImport
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor

from .converting import Converter
from .mapping import SurveyMapping


@dataclass(frozen=True)
class PreparedAnswers:
    """The answers of a file. Where rows were rejected and none may be skipped it cannot be stored."""

    path: Path
    mapping: SurveyMapping
    tally: Tally
    answers: list[Answer]
    duplicates: int
    blanks: int
    is_acceptable: bool

    def findings(self) -> dict[str, Any]:
        """What the file holds, without what it changes."""
        found = {"file": self.path.name, "survey": self.mapping.code, **self.tally.document()}
        if not self.is_acceptable:
            return found
        asked = len(self.answers) * len(ELEMENTS)
        return found | {
            "responses": len(self.answers),
            "duplicates": self.duplicates,
            "blank_answers": self.blanks,
            "blank_share": self.blanks / asked if asked else None,
            "not_asked": [code for code in ELEMENTS if code not in self.mapping.elements],
        }

    def preview(self) -> Incoming:
        """What storing it now would change."""
        survey = Survey.objects.filter(code__iexact=self.mapping.code).first()
        return compare(
            survey,
            self.answers,
            scale=self.mapping.scale.code,
            file_name=self.path.name,
            survey_code=survey.code if survey else self.mapping.code,
        )


def prepare(
    path: Path, mapping: SurveyMapping, *, skip: bool = False, rejected_to: IO[str] | None = None
) -> PreparedAnswers:
    """Read a file to its end. With `skip` the rows that cannot be taken are left out, and written to `rejected_to`.

    Raises Invalid where the file as a whole cannot be read, or nothing in it can be taken.
    """
    tally = Tally()
    answers: list[Answer] = []
    converter = Converter(mapping, _units(mapping))
    with telling(path, lambda: tally.rows), open_source(path, mapping) as source:
        for columns in read_columns(source, mapping, converter, tally, rejected_to):
            answers += columns["answers"]
    refuse_nothing(tally, path, skip=skip)
    acceptable = skip or not tally.rejected_rows
    return PreparedAnswers(path, mapping, tally, answers, converter.duplicates, converter.blanks, acceptable)


def _units(mapping: SurveyMapping) -> dict[str, Any]:
    if "unit" not in mapping.columns:
        return {}
    return {code.casefold(): key for code, key in Unit.objects.order_by().values_list("code", "pk")}


def store(prepared: PreparedAnswers, *, actor: Actor, now: datetime) -> SurveyImport:
    """Store the answers, all or nothing; a survey nobody knows is opened."""
    mapping = prepared.mapping
    with transaction.atomic():
        survey = open_survey(mapping.code, name=mapping.name, form=mapping.form, actor=actor, now=now)
        return store_answers(
            survey,
            answers=prepared.answers,
            scale=mapping.scale.code,
            file_name=prepared.path.name,
            sha256=digest_of(prepared.path),
            mapping=mapping.document,
            report=prepared.findings(),
            actor=actor,
            now=now,
        )
