"""Answers of a file against those that are stored: new, changed, unchanged. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.text import slugify

from kinerja.facts.service.models import Officer, Service
from kinerja.facts.survey.models import Response, Survey
from kinerja.facts.survey.terms import COLUMNS
from kinerja.platform.database.sealing import marks

LONGEST_CODE = 60
STORED = ("scale", *COLUMNS, "day", "service_id", "unit_id", "officer_id")


class Answer(NamedTuple):
    """One row of a file, read but not yet stored. Texts as the file has them, "" for none."""

    row: int
    respondent: str
    day: date | None
    service: str
    officer: str
    unit: UUID | None
    answers: tuple[int | None, ...]
    """In the order of U1 … U9."""

    @property
    def who(self) -> tuple[str, str, str]:
        """What makes two rows the same respondent: numbers may begin anew every day and at every service."""
        return self.respondent, str(self.day or ""), self.service.casefold()


@dataclass(frozen=True)
class Incoming:
    """Answers of a file against those stored."""

    new: list[tuple[Answer, str]]
    """With the mark under which each will be stored."""
    changed: list[tuple[Answer, UUID]]
    unchanged: int
    new_services: list[str]
    new_officers: list[str]

    def counts(self) -> dict[str, Any]:
        """As a document."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "new_services": self.new_services,
            "new_officers": len(self.new_officers),
        }


def compare(
    survey: Survey | None, answers: Sequence[Answer], *, scale: str, file_name: str, survey_code: str
) -> Incoming:
    """Find the stored twin of each row and whether it differs. A constant number of statements."""
    services = services_by_text({answer.service for answer in answers} - {""})
    officers = officers_by_label(survey_code, {answer.officer for answer in answers} - {""})
    stored = _stored(survey)
    new, changed, unchanged = [], [], 0
    for answer in answers:
        keys = marks(*_identity(survey_code, answer, file_name))
        twin = next((stored[key] for key in keys if key in stored), None)
        if twin is None:
            new.append((answer, keys[0]))
        elif twin[1:] != values_of(answer, scale, services, officers):
            changed.append((answer, twin[0]))
        else:
            unchanged += 1
    return Incoming(
        new,
        changed,
        unchanged,
        new_services=sorted(text for text, service in services.items() if service is None),
        new_officers=sorted(label for label, officer in officers.items() if officer is None),
    )


def values_of(
    answer: Answer, scale: str, services: Mapping[str, UUID | None], officers: Mapping[str, UUID | None]
) -> tuple[Any, ...]:
    """What is stored of it, in the order of STORED."""
    service, officer = services.get(answer.service), officers.get(answer.officer)
    return scale, *answer.answers, answer.day, service, answer.unit, officer


def services_by_text(texts: set[str]) -> dict[str, UUID | None]:
    """The service a text means: by its code, else by its name, whatever the capitals; None where there is none yet."""
    by_code: dict[str, UUID] = {}
    by_name: dict[str, UUID] = {}
    for key, code, name in Service.objects.order_by("code").values_list("pk", "code", "name"):
        by_code[code.casefold()] = key
        by_name.setdefault(name.casefold(), key)
    return {text: by_code.get(text.casefold()) or by_name.get(text.casefold()) for text in texts}


def officers_by_label(register: str, labels: set[str]) -> dict[str, UUID | None]:
    """The officer a label means in the register of this survey; None where there is none yet."""
    known = dict(Officer.objects.filter(register=register).order_by().values_list("label", "pk"))
    return {label: known.get(label) for label in labels}


def code_for(text: str, taken: set[str]) -> str:
    """A free code for a service that a file names: the text itself where it can be one."""
    stem = slugify(text.replace("_", "\0")).replace("\0", "_")[:LONGEST_CODE] or "layanan"
    wished = text if _is_code(text) else stem
    code, number = wished, 2
    while code.casefold() in taken:
        ending = f"-{number}"
        code, number = wished[: LONGEST_CODE - len(ending)] + ending, number + 1
    return code


def _is_code(text: str) -> bool:
    plain = text.replace("-", "").replace("_", "")
    return len(text) <= LONGEST_CODE and plain.isascii() and plain.isalnum()


def _identity(survey_code: str, answer: Answer, file_name: str) -> tuple[object, ...]:
    """Sealed before it is stored: a respondent's number may be that of his telephone.

    Without respondents a row is known by its file, place and day, so that next month's file of the same name is new.
    """
    if answer.respondent:
        return "survey.respondent", survey_code.casefold(), *answer.who
    return "survey.row", survey_code.casefold(), file_name, answer.row, answer.day or ""


def _stored(survey: Survey | None) -> dict[str, tuple[Any, ...]]:
    """Mark -> key and values of every imported answer."""
    if survey is None:
        return {}
    rows = Response.objects.filter(survey=survey, source_key__isnull=False).order_by()
    return {row[0]: row[1:] for row in rows.values_list("source_key", "pk", *STORED).iterator()}
