"""A promise of help as it is typed, and as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kinerja.judgement.evaluation.hearing import local_day
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .models import ImprovementPath, PromisedHelp
from .moving import required
from .terms import HelpKind


@dataclass(frozen=True)
class Promise:
    """Which help, and its last day."""

    kind: str
    text: str
    due: date


def keep_promise(
    path: ImprovementPath, promise: Promise, *, actor: Actor, now: datetime, instead_of: PromisedHelp | None = None
) -> PromisedHelp:
    """The row of a promise, inside a command."""
    if promise.kind not in HelpKind.values:
        raise Invalid(gettext_noop("Pilih bentuk bantuannya."))
    text = required(promise.text, gettext_noop("Tulis bantuan yang dijanjikan."))[:1000]
    if promise.due < local_day(path.evaluation, now):
        raise Invalid(gettext_noop("Hari terakhir bantuan tidak boleh sudah lewat."))
    by: dict[str, Any] = {"promised_by_id": actor.employee_id, "promised_at": now}
    made = PromisedHelp.objects.create(
        path=path, kind=promise.kind, text=text, due=promise.due, instead_of=instead_of, **by
    )
    record("development.help_promised", actor=actor, now=now, thing=path, help=str(made.pk), due=str(promise.due))
    return made
