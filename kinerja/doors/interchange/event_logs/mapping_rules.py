"""What the mapping of a log must keep to; every refusal names the key and the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinerja.facts.service.calendars import HOLIDAYS, ZONE, work_calendar
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of

from .faults import said
from .mapping import COLUMNS, FIRST, FORMATS, LAST, Closing, LogMapping
from .rules import Keys, Rules, parse_document, read_document, service_code, strptime_format

__all__ = ["check_document", "parse_document", "read_mapping"]

KEYS: Keys = {
    "source": ("format", "timezone", "datetime_format", "delimiter"),
    "service": ("code", "name"),
    "columns": COLUMNS,
    "closing": ("activities", "pick"),
    "attributes": None,
    "missing": None,
    "calendar": ("days", "hours", "holidays"),
}
# `--by` already means something by these.
RESERVED = ("officer", "in_charge")


def read_mapping(path: Path) -> LogMapping:
    """The mapping in a TOML file. Raises Invalid with the key and the file."""
    return check_document(read_document(path), path.name)


def check_document(document: dict[str, Any], file: str) -> LogMapping:
    """The mapping written in a TOML document. Raises Invalid."""
    rules = _LogRules(document, file)
    rules.only_known_keys(KEYS)
    rules.calendar()
    columns = rules.columns()
    attributes = rules.attributes()
    return LogMapping(
        document=document,
        format=rules.choice("source", "format", FORMATS, FORMATS[0]),
        zone=rules.checked("source", "timezone", ZONE, zone_of),
        datetime_format=rules.checked("source", "datetime_format", "", strptime_format),
        delimiter=rules.delimiter(),
        service_code=rules.checked("service", "code", None, service_code),
        service_name=rules.text("service", "name", ""),
        columns=columns,
        closing=rules.closing(columns),
        attributes=attributes,
        missing=rules.missing([*columns, *attributes]),
    )


class _LogRules(Rules):
    """The mapping of a log."""

    def columns(self) -> dict[str, str]:
        columns = {role: self.text("columns", role, None) for role in COLUMNS if role in self.section("columns")}
        needed = ["case"]
        needed += ["activity", "at"] if "activity" in columns or "at" in columns else ["opened"]
        for role in needed:
            self.text("columns", role, None)
        return columns

    def attributes(self) -> dict[str, str]:
        """In order of their names, so that the order in the mapping changes nothing."""
        for name in self.section("attributes"):
            if name in RESERVED or not name or name.startswith("$"):
                template = gettext_noop("{where} di {file} tidak dapat menjadi nama atribut; pilih nama lain.")
                raise self.refuse(template, "attributes", name)
        return {name: self.text("attributes", name, None) for name in sorted(self.section("attributes"))}

    def closing(self, columns: dict[str, str]) -> Closing | None:
        if "closing" not in self.document:
            return None
        if "activity" not in columns:
            template = gettext_noop("{where} di {file} perlu [columns] activity: tanpa langkah tidak ada yang menutup.")
            raise self.refuse(template, "closing")
        activities = self.texts("closing", "activities")
        return Closing(frozenset(activities), self.choice("closing", "pick", (FIRST, LAST), LAST))

    def calendar(self) -> None:
        written = {key: self.text("calendar", key, None) for key in self.section("calendar")}
        self.choice("calendar", "holidays", HOLIDAYS, HOLIDAYS[0])
        try:
            work_calendar(written | {"holidays": HOLIDAYS[0]}, zone_of(ZONE), 2000, 2000)
        except Invalid as invalid:
            raise self.refuse(gettext_noop("{where} di {file}: {problem}"), "calendar", problem=said(invalid))
