"""The templates the house brings along: `sets/*.toml`, one file a group of posts.

A line names an indicator of the library by its code, or brings one of its own, which joins the library with it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from .examples import Example, example
from .terms import ResultKind


@dataclass(frozen=True)
class SetLine:
    """One line of a set: the code of its indicator, and the indicator where the set brings it."""

    code: str
    own: Example | None
    kind: str = ResultKind.MAIN
    perspective: str = ""
    weight: Decimal | None = None


@dataclass(frozen=True)
class TemplateSet:
    """One file, ready to become a template."""

    code: str
    name: str
    group: str
    note: str
    annexes: dict[str, str]
    lines: tuple[SetLine, ...]


ANNEXES = ("resources", "accountability", "consequences")


@cache
def template_sets() -> tuple[TemplateSet, ...]:
    """All of them, in order of file."""
    files = sorted((resources.files(__package__) / "sets").iterdir(), key=lambda file: file.name)
    return tuple(_set(tomllib.loads(file.read_text("utf-8"), parse_float=Decimal)) for file in files)


def _set(content: dict[str, Any]) -> TemplateSet:
    group = content["group"]
    return TemplateSet(
        code=content["code"],
        name=content["name"],
        group=group,
        note=content.get("note", ""),
        annexes={name: "\n".join(content.get(name, ())) for name in ANNEXES},
        lines=tuple(_line(group, entry) for entry in content["line"]),
    )


def _line(group: str, entry: dict[str, Any]) -> SetLine:
    own = None if "use" in entry else example(group, entry)
    more = {name: entry[name] for name in ("kind", "perspective") if name in entry}
    weight = Decimal(entry["weight"]) if "weight" in entry else None
    return SetLine(own.code if own else entry["use"], own, weight=weight, **more)
