"""Turns the plain words of a case file into what a rule takes, by the rule's own type hints."""

from __future__ import annotations

import dataclasses
import importlib
import types
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any, Union, get_args, get_origin, get_type_hints

from kinerja.pure.law.deadlines import WorkingDays
from kinerja.pure.law.findings import Finding, Reason
from kinerja.pure.law.provisions import load
from kinerja.pure.law.terms import Term


class MondayToFriday:
    """A calendar without holidays."""

    def add_working_days(self, day: date, n: int) -> date:
        while n:
            day += timedelta(days=1)
            n -= day.weekday() < 5
        return day


def files() -> dict[str, dict[str, Any]]:
    folder = resources.files("kinerja.pure.law") / "cases"
    return {file.name: load(file.read_text("utf-8")) for file in folder.iterdir()}


def cases() -> list[dict[str, Any]]:
    return [case for file in files().values() for case in file.get("case", [])]


def rule_of(case: dict[str, Any]) -> Any:
    module, name = case["rule"].split(".")
    return getattr(importlib.import_module(f"kinerja.pure.law.{module}"), name)


def answer(case: dict[str, Any]) -> Any:
    """What the rule of a case answers to what is given."""
    rule = rule_of(case)
    hints = get_type_hints(rule)
    given = {name: typed(value, hints[name]) for name, value in case["given"].items()}
    if "on" in case:
        given["on"] = case["on"]
    if case["rule"] == "deadlines.timeliness":
        given.setdefault("done", None)
    return rule(**given)


def typed(value: Any, hint: Any) -> Any:
    """`value` as the type of the hint."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return typed_choice(value, inner)
    if origin is Sequence:
        return [typed(one, inner[0]) for one in value]
    if origin is Mapping:
        return {typed(key, inner[0]): typed(one, inner[1]) for key, one in value.items()}
    if hint is WorkingDays:
        return {"mon-fri": MondayToFriday()}[value]
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{name: typed(one, hints[name]) for name, one in value.items()})
    if issubclass(hint, Term) or hint is Decimal:
        return hint(value)
    assert isinstance(value, hint), f"{value!r} is no {hint}"
    return value


def typed_choice(value: Any, hints: tuple[Any, ...]) -> Any:
    wanted = [hint for hint in hints if hint is not type(None)]
    if len(wanted) > 1:
        wanted = [hint for hint in wanted if issubclass(hint, Term) == isinstance(value, str)]
    return typed(value, wanted[0])


def plain(value: Any) -> Any:
    """A rule's answer in the words of a case file."""
    if isinstance(value, Term):
        return value.value
    if isinstance(value, Reason):
        return value.text
    if isinstance(value, Mapping):
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def shown(found: Any, expected: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an answer that a case speaks of."""
    value = found.value if isinstance(found, Finding) else found
    return {name: plain(value if name == "value" else getattr(value, name)) for name in expected}
