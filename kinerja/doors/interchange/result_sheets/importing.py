"""The road of a file of results: read, compared, stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from kinerja.doors.interchange.event_logs.opening import telling
from kinerja.doors.interchange.event_logs.reading import read_columns, refuse_nothing
from kinerja.doors.interchange.event_logs.sources import open_source
from kinerja.doors.interchange.event_logs.tally import Tally
from kinerja.judgement.history.commands import TakenOver, take_over_results
from kinerja.judgement.history.stated import StatedResult, current_of, differing
from kinerja.platform.access.actors import Actor

from .converting import Converter
from .mapping import ResultMapping


@dataclass(frozen=True)
class PreparedResults:
    """The results of a file. Where rows were rejected and none may be skipped it cannot be stored."""

    path: Path
    mapping: ResultMapping
    tally: Tally
    results: list[StatedResult]
    is_acceptable: bool

    def findings(self) -> dict[str, Any]:
        """What the file holds, without what it changes."""
        found = {"file": self.path.name, "source": self.mapping.source, **self.tally.document()}
        if not self.is_acceptable:
            return found
        people = {result.employee for result in self.results}
        return found | {"results": len(self.results), "people": len(people)}

    def preview(self) -> TakenOver:
        """What storing it now would change."""
        known = current_of({result.employee for result in self.results})
        old = [(result, known[result.key]) for result in self.results if result.key in known]
        corrected = sum(bool(differing(result, before)) for result, before in old)
        return TakenOver(len(self.results) - len(old), len(old) - corrected, corrected)


def prepare(
    path: Path, mapping: ResultMapping, *, correcting: bool = False, skip: bool = False,
    rejected_to: IO[str] | None = None,
) -> PreparedResults:  # fmt: skip
    """Read a file to its end. With `skip` the rows that cannot be taken are left out, and written to `rejected_to`.

    Raises Invalid where the file as a whole cannot be read, or nothing in it can be taken.
    """
    tally = Tally()
    results: list[StatedResult] = []
    converter = Converter(mapping, correcting=correcting)
    with telling(path, lambda: tally.rows), open_source(path, mapping) as source:
        for columns in read_columns(source, mapping, converter, tally, rejected_to):
            results += columns["results"]
    refuse_nothing(tally, path, skip=skip)
    return PreparedResults(path, mapping, tally, results, skip or not tally.rejected_rows)


def store(prepared: PreparedResults, *, correction: str = "", actor: Actor, now: datetime) -> TakenOver:
    """Store the results, all or nothing."""
    source = f"{prepared.mapping.source} ({prepared.path.name})"[:200]
    return take_over_results(prepared.results, source=source, correction=correction, actor=actor, now=now)
