"""Who holds everything but the keys, and wants to know which ballot is whose.

He has the whole database as it was before and after every single ballot, rows in the order in which they lie on the
disk with their hidden columns, and a log that tells exactly who voted when: more than any real log does. What he
guesses is the place of a voter's ballot in the last copy of its box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from kinerja.work.ballot.envelopes import LENGTH

HIDDEN = {"sqlite": "rowid", "postgresql": "ctid::text, xmin::text::bigint"}


@dataclass(frozen=True)
class Copy:
    """All tables as they lie, hidden columns first."""

    tables: dict[str, list[tuple[Any, ...]]]
    columns: dict[str, list[str]]

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        for row in self.tables[table]:
            yield dict(zip(self.columns[table], row, strict=True))


@dataclass(frozen=True)
class Vote:
    """From the log: who voted about whom, with the copies before and after."""

    rater: UUID
    rated: UUID
    before: Copy
    after: Copy


def copy_everything() -> Copy:
    tables, columns = {}, {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT {HIDDEN[connection.vendor]}, * FROM "{table}"')
            columns[table] = [column[0] for column in cursor.description]
            tables[table] = [tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in cursor]
    return Copy(tables, columns)


def slices(copy: Copy, rated: UUID) -> list[bytes]:
    """The box about somebody, cut from its end into pieces as long as an envelope."""
    box = next(row for row in copy.rows("ballot_box") if _key(row["rated_id"]) == rated)
    sealed = bytes(box["sealed"])
    # What stands around the envelopes is shorter than one of them.
    extra = len(sealed) % LENGTH
    return [sealed[at : at + LENGTH] for at in range(min(extra, 12), len(sealed) - LENGTH + 1, LENGTH)]


def by_what_is_new(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    """The piece that was not there before; where it lies in the last copy, or where it lay."""
    found = {}
    for vote in votes:
        before, after = slices(vote.before, vote.rated), slices(vote.after, vote.rated)
        new = [piece for piece in after if piece not in before]
        piece, final = new[-1], slices(last, vote.rated)
        found[vote.rater, vote.rated] = final.index(piece) if piece in final else after.index(piece)
    return found


def by_time(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    """First come, first in the box."""
    return _in_order(votes, lambda vote: 0)


def by_time_backwards(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    return _in_order(list(reversed(votes)), lambda vote: 0)


def by_place_on_disk(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    places = {_pair(row): place for place, row in enumerate(last.rows("ballot_nomination"))}
    return _in_order(votes, lambda vote: places[vote.rater, vote.rated])


def by_hidden_columns(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    """Number of the row on SQLite, of the transaction that touched it last on PostgreSQL."""
    hidden = "rowid" if connection.vendor == "sqlite" else "xmin"
    numbers = {_pair(row): row.get(hidden, 0) for row in last.rows("ballot_nomination")}
    return _in_order(votes, lambda vote: numbers[vote.rater, vote.rated])


def by_key(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    keys = {_pair(row): str(_key(row["id"])) for row in last.rows("ballot_nomination")}
    return _in_order(votes, lambda vote: keys[vote.rater, vote.rated])


def by_name(votes: Sequence[Vote], last: Copy) -> dict[tuple[UUID, UUID], int]:
    names = {_key(row["id"]): row["name"] for row in last.rows("organisation_employee")}
    return _in_order(votes, lambda vote: names[vote.rater])


WAYS = (by_what_is_new, by_time, by_time_backwards, by_place_on_disk, by_hidden_columns, by_key, by_name)


def _in_order(votes: Sequence[Vote], key: Callable[[Vote], Any]) -> dict[tuple[UUID, UUID], int]:
    found: dict[tuple[UUID, UUID], int] = {}
    filled: dict[UUID, int] = {}
    for vote in sorted(votes, key=key):
        place = filled.get(vote.rated, 0)
        found[vote.rater, vote.rated] = place
        filled[vote.rated] = place + 1
    return found


def _pair(row: dict[str, Any]) -> tuple[UUID, UUID]:
    return _key(row["rater_id"]), _key(row["rated_id"])


def _key(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
