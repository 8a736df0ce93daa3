"""What is written inside the sealed papers of a counselling, and the trace it leaves outside."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.trail import record
from kinerja.platform.database.sealing import mark, seal, unseal
from kinerja.pure.lib.refusals import gettext_noop

NOBODY_NAMED = gettext_noop("pihak yang berhak")


@dataclass(frozen=True)
class Matter:
    """One matter: keys of people as text, days and instants as ISO."""

    subject: str
    reporter: str
    value: int
    seen_on: str
    seen: str
    tried: str
    reported_at: str
    authority: str = ""
    counsellor: str = ""
    answer: str = ""
    listed_at: str = ""
    outcome: str = ""
    follow_up: str = ""
    closed_at: str = ""

    def with_(self, **changes: Any) -> Matter:
        return replace(self, **{name: written(value) for name, value in changes.items()})


@dataclass(frozen=True)
class Talk:
    """One session. `notes` are the counsellor's own."""

    at: str
    place: str
    agreed: str = ""
    notes: str = ""

    def with_(self, **changes: Any) -> Talk:
        return replace(self, **{name: written(value) for name, value in changes.items()})


def written(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def sealed(paper: Matter | Talk) -> str:
    return seal(asdict(paper))


def matter_in(text: str) -> Matter:
    return Matter(**unseal(text))


def talk_in(text: str) -> Talk:
    return Talk(**unseal(text))


def leave_trace(what: str, matter: UUID, *, actor: Actor, now: datetime) -> None:
    """That somebody did something confidential, and nothing else: no person, no thing, no kind of act.

    The proof lets whoever holds the key of the home show later who it was; to everybody else it is noise.
    """
    proof = mark("trace", what, matter, actor.employee_id, now.isoformat())
    record("feedback.confidential", actor=Actor(name=NOBODY_NAMED, on=actor.on), now=now, proof=proof)
