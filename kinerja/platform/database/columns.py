"""Whole columns out of the database: one statement, numpy arrays, no Python object per value where it can be helped.

On PostgreSQL rows come through COPY in binary form, where every field of a kind has one width, and are read in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import repeat
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast
from numpy.typing import NDArray

CHUNK = 5_000
NO_KEY = bytes(16)
_COPY_HEADER, _COPY_TRAILER = 19, 2
_EPOCH_2000 = np.datetime64("2000-01-01", "us").astype(np.int64)
_INFINITY = np.iinfo(np.int64).max


class Kind(Enum):
    """What a column holds: how it is asked for where NULL, and its form on PostgreSQL's wire."""

    KEY = "COALESCE({column}, '00000000-0000-0000-0000-000000000000'::uuid)", "V16"
    INSTANT = "COALESCE({column}, 'infinity'::timestamptz)", ">i8"
    INTEGER = "COALESCE({column}, 0)::bigint", ">i8"


def read(sql: str, params: Sequence[Any], kinds: Mapping[str, Kind]) -> dict[str, NDArray[Any]]:
    """The columns of a SELECT by name, in order of its rows.

    KEY: V16, raw bytes of a UUID, zeros for NULL. INSTANT: datetime64[us] in UTC, NaT for NULL. INTEGER: int64, 0 for
    NULL. `sql` names its columns as in `kinds` and uses %s for `params`.
    """
    if connection.vendor == "postgresql":
        return _read_copy(sql, params, kinds)
    return _read_chunks(sql, params, kinds)


def as_text(column: str) -> Cast:
    """A key, a number or JSON as the text the database makes of it, for `values_list` over a whole city."""
    return Cast(column, TextField())


def codes(keys: NDArray[Any], known: Mapping[bytes, int]) -> NDArray[np.int64]:
    """Each key's number, -1 where it is not known (NULL included)."""
    return np.fromiter(map(known.get, keys.tolist(), repeat(-1)), dtype=np.int64, count=len(keys))


def numbered(keys: Iterable[UUID]) -> dict[bytes, int]:
    """Number keys 0, 1, 2 … in the order given."""
    return {key.bytes: number for number, key in enumerate(keys)}


def _read_copy(sql: str, params: Sequence[Any], kinds: Mapping[str, Kind]) -> dict[str, NDArray[Any]]:
    asked = ", ".join(kind.value[0].format(column=name) for name, kind in kinds.items())
    with connection.cursor() as cursor:
        statement = f"COPY (SELECT {asked} FROM ({sql}) AS wanted) TO STDOUT (FORMAT BINARY)"  # noqa: S608
        with cursor.cursor.copy(statement, params) as copy:
            received = b"".join(copy)
    fields = [(f"{part} {name}", form) for name, kind in kinds.items() for part, form in _wire(kind)]
    dtype = np.dtype([("fields", ">i2"), *fields])
    rows = np.frombuffer(
        received, dtype, (len(received) - _COPY_HEADER - _COPY_TRAILER) // dtype.itemsize, _COPY_HEADER
    )
    return {name: _from_wire(rows[f"value {name}"], kind) for name, kind in kinds.items()}


def _wire(kind: Kind) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("length", ">i4"), ("value", kind.value[1])


def _from_wire(column: NDArray[Any], kind: Kind) -> NDArray[Any]:
    if kind is Kind.KEY:
        return column
    numbers = column.astype(np.int64)
    if kind is Kind.INTEGER:
        return numbers
    instants = np.where(numbers == _INFINITY, 0, numbers) + _EPOCH_2000
    return np.where(numbers == _INFINITY, np.datetime64("NaT", "us"), instants.astype("datetime64[us]"))


def _read_chunks(sql: str, params: Sequence[Any], kinds: Mapping[str, Kind]) -> dict[str, NDArray[Any]]:
    parts: dict[str, list[NDArray[Any]]] = {name: [_column((), kind)] for name, kind in kinds.items()}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(map(_asked, kinds, kinds.values()))} FROM ({sql}) AS wanted", params)  # noqa: S608
        while rows := cursor.fetchmany(CHUNK):
            for values, (name, kind) in zip(zip(*rows, strict=True), kinds.items(), strict=True):
                parts[name].append(_column(values, kind))
    return {name: np.concatenate(part) for name, part in parts.items()}


def _asked(name: str, kind: Kind) -> str:
    """Instants as the text they are stored as: the driver would make an object of each."""
    return f"CAST({name} AS TEXT)" if kind is Kind.INSTANT else name


def _column(values: Sequence[Any], kind: Kind) -> NDArray[Any]:
    """One chunk as SQLite stores it: keys as 32 hexadecimal digits, instants as ISO 8601 text in UTC."""
    match kind:
        case Kind.KEY:
            return np.frombuffer(bytes.fromhex("".join(value or NO_KEY.hex() for value in values)), dtype="V16")
        case Kind.INSTANT:
            return np.array([value or "NaT" for value in values], dtype="datetime64[us]")
        case Kind.INTEGER:
            return np.array([value or 0 for value in values], dtype=np.int64)
