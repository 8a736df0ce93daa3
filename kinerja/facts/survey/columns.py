"""Answers of one survey as columns, one statement: what figures are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from django.db import connection

from kinerja.facts.survey.models import Survey
from kinerja.facts.survey.terms import COLUMNS
from kinerja.people.organisation.models import Unit
from kinerja.platform.database.columns import Kind
from kinerja.platform.database.glued import read_glued
from kinerja.pure.statistics.grouping import Integers
from kinerja.pure.statistics.survey_index import Scores
from kinerja.pure.statistics.survey_scales import MISSING, SCALES


class By(StrEnum):
    """What answers are grouped by."""

    SERVICE = "service"
    UNIT = "unit"
    MONTH = "month"
    OFFICER = "officer"


_LABELS = {
    By.SERVICE: "service.code || '|' || service.name",
    By.UNIT: "unit.code || '|' || unit.name",
    By.MONTH: "SUBSTR(CAST(r.day AS text), 1, 7)",
    By.OFFICER: "officer.label",
}
# Units of different departments bear one name, so codes tell them apart; one text brings both in one statement.
_JOINED = (
    "survey_response AS r LEFT JOIN service_service AS service ON service.id = r.service_id "
    "LEFT JOIN organisation_unit AS unit ON unit.id = COALESCE(r.unit_id, service.unit_id) "
    "LEFT JOIN service_officer AS officer ON officer.id = r.officer_id"
)


@dataclass(frozen=True)
class AnswerColumns:
    """One entry a respondent, in no particular order."""

    scores: Scores
    group: Integers
    """Number of the respondent's label in `labels`; -1 where he has none."""
    labels: tuple[tuple[str, str], ...]
    """Name and code; of a month or an officer the same twice."""

    def __len__(self) -> int:
        return len(self.scores)


def answer_columns(
    survey: Survey, *, by: By, beneath: Unit | None = None, since: date | None = None, until: date | None = None
) -> AnswerColumns:
    """All answers; of a unit and those beneath it, and of days [since, until), where asked."""
    asked = ", ".join(f"{_score(column)} AS {column}" for column in COLUMNS)
    condition, params = _where(survey, beneath, since, until)
    found = read_glued(
        f"SELECT {asked}, {_LABELS[by]} AS label FROM {_JOINED} WHERE {condition}",  # noqa: S608 - names of ours
        params,
        dict.fromkeys(COLUMNS, Kind.INTEGER),
        labelled=True,
    )
    scores = np.column_stack([found.columns[column] for column in COLUMNS])
    return AnswerColumns(scores, found.codes, tuple(_named(label, by) for label in found.labels))


def _named(label: str, by: By) -> tuple[str, str]:
    if by in (By.MONTH, By.OFFICER):
        return label, label
    code, _, name = label.partition("|")
    return name, code


def _score(column: str) -> str:
    """Twentieths on the scale of the index, whatever scale the answer was given on."""
    cases = " ".join(
        f"WHEN r.scale = '{scale.code}' THEN {scale.twentieths(0)} + {scale.step} * r.{column}"
        for scale in SCALES.values()
    )
    return f"CASE WHEN r.{column} IS NULL THEN {MISSING} {cases} END"


def _where(survey: Survey, beneath: Unit | None, since: date | None, until: date | None) -> tuple[str, list[Any]]:
    conditions, params = ["r.survey_id = %s"], [Survey._meta.pk.get_db_prep_value(survey.pk, connection)]
    if beneath is not None:
        conditions.append("SUBSTR(unit.path, 1, %s) = %s")
        params += [len(beneath.path), beneath.path]
    if since is not None:
        conditions.append("r.day >= %s")
        params.append(since)
    if until is not None:
        conditions.append("r.day < %s")
        params.append(until)
    return " AND ".join(conditions), params
