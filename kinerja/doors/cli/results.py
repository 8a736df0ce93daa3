"""What a command gives back, and how it is printed: a table for people, JSON and CSV for machines."""

from __future__ import annotations

import csv
import json
import math
import numbers
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

FORMATS = ("table", "json")
FORMATS_WITH_CSV = ("table", "json", "csv")

# No text of ours holds a NUL, so a marked string can be told from data.
_DECIMAL = re.compile(r'"\\u0000(-?[0-9.]+)"')


@dataclass(frozen=True)
class Result:
    """`document` for --json, `text` for people, `rows` where CSV makes sense.

    A `complaint` goes to standard error and makes the exit status 1 although there is a document.
    """

    document: dict[str, Any]
    text: str = ""
    rows: Sequence[Mapping[str, Any]] = ()
    complaint: str = ""


def plain(value: Any) -> Any:
    """Only what JSON knows: instants as ISO 8601, NaN as null, Decimal marked to keep every digit."""
    match value:
        case Decimal():
            return f"\0{value:f}" if value.is_finite() else None
        case bool() | str() | None:
            return value
        case numbers.Integral():
            return int(value)
        case numbers.Real():
            return float(value) if math.isfinite(value) else None
        case Enum():
            return plain(value.value)
        case datetime() | date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
    return str(value)


def as_json(document: Mapping[str, Any]) -> str:
    """One JSON document, numbers unrounded."""
    return _DECIMAL.sub(r"\1", json.dumps(plain(document), ensure_ascii=False, indent=2, allow_nan=False))


def _print_csv(rows: Sequence[Mapping[str, Any]]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([str(plain(row.get(name, ""))).lstrip("\0") for name in names])


def emit(result: Result, form: str) -> None:
    """Print a result in the form that was asked for."""
    if form == "json":
        print(as_json(result.document))
    elif form == "csv":
        _print_csv(result.rows)
    elif result.text:
        print(result.text)
    sys.stdout.flush()


def flat(row: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """One level, for CSV: on_time.k becomes on_time_k."""
    level: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            level |= flat(value, f"{prefix}{name}_")
        elif not isinstance(value, list):
            level[f"{prefix}{name}"] = value
    return level
