"""The road of a file of visits: read into a staging table, checked, previewed, stored.

with prepared(path, mapping) as visits:   # nothing of the real tables is touched
    visits.findings()                     # what the file holds
    visits.preview()                      # what storing it would change
    store(visits, ...)                    # one short transaction
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

from kinerja.doors.interchange.event_logs.opening import telling
from kinerja.doors.interchange.event_logs.reading import (
    digest_of_content,
    read_columns,
    refuse_nothing,
    without_collector,
)
from kinerja.doors.interchange.event_logs.sources import open_source
from kinerja.doors.interchange.event_logs.tally import Tally
from kinerja.facts.queueing.commands import commit_visits
from kinerja.facts.queueing.comparing import (
    VisitChanges,
    compare,
    earlier_import,
    holdings,
    refuse_another_period,
    unknown_officers,
)
from kinerja.facts.queueing.models import VisitImport
from kinerja.facts.queueing.staging import LOADED, StagedVisits, staged_visits
from kinerja.platform.access.actors import Actor

from .mapping import VisitMapping
from .values import VisitConverter

NAMED_OFFICERS = 20


@dataclass(frozen=True)
class PreparedVisits:
    """A file lying in its staging table; acceptable unless rows were rejected and none may be skipped."""

    path: Path
    mapping: VisitMapping
    staged: StagedVisits
    tally: Tally
    is_acceptable: bool

    @cached_property
    def sha256(self) -> str:
        return digest_of_content(self.path)

    @cached_property
    def unknown(self) -> list[str]:
        return unknown_officers(self.staged)

    def preview(self, *, replace: bool = False) -> VisitChanges:
        """What storing it now would change. Raises Invalid where it would be refused."""
        earlier = earlier_import(self.mapping.service_code, self.path.name, self.sha256)
        changes = compare(self.staged, earlier)
        refuse_another_period(earlier, changes, self.sha256, replace=replace)
        return changes

    def findings(self) -> dict[str, Any]:
        """What the file holds, without what it changes."""
        found = {"file": self.path.name, "service": self.mapping.service_code, **self.tally.document()}
        if not self.is_acceptable:
            return found
        return found | {
            **holdings(self.staged),
            "unknown_officers": len(self.unknown),
            "first_unknown_officers": self.unknown[:NAMED_OFFICERS],
        }


@contextmanager
def prepared(
    path: Path, mapping: VisitMapping, *, skip: bool = False, rejected_to: IO[str] | None = None
) -> Iterator[PreparedVisits]:
    """Read a file to its end. With `skip` the rows that cannot be taken are left out, and written to `rejected_to`.

    Raises Invalid where the file as a whole cannot be read, or nothing in it can be taken.
    """
    tally = Tally()
    with ExitStack() as stack:
        with telling(path, lambda: tally.rows), open_source(path, mapping) as source:
            staged = stack.enter_context(staged_visits(mapping.service_code))
            with staged.visits.loading(LOADED) as add, without_collector():
                for columns in read_columns(source, mapping, VisitConverter(mapping), tally, rejected_to):
                    # Once the file is refused the rest is read only to say what else is wrong with it.
                    if skip or not tally.rejected_rows:
                        add(columns)
        refuse_nothing(tally, path, skip=skip)
        yield PreparedVisits(path, mapping, staged, tally, is_acceptable=skip or not tally.rejected_rows)


def store(
    visits: PreparedVisits, *, replace: bool = False, actor: Actor, now: datetime
) -> tuple[VisitImport, dict[str, Any]]:
    """Store a prepared file, all or nothing; answers with what it held and changed."""
    found = visits.findings()
    with transaction.atomic():
        visit_import, changes = commit_visits(
            visits.staged,
            file_name=visits.path.name,
            sha256=visits.sha256,
            mapping=visits.mapping.document,
            report=found,
            service_name=visits.mapping.service_name,
            replace=replace,
            actor=actor,
            now=now,
        )
    return visit_import, found | described(changes)


def described(changes: VisitChanges) -> dict[str, Any]:
    """Changes as a document."""
    return {
        "new": changes.new,
        "changed": changes.changed,
        "unchanged": changes.unchanged,
        "removed": changes.removed,
        "changed_fields": changes.fields,
        "examples": list(changes.examples),
    }
