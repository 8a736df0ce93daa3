"""A mapping in TOML under examination, whatever it maps; every refusal names the key and the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kinerja.pure.lib.file_errors import file_problem
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .faults import said

CODE = re.compile(r"[-a-zA-Z0-9_]{1,60}")

Keys = Mapping[str, tuple[str, ...] | None]
"""Section -> its keys; None where any key may stand."""


def read_document(path: Path) -> dict[str, Any]:
    """The TOML document in a file, not yet checked. Raises Invalid."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Invalid(
            gettext_noop("Pemetaan {file} tidak dapat dibuka: {problem}."), file=path, problem=file_problem(error)
        )
    return parse_document(content, path.name)


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


class Rules:
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

    def only_known_keys(self, keys: Keys) -> None:
        for section in self.document:
            if section not in keys:
                raise self.unknown(section, "", tuple(keys))
            known = keys[section]
            for key in self.section(section):
                if known is not None and key not in known:
                    raise self.unknown(section, key, known)
        if "columns" not in self.document:
            raise self.refuse(gettext_noop("{where} belum ada di {file}; sebutkan kolom mana berarti apa."), "columns")

    def unknown(self, section: str, key: str, known: tuple[str, ...]) -> Invalid:
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

    def missing(self, known: Iterable[str]) -> dict[str, frozenset[str]]:
        """Of each role the texts that mean empty."""
        for name in self.section("missing"):
            if name not in known:
                raise self.unknown("missing", name, tuple(known))
        return {name: frozenset(self.texts("missing", name)) for name in self.section("missing")}

    def texts(self, section: str, key: str) -> list[str]:
        values = self.section(section).get(key)
        if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
            template = gettext_noop('{where} di {file} harus daftar teks, misalnya ["NONE"].')
            raise self.refuse(template, section, key)
        return values


def service_code(text: str) -> str:
    """A code as services have them. Raises Invalid."""
    if not CODE.fullmatch(text):
        raise Invalid(gettext_noop("kode “{text}” hanya boleh huruf, angka, - dan _, paling panjang 60."), text=text)
    return text


def strptime_format(text: str) -> str:
    """A format of whole instants, or "" for ISO 8601. Raises Invalid."""
    if text:
        try:
            datetime.strptime(datetime(2001, 2, 3, 4, 5, 6).strftime(text), text)  # noqa: DTZ001, DTZ007 - a trial
        except (ValueError, re.error):
            raise Invalid(gettext_noop("format waktu “{text}” tidak dikenal; contoh: %d/%m/%Y %H:%M."), text=text)
        if "%Y" not in text and "%y" not in text and "%c" not in text and "%x" not in text:
            raise Invalid(gettext_noop("format waktu “{text}” tidak memuat tahun (%Y)."), text=text)
    return text
