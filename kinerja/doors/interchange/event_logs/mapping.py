"""The mapping: which column of a log means what. Written in TOML, checked before a row is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

CASE_COLUMNS = ("opened", "closed", "deadline", "in_charge")
INSTANT_COLUMNS = ("at", "opened", "closed", "deadline")
COLUMNS = ("case", "activity", "at", "officer", *CASE_COLUMNS)
FORMATS = ("csv", "xes", "xlsx")
FIRST, LAST = "first", "last"


@dataclass(frozen=True)
class Closing:
    """Which steps end a case, and whether the first or the last of them does."""

    activities: frozenset[str]
    pick: str


@dataclass(frozen=True)
class LogMapping:
    """A mapping that has been checked. `document` is what was written, kept with the import."""

    document: dict[str, Any]
    format: str
    zone: ZoneInfo
    datetime_format: str
    delimiter: str
    service_code: str
    service_name: str
    columns: dict[str, str]
    """Role (case, activity, at, …) -> name of the column in the file."""
    closing: Closing | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    missing: dict[str, frozenset[str]] = field(default_factory=dict)
    """Role or attribute -> texts that mean empty."""

    @property
    def has_steps(self) -> bool:
        """One row is one step; otherwise one row is one case."""
        return "activity" in self.columns

    @property
    def wanted(self) -> dict[str, str]:
        """Everything that is read: role, or "attributes.NAME", -> column."""
        return self.columns | {f"attributes.{name}": column for name, column in self.attributes.items()}
