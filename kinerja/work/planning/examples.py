"""The indicators the house brings along: `library/*.toml`, one file a group of posts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from .definitions import Definition
from .models import LibraryIndicator
from .terms import DECLARED, LibraryState


@dataclass(frozen=True)
class Example:
    """One entry of a file, ready to become a row of the library."""

    code: str
    group: str
    result_text: str
    state: LibraryState
    definition: Definition

    def row(self, now: datetime) -> LibraryIndicator:
        decided = now if self.state != LibraryState.PROPOSED else None
        return LibraryIndicator(
            code=self.code,
            group=self.group,
            result_text=self.result_text,
            state=self.state,
            proposed_at=now,
            decided_at=decided,
            **self.definition.columns(),
        )


@cache
def examples() -> tuple[Example, ...]:
    """All examples, in order of group and file. Numbers are exact decimals."""
    files = sorted((resources.files(__package__) / "library").iterdir(), key=lambda file: file.name)
    found: list[Example] = []
    for file in files:
        content = tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)
        found += [example(content["group"], entry) for entry in content["indicator"]]
    return tuple(found)


def example(group: str, entry: dict[str, Any]) -> Example:
    """One entry as it stands in a file."""
    low, high = _target(entry["target"])
    definition = Definition(
        text=entry["text"],
        aspect=entry["aspect"],
        measure_unit=entry["unit"],
        polarity=entry["polarity"],
        target_low=low,
        target_high=high,
        source=entry.get("source", DECLARED),
        parameters=entry.get("parameters", {}),
        evidence=entry.get("evidence", ""),
    )
    state = LibraryState(entry.get("state", LibraryState.ADOPTED))
    return Example(f"{group}-{entry['code']}", group, entry["result"], state, definition)


def _target(written: Any) -> tuple[Decimal, Decimal | None]:
    """A number, or a list of both ends of a range."""
    low, *rest = written if isinstance(written, list) else [written]
    return Decimal(low), Decimal(rest[0]) if rest else None
