"""The mapping of a file of visits: which column means what, and what must hold of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.doors.interchange.event_logs.rules import Keys, Rules, read_document, service_code, strptime_format
from kinerja.facts.queueing.terms import Outcome
from kinerja.facts.service.calendars import ZONE
from kinerja.pure.lib.clock_times import parse_clock
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of

CLOCKS = ("issued", "called", "started", "finished")
LABELS = ("ticket", "service", "priority", "officer")
COLUMNS = (*LABELS, "date", *CLOCKS, "outcome")
PAIRS = (("issued", "called"), ("started", "finished"))
FORMATS = ("csv", "xlsx")
KEYS: Keys = {
    "source": ("format", "timezone", "datetime_format", "date_format", "time_format", "delimiter"),
    "service": ("code", "name"),
    "columns": COLUMNS,
    "outcomes": None,
    "missing": None,
}
_HAS_HOUR = re.compile(r"%-?[HIXcRTr]")


@dataclass(frozen=True)
class VisitMapping:
    """A mapping that has been checked. `document` is what was written, kept with the import."""

    document: dict[str, Any]
    format: str
    zone: ZoneInfo
    datetime_format: str
    date_format: str
    time_format: str
    delimiter: str
    service_code: str
    service_name: str
    columns: dict[str, str]
    """Role (ticket, issued, …) -> name of the column in the file."""
    outcomes: dict[str, Outcome]
    """What the file writes -> what it means."""
    missing: dict[str, frozenset[str]]
    """Role -> texts that mean empty."""

    @property
    def has_date(self) -> bool:
        """Whether the day stands in a column of its own, and the others hold clock times."""
        return "date" in self.columns

    @property
    def wanted(self) -> dict[str, str]:
        return self.columns


def read_mapping(path: Path) -> VisitMapping:
    """The mapping in a TOML file. Raises Invalid with the key and the file."""
    return check_document(read_document(path), path.name)


def check_document(document: dict[str, Any], file: str) -> VisitMapping:
    """The mapping written in a TOML document. Raises Invalid."""
    rules = _VisitRules(document, file)
    rules.only_known_keys(KEYS)
    columns = rules.columns()
    rules.formats_fit(columns)
    return VisitMapping(
        document=document,
        format=rules.choice("source", "format", FORMATS, FORMATS[0]),
        zone=rules.checked("source", "timezone", ZONE, zone_of),
        datetime_format=rules.checked("source", "datetime_format", "", strptime_format),
        date_format=rules.checked("source", "date_format", "", strptime_format),
        time_format=rules.checked("source", "time_format", "", _time_format),
        delimiter=rules.delimiter(),
        service_code=rules.checked("service", "code", None, service_code),
        service_name=rules.text("service", "name", ""),
        columns=columns,
        outcomes=rules.outcomes(columns),
        missing=rules.missing(columns),
    )


class _VisitRules(Rules):
    """The mapping of a file of visits."""

    def columns(self) -> dict[str, str]:
        columns = {role: self.text("columns", role, None) for role in COLUMNS if role in self.section("columns")}
        if not any(columns.keys() >= set(pair) for pair in PAIRS):
            template = gettext_noop("{where} di {file} perlu issued dan called, atau started dan finished.")
            raise self.refuse(template, "columns")
        return columns

    def formats_fit(self, columns: dict[str, str]) -> None:
        """A format that nothing is read by is a slip of the pen."""
        strange = ("datetime_format",) if "date" in columns else ("date_format", "time_format")
        for key in strange:
            if key in self.section("source"):
                raise self.refuse(
                    gettext_noop(
                        "{where} di {file} tidak dipakai: date_format dan time_format berlaku bila [columns] date "
                        "disebut, datetime_format bila tidak. Hapus yang tidak dipakai."
                    ),
                    "source",
                    key,
                )

    def outcomes(self, columns: dict[str, str]) -> dict[str, Outcome]:
        """Value -> outcome; an outcome with a list of values says the same the other way round."""
        written = self.section("outcomes")
        if written and "outcome" not in columns:
            template = gettext_noop("{where} di {file} perlu [columns] outcome: kolom mana yang memuat hasilnya?")
            raise self.refuse(template, "outcomes")
        found: dict[str, Outcome] = {}
        for name in written:
            if isinstance(written[name], list) and name in Outcome.values:
                found |= dict.fromkeys(self.texts("outcomes", name), Outcome(name))
            else:
                found[name.strip()] = Outcome(self.choice("outcomes", name, tuple(Outcome.values), ""))
        return found or {outcome.value: outcome for outcome in Outcome}


def _time_format(text: str) -> str:
    if text:
        try:
            parse_clock(time(4, 5, 6).strftime(text), text)
        except (ValueError, Invalid, re.error):
            raise Invalid(gettext_noop("format jam “{text}” tidak dikenal; contoh: %H:%M:%S."), text=text)
        if not _HAS_HOUR.search(text):
            raise Invalid(gettext_noop("format jam “{text}” tidak memuat jam (%H)."), text=text)
    return text
