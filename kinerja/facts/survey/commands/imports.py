"""Storing answers that were given elsewhere, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kinerja.facts.service.commands import add_service, enlist_officers
from kinerja.facts.service.models import Service
from kinerja.facts.service.officers import digits, employees_by_nip
from kinerja.facts.survey.incoming import (
    STORED,
    Answer,
    code_for,
    compare,
    officers_by_label,
    services_by_text,
    values_of,
)
from kinerja.facts.survey.models import Response, Survey, SurveyImport
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import amend, load
from kinerja.platform.database.saving import insert

NEW = ("id", "survey_id", *STORED, "survey_import_id", "source_key", "source_row")
CHANGED = ("id", *STORED, "survey_import_id", "source_row")


@command
def store_answers(
    survey: Survey,
    *,
    answers: Sequence[Answer],
    scale: str,
    file_name: str,
    sha256: str,
    mapping: Mapping[str, Any],
    report: Mapping[str, Any],
    actor: Actor,
    now: datetime,
) -> SurveyImport:
    """Menyimpan jawaban dari berkas: yang baru ditambah, yang berbeda diperbarui, yang sama dibiarkan."""
    require(actor, Permission.SURVEY_IMPORT, survey)
    # Two imports of one survey follow one another; the update locks the row on both databases.
    Survey.objects.filter(pk=survey.pk).update(code=survey.code)
    found = compare(survey, answers, scale=scale, file_name=file_name, survey_code=survey.code)
    made = SurveyImport(survey=survey, file_name=file_name[:200], sha256=sha256, mapping=dict(mapping))
    made.report, made.stored_at, made.actor_name = {**report, **found.counts()}, now, actor.name
    insert(made)
    _add_services(found.new_services, actor, now)
    _enlist(survey, found.new_officers, actor, now)
    services = services_by_text({answer.service for answer in answers} - {""})
    officers = officers_by_label(survey.code, {answer.officer for answer in answers} - {""})

    def values(answer: Answer) -> tuple[Any, ...]:
        return values_of(answer, scale, services, officers)

    new = ((uuid4(), survey.pk, *values(answer), made.pk, mark, answer.row) for answer, mark in found.new)
    load(Response, NEW, new)
    amend(Response, CHANGED, [(key, *values(answer), made.pk, answer.row) for answer, key in found.changed])
    record("survey.answers_imported", actor=actor, now=now, thing=made, survey=survey.code, **found.counts())
    return made


def _add_services(texts: Sequence[str], actor: Actor, now: datetime) -> None:
    """Services the file names and nobody knows yet; personnel gives them an owner later."""
    taken = {code.casefold() for code in Service.objects.order_by().values_list("code", flat=True)}
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            continue
        seen.add(text.casefold())
        code = code_for(text, taken)
        taken.add(code.casefold())
        add_service(code, name=text, actor=actor, now=now)


def _enlist(survey: Survey, labels: Sequence[str], actor: Actor, now: datetime) -> None:
    if not labels:
        return
    known: dict[str, UUID] = employees_by_nip(labels)
    pairs = [(label, known.get(digits(label))) for label in labels]
    enlist_officers(survey.code, labels=pairs, actor=actor, now=now)
