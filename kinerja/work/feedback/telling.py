"""Telling people that something waits for them. Every invitation reads alike, so that none gives itself away."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.database.sealing import mark
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

PAGE = "employee:feedback"
INVITED = gettext_noop("Ada undangan pribadi untuk Anda.")


def invite(who: UUID, what: object, *, actor: Actor, now: datetime) -> None:
    """To a check-in, to guidance or to counselling: the same words, the same page, a key that says nothing."""
    notify(
        who, kind=Kind.PRIVATE, sentence=sentence(INVITED), url_name=PAGE, key=mark("invitation", what, who),
        actor=actor, now=now,
    )  # fmt: skip


def tell(who: UUID, said: str, what: object, *, actor: Actor, now: datetime, feedback: UUID | None = None) -> None:
    """About feedback that was given, or asked for where there is none yet; its words stay in the house."""
    page, gaps = ("employee:one_feedback", [feedback]) if feedback else (PAGE, [])
    notify(
        who, kind=Kind.FEEDBACK, sentence=sentence(said), url_name=page, url_args=gaps, key=f"{what}",
        actor=actor, now=now,
    )  # fmt: skip
