"""The plan of the invented city, read from its two data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Department:
    """A department: how it is staffed and which share of the staff it has."""

    code: str
    name: str
    kind: str
    share: float
    divisions: tuple[str, ...]


@dataclass(frozen=True)
class ServiceBlueprint:
    """A service: who gives it, what is promised, how long it takes."""

    code: str
    name: str
    department: str
    group: str
    share: float
    promised: int
    promised_unit: str
    standard_minutes: int
    median: float
    sigma: float
    online: float


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@cache
def agency() -> dict[str, str]:
    """Name, short name and zone of the city."""
    return dict(_read("city.toml")["agency"])


@cache
def departments() -> tuple[Department, ...]:
    """All departments, in the order of the file."""
    found = _read("city.toml")["department"]
    return tuple(Department(**{**d, "divisions": tuple(d["divisions"])}) for d in found)


@cache
def district_names() -> tuple[str, ...]:
    """Names for districts, used in order."""
    return tuple(_read("city.toml")["districts"]["names"])


@cache
def services() -> tuple[ServiceBlueprint, ...]:
    """All services, in the order of the file."""
    return tuple(ServiceBlueprint(**s) for s in _read("services.toml")["service"])
