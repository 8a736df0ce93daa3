"""Telling somebody: one statement in the transaction of the act itself, so that both happen or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.database.bulk import load
from kinerja.platform.notices.models import Notice
from kinerja.platform.notices.packing import packed
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

NOTHING_SAID = gettext_noop("Ada hal baru yang hanya untuk Anda. Buka Kinerja untuk membacanya.")

_COLUMNS = ("id", "employee", "kind", "key", "template", "params", "url_name", "url_args", "created_at")


@dataclass(frozen=True)
class Telling:
    """One thing for one person."""

    employee_id: UUID
    kind: str
    sentence: Sentence
    url_name: str
    key: str
    url_args: Sequence[Any] = ()


@command
def notify(
    employee_id: UUID | None,
    *,
    kind: str,
    sentence: Sentence,
    url_name: str,
    key: str,
    actor: Actor,
    now: datetime,
    url_args: Sequence[Any] = (),
) -> None:
    """Memberi tahu seorang pegawai, sekali untuk satu kunci; tanpa penerima tidak ada yang terjadi."""
    if employee_id is not None:
        _write([Telling(employee_id, kind, sentence, url_name, key, url_args)], now)


@command
def notify_all(tellings: Iterable[Telling], *, actor: Actor, now: datetime) -> None:
    """Memberi tahu banyak orang sekaligus."""
    _write(tellings, now)


@command
def notify_new(tellings: Iterable[Telling], *, actor: Actor, now: datetime) -> None:
    """Memberi tahu ratusan orang sekaligus, dengan kunci yang pasti baru: one statement, however many."""
    notices = (_notice(told, now) for told in tellings)
    load(Notice, _COLUMNS, ([getattr(notice, name) for name in _COLUMNS] for notice in notices))


def _write(tellings: Iterable[Telling], now: datetime) -> None:
    Notice.objects.bulk_create([_notice(told, now) for told in tellings], batch_size=500, ignore_conflicts=True)


def _notice(told: Telling, now: datetime) -> Notice:
    kind = Kind(told.kind)
    # What is confidential is not even stored: neither in lists nor in exports can it be read.
    said = sentence(NOTHING_SAID) if kind is Kind.PRIVATE else told.sentence
    return Notice(
        employee=told.employee_id,
        kind=kind,
        key=told.key,
        template=said.template,
        params=packed(said.params),
        url_name=told.url_name,
        url_args=[str(arg) for arg in told.url_args],
        created_at=now,
    )
