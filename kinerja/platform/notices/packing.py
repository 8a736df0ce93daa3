"""A sentence as JSON and back: dates, decimals and sentences within sentences survive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kinerja.pure.law.terms import Term
from kinerja.pure.lib.sentences import Sentence


def packed(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _pack(value) for name, value in params.items()}


def unpacked(params: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _unpack(value) for name, value in params.items()}


def _pack(value: Any) -> Any:
    if isinstance(value, Term):
        return {"template": str(value.label), "params": {}}
    if hasattr(value, "template") and hasattr(value, "params"):
        return {"template": value.template, "params": packed(value.params)}
    if isinstance(value, datetime):
        return {"instant": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, list | tuple):
        return [_pack(one) for one in value]
    if isinstance(value, int | str):
        return value
    raise TypeError(f"a sentence cannot carry {type(value).__name__}: give text, a number, a day or a sentence")


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpack(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "template" in value:
        return Sentence(value["template"], unpacked(value["params"]))
    if "instant" in value:
        return datetime.fromisoformat(value["instant"])
    if "day" in value:
        return date.fromisoformat(value["day"])
    return Decimal(value["decimal"])
