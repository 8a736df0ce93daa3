"""What there is, in one statement: how many rows of each kind, and how often those with a version moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

TRAIL = ("audit.Entry", "audit.Checkpoint")
MOVING = ("version", "calls", "attempts")


@dataclass(frozen=True)
class Fingerprint:
    """Equal where nothing was added, taken away or moved on."""

    parts: tuple[tuple[str, int, int], ...]

    def differing(self, other: Fingerprint) -> str:
        mine = {name: rest for name, *rest in self.parts}
        return ", ".join(f"{name}: {mine.get(name)} -> {rest}" for name, *rest in other.parts if mine.get(name) != rest)


def house_models() -> list[type[models.Model]]:
    """Every concrete model of the house, in a fixed order."""
    mine = (one for one in apps.get_models() if one.__module__.startswith("kinerja.") and one._meta.managed)
    return sorted(mine, key=lambda one: one._meta.label)


@cache
def _question(with_trail: bool) -> tuple[str, tuple[str, ...]]:
    names, columns = [], []
    quoted = connection.ops.quote_name
    for model in house_models():
        if model._meta.label in TRAIL and not with_trail:
            continue
        table = quoted(model._meta.db_table)
        fields = {field.name: field.column for field in model._meta.concrete_fields}
        moving: Any = next((fields[name] for name in MOVING if name in fields), None)
        names.append(model._meta.label)
        columns.append(f"(SELECT COUNT(*) FROM {table})")
        columns.append(f"(SELECT COALESCE(SUM({quoted(moving)}), 0) FROM {table})" if moving else "0")
    return "SELECT " + ", ".join(columns), tuple(names)


def fingerprint(*, with_trail: bool = False) -> Fingerprint:
    """The trail itself is left out unless asked for: of an attempt it keeps a row."""
    sql, names = _question(with_trail)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = [int(number) for number in cursor.fetchone()]
    pairs = zip(names, row[::2], row[1::2], strict=True)
    return Fingerprint(tuple(pairs))
