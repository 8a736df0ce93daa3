"""What every change of a path shares: it is guarded, told, and noted."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence

from .models import HelpWord, ImprovementPath, PathStep, PromisedHelp
from .models.paths import LONGEST

SOMEBODY_WAS_FIRST = gettext_noop("Jalur ini baru saja berubah. Muat ulang halaman, lalu periksa lagi.")
# Discreet: somebody may look over the shoulder.
NEWS = gettext_noop("Ada kabar baru tentang pendampingan kinerja Anda.")
NEWS_FOR_LEADER = gettext_noop("Ada kabar baru pada perbaikan kinerja anggota tim Anda.")


def required(text: str, refusal: str) -> str:
    if not text.strip():
        raise Invalid(refusal)
    return text.strip()[:LONGEST]


def touch(path: ImprovementPath, **values: Any) -> None:
    """Compare-and-set: what is said about a path is said about the path that was seen, and only while it is open."""
    same = ImprovementPath.objects.open().filter(pk=path.pk, version=path.version, state=path.state)
    if not same.update(version=F("version") + 1, **values):
        raise Stale(SOMEBODY_WAS_FIRST)
    path.version += 1
    for name, value in values.items():
        setattr(path, name, value)


def say(help: PromisedHelp, kind: str, *, actor: Actor, now: datetime, text: str = "", **more: Any) -> HelpWord:
    """One more word about a help; the path was touched before, so that no two writers count alike."""
    said: dict[str, Any] = {"kind": kind, "text": text.strip()[:1000], "by_id": actor.employee_id, "at": now, **more}
    word = HelpWord.objects.create(help=help, number=help.words.count() + 1, **said)
    record(f"development.help_{kind}", actor=actor, now=now, thing=help.path, help=str(help.pk))
    return word


def step(path: ImprovementPath, reached: str, *, words: str, actor: Actor, now: datetime, **decree: Any) -> PathStep:
    """One more step of the history."""
    number = path.steps.count() + 1
    taken = {"words": words, "by_id": actor.employee_id, "at": now, **decree}
    return PathStep.objects.create(path=path, number=number, reached=reached, **taken)


def tell_employee(path: ImprovementPath, what: str, actor: Actor, now: datetime) -> None:
    _tell(path.employee_id, path, NEWS, "employee:improvement", what, actor, now)


def tell_leader(path: ImprovementPath, to: UUID | None, what: str, actor: Actor, now: datetime) -> None:
    if to is not None and to != path.employee_id:
        _tell(to, path, NEWS_FOR_LEADER, "rater:improvement", what, actor, now)


def _tell(to: UUID, path: ImprovementPath, words: str, page: str, what: str, actor: Actor, now: datetime) -> None:
    notify(
        to, kind=Kind.EVALUATION, sentence=sentence(words), url_name=page, url_args=[path.pk],
        key=f"improvement:{what}:{path.pk}:{path.version}:{to}", actor=actor, now=now,
    )  # fmt: skip
