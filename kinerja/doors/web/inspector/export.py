"""The trail as CSV, row by row: memory does not grow with the trail."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC

from kinerja.platform.audit.models import Entry

HEAD = ("id", "at_utc", "actor_name", "actor_user", "verb", "thing_type", "thing_id", "data")
# A spreadsheet would run these as formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(entry: Entry) -> list[str]:
    values = [entry.id, entry.at.astimezone(UTC).isoformat(), entry.actor_name, entry.actor_user or "", entry.verb]
    values += [entry.thing_type, entry.thing_id, json.dumps(entry.data, ensure_ascii=False, sort_keys=True)]
    return [_safe(str(value)) for value in values]


def lines(entries: Iterable[Entry]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(HEAD)
    for entry in entries:
        yield writer.writerow(_row(entry))
