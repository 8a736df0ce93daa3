"""What a mapping must keep to; every refusal names the key and the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kinerja.facts.service.calendars import HOLIDAYS, ZONE, work_calendar
from kinerja.pure.lib.file_errors import file_problem
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of

from .faults import said
from .mapping import COLUMNS, FIRST, FORMATS, LAST, Closing, LogMapping

KEYS: dict[str, tuple[str, ...] | None] = {
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
CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")


def read_mapping(path: Path) -> LogMapping:
    """The mapping in a TOML file. Raises Invalid with the key and the file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(
            gettext_noop("Pemetaan {file} tidak dapat dibuka: {problem}."), file=path, problem=file_problem(error)
        )
    return check_document(parse_document(content, path.name), path.name)


def parse_document(content: bytes, file: str) -> dict[str, Any]:
    """The TOML document, not yet checked. Raises Invalid."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Invalid(gettext_noop("Pemetaan {file} bukan teks UTF-8. Simpan ulang sebagai UTF-8."), file=file)
    except (tomllib.TOMLDecodeError, RecursionError) as error:  # brackets can be nested deeper than the parser
        raise Invalid(
            gettext_noop("Pemetaan {file} bukan TOML yang benar: {problem}. Perbaiki baris itu."),
            file=file,
            problem=error,
        )


def check_document(document: dict[str, Any], file: str) -> LogMapping:
    """The mapping written in a TOML document. Raises Invalid."""
    rules = _Rules(document, file)
    rules.only_known_keys()
    columns = rules.columns()
    attributes = rules.attributes()
    return LogMapping(
        document=document,
        format=rules.choice("source", "format", FORMATS, FORMATS[0]),
        zone=rules.checked("source", "timezone", ZONE, zone_of),
        datetime_format=rules.checked("source", "datetime_format", "", _strptime_format),
        delimiter=rules.delimiter(),
        service_code=rules.checked("service", "code", None, _service_code),
        service_name=rules.text("service", "name", ""),
        columns=columns,
        closing=rules.closing(columns),
        attributes=attributes,
        missing=rules.missing([*columns, *attributes]),
    )


class _Rules:
    """One document under examination."""

    def __init__(self, document: dict[str, Any], file: str) -> None:
        self.document, self.file = document, file

    def refuse(self, template: str, section: str, key: str = "", **params: Any) -> Invalid:
        where = f"[{section}] {key}".strip()
        return Invalid(template, where=where, file=self.file, **params)

    def section(self, name: str) -> dict[str, Any]:
        found = self.document.get(name, {})
        if not isinstance(found, dict):
            raise self.refuse(gettext_noop("{where} di {file} harus berupa bagian, ditulis dalam kurung siku."), name)
        return found

    def only_known_keys(self) -> None:
        for section in self.document:
            if section not in KEYS:
                raise self._unknown(section, "", tuple(KEYS))
            known = KEYS[section]
            for key in self.section(section):
                if known is not None and key not in known:
                    raise self._unknown(section, key, known)
        if "columns" not in self.document:
            raise self.refuse(gettext_noop("{where} belum ada di {file}; sebutkan kolom mana berarti apa."), "columns")
        self._calendar()

    def _unknown(self, section: str, key: str, known: tuple[str, ...]) -> Invalid:
        near = get_close_matches(key or section, known, 1)
        if near:
            template = gettext_noop("{where} di {file} tidak dikenal. Maksudnya “{near}”?")
            return self.refuse(template, section, key, near=near[0])
        template = gettext_noop("{where} di {file} tidak dikenal. Yang dikenal: {known}.")
        return self.refuse(template, section, key, known=", ".join(known))

    def text(self, section: str, key: str, default: str | None) -> str:
        """A text; without default it must be there and say something."""
        value = self.section(section).get(key, default)
        if value is None or (default is None and value == ""):
            raise self.refuse(gettext_noop("{where} wajib diisi di {file}."), section, key)
        if not isinstance(value, str):
            raise self.refuse(gettext_noop("{where} di {file} harus teks dalam tanda kutip."), section, key)
        return value

    def choice(self, section: str, key: str, known: tuple[str, ...], default: str) -> str:
        value = self.text(section, key, default)
        if value not in known:
            template = gettext_noop("{where} di {file} tertulis “{value}”. Pilih salah satu: {known}.")
            raise self.refuse(template, section, key, value=value, known=", ".join(known))
        return value

    def checked(self, section: str, key: str, default: str | None, check: Callable[[str], Any]) -> Any:
        """A text that another rule reads; its refusal gets the key and the file."""
        value = self.text(section, key, default)
        try:
            return check(value)
        except Invalid as invalid:
            raise self.refuse(gettext_noop("{where} di {file}: {problem}"), section, key, problem=said(invalid))

    def delimiter(self) -> str:
        value = self.text("source", "delimiter", ",")
        if len(value) != 1 or value in '"\r\n':
            raise self.refuse(
                gettext_noop("{where} di {file} harus satu tanda, misalnya , atau ;"), "source", "delimiter"
            )
        return value

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
        activities = self._texts("closing", "activities")
        return Closing(frozenset(activities), self.choice("closing", "pick", (FIRST, LAST), LAST))

    def missing(self, known: list[str]) -> dict[str, frozenset[str]]:
        for name in self.section("missing"):
            if name not in known:
                raise self._unknown("missing", name, tuple(known))
        return {name: frozenset(self._texts("missing", name)) for name in self.section("missing")}

    def _texts(self, section: str, key: str) -> list[str]:
        values = self.section(section).get(key)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            template = gettext_noop('{where} di {file} harus daftar teks, misalnya ["NONE"].')
            raise self.refuse(template, section, key)
        return values

    def _calendar(self) -> None:
        written = {key: self.text("calendar", key, None) for key in self.section("calendar")}
        self.choice("calendar", "holidays", HOLIDAYS, HOLIDAYS[0])
        try:
            work_calendar(written | {"holidays": HOLIDAYS[0]}, zone_of(ZONE), 2000, 2000)
        except Invalid as invalid:
            raise self.refuse(gettext_noop("{where} di {file}: {problem}"), "calendar", problem=said(invalid))


def _service_code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise Invalid(gettext_noop("kode “{text}” hanya boleh huruf, angka, - dan _, paling panjang 60."), text=text)
    return text


def _strptime_format(text: str) -> str:
    if text:
        try:
            datetime.strptime(datetime(2001, 2, 3, 4, 5, 6).strftime(text), text)  # noqa: DTZ001, DTZ007 - a trial
        except (ValueError, re.error):
            raise Invalid(gettext_noop("format waktu “{text}” tidak dikenal; contoh: %d/%m/%Y %H:%M."), text=text)
        if "%Y" not in text and "%y" not in text and "%c" not in text and "%x" not in text:
            raise Invalid(gettext_noop("format waktu “{text}” tidak memuat tahun (%Y)."), text=text)
    return text
