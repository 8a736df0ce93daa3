"""Invitations and answers of past services, taken over at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from kinerja.facts.survey.models import Invitation, RespondentCount, Response, Survey
from kinerja.facts.survey.respondents import checked_traits
from kinerja.facts.survey.terms import COLUMNS, ELEMENTS, LEAVING, OPEN_FOR
from kinerja.facts.survey.tokens import hash_of, new_token
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.statistics.survey_scales import FOUR

ASKED = (
    "id", "survey_id", "token_hash", "origin", "origin_key", "service_id", "unit_id", "officer_id", "finished_at",
    "opens_at", "expires_at", "answered_on", "submission",
)  # fmt: skip
COUNTED = ("id", "survey_id", "unit_id", "month", "trait", "value", "n")
ANSWERED = ("id", "survey_id", "scale", "day", "service_id", "unit_id", "officer_id", *COLUMNS)


@dataclass(frozen=True)
class PastService:
    """One finished service: about whom and what was asked, and the answer where one was given."""

    origin: str
    key: UUID
    finished_at: datetime
    service: UUID
    unit: UUID
    officer: UUID
    answered_on: date | None = None
    answers: Mapping[str, int | None] | None = None
    about: Mapping[str, str] = field(default_factory=dict)
    """What the respondent told of himself; counted apart."""


@command
def take_over_answers(survey: Survey, *, asked: Sequence[PastService], actor: Actor, now: datetime) -> int:
    """Memasukkan undangan dan jawaban survei layanan yang sudah lewat. Answers how many were answered."""
    require(actor, Permission.SURVEY_IMPORT, survey)
    load(Invitation, ASKED, [_invitation(survey, one) for one in asked])
    answered = [_response(survey, one, one.answers) for one in asked if one.answers is not None]
    load(Response, ANSWERED, answered)
    load(RespondentCount, COUNTED, _respondents(survey, asked))
    record("survey.taken_over", actor=actor, now=now, thing=survey, rows=len(asked), answered=len(answered))
    return len(answered)


def _respondents(survey: Survey, asked: Sequence[PastService]) -> list[tuple[object, ...]]:
    n = Counter(
        (one.unit, one.answered_on.replace(day=1), trait, value)
        for one in asked
        if one.answered_on is not None
        for trait, value in checked_traits(one.about).items()
    )
    return [(uuid4(), survey.pk, *what, count) for what, count in sorted(n.items(), key=str)]


def _invitation(survey: Survey, one: PastService) -> tuple[object, ...]:
    """Nobody is told the token any more: it only keeps its place."""
    opens = one.finished_at + LEAVING
    return (
        new_id(), survey.pk, hash_of(new_token()), one.origin, str(one.key), one.service, one.unit, one.officer,
        one.finished_at, opens, opens + OPEN_FOR, one.answered_on, new_id() if one.answered_on else None,
    )  # fmt: skip


def _response(survey: Survey, one: PastService, answers: Mapping[str, int | None]) -> tuple[object, ...]:
    given = [answers.get(code) for code in ELEMENTS]
    return uuid4(), survey.pk, FOUR.code, one.answered_on, one.service, one.unit, one.officer, *given
