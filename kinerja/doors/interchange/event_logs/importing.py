"""The road of a log: read into staging tables, checked, previewed, stored. Used by the command line and the browser.

with prepared(path, mapping) as log:      # nothing of the real tables is touched
    log.report()                          # what the file holds and what it would change
    store(log, ...)                       # one short transaction
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from kinerja.facts.service.changes import Changes, compare
from kinerja.facts.service.commands import commit_log, start_import
from kinerja.facts.service.models import LogImport, Service
from kinerja.facts.service.settling import Settled, settle, unknown_officers
from kinerja.facts.service.staging import StagedLog, staged_log
from kinerja.platform.access.actors import Actor

from .blocks import REASON_COLUMN, Source
from .mapping import FIRST, LogMapping
from .opening import telling
from .reading import digest_of, read_columns, refuse_nothing, without_collector
from .sources import open_source
from .tally import Tally
from .values import Converter

NAMED_OFFICERS = 20


@dataclass(frozen=True)
class PreparedLog:
    """A log lying in its staging tables. `settled` is None where rows were rejected and none may be skipped."""

    path: Path
    mapping: LogMapping
    staged: StagedLog
    tally: Tally
    settled: Settled | None

    @property
    def is_acceptable(self) -> bool:
        return self.settled is not None

    @cached_property
    def unknown(self) -> list[str]:
        return unknown_officers(self.staged)

    def preview(self) -> Changes:
        """What storing it now would change."""
        return compare(self.staged, Service.objects.filter(code=self.mapping.service_code).first())

    def findings(self) -> dict[str, Any]:
        """What the file holds, without what it changes."""
        found = {"file": self.path.name, "service": self.mapping.service_code, **self.tally.document()}
        if self.settled is None:
            return found
        return found | {
            "events": self.settled.events,
            "cases": self.settled.cases,
            "open": self.settled.open,
            "duplicates": self.settled.duplicates,
            "replaced": self.settled.replaced,
            "negative_durations": self.settled.negative_durations,
            "unknown_officers": len(self.unknown),
            "first_unknown_officers": self.unknown[:NAMED_OFFICERS],
        }


@contextmanager
def prepared(
    path: Path, mapping: LogMapping, *, skip: bool = False, rejected_to: IO[str] | None = None
) -> Iterator[PreparedLog]:
    """Read a log to its end. With `skip` the rows that cannot be taken are left out, and written to `rejected_to`.

    Raises Invalid where the file as a whole cannot be read, or nothing in it can be taken.
    """
    tally = Tally()
    with ExitStack() as stack:
        with telling(path, lambda: tally.rows), open_source(path, mapping) as source:
            staged = stack.enter_context(_tables(mapping, source))
            with staged.rows.loading(Converter(mapping).names) as add, without_collector():
                for columns in read_columns(source, mapping, Converter(mapping), tally, rejected_to):
                    # Once the file is refused the rest is read only to say what else is wrong with it.
                    if skip or not tally.rejected_rows:
                        add(columns)
        refuse_nothing(tally, path, skip=skip)
        settled = settle(staged) if skip or not tally.rejected_rows else None
        yield PreparedLog(path, mapping, staged, tally, settled)


def write_rejected(path: Path, mapping: LogMapping, to: IO[str]) -> int:
    """The rejected rows of a log as CSV with their reasons; answers how many. The database is not touched."""
    tally = Tally()
    with telling(path, lambda: tally.rows), open_source(path, mapping) as source:
        for _ in read_columns(source, mapping, Converter(mapping), tally, to):
            pass
    return tally.rejected_rows


@contextmanager
def _tables(mapping: LogMapping, source: Source) -> Iterator[StagedLog]:
    roles = [*mapping.columns, *(["attributes"] if mapping.attributes else [])]
    closing = mapping.closing
    with staged_log(
        mapping.service_code,
        roles,
        closing=closing.activities if closing else (),
        picks_first=bool(closing and closing.pick == FIRST),
        is_supplement=REASON_COLUMN in source.header,
    ) as staged:
        yield staged


def store(log: PreparedLog, *, log_import: LogImport | None = None, actor: Actor, now: datetime) -> LogImport:
    """Store a prepared log, all or nothing."""
    with transaction.atomic():
        log_import = log_import or start_import(
            log.path.name, mapping=log.mapping.document, sha256=digest_of(log.path), actor=actor, now=now
        )
        changes = commit_log(
            log_import,
            staged=log.staged,
            service_name=log.mapping.service_name,
            report=log.findings(),
            actor=actor,
            now=now,
        )
        log_import.report |= described(changes)
    return log_import


def described(changes: Changes) -> dict[str, Any]:
    """Changes as a document."""
    return {
        "new": changes.new,
        "changed": changes.changed,
        "unchanged": changes.unchanged,
        "changed_fields": changes.fields,
        "examples": list(changes.examples),
    }
