"""The mapping of a survey's file: which column holds which element, what its texts mean; checked before any row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kinerja.doors.interchange.event_logs.rules import (
    Keys,
    Rules,
    read_document,
    service_code,
    strptime_format,
)
from kinerja.facts.survey.queries import agency_zone
from kinerja.facts.survey.terms import ELEMENTS, FormKind
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.zones import zone_of
from kinerja.pure.statistics.survey_scales import FOUR, SCALES, Scale

FORMATS = ("csv", "xlsx")
ROLES = ("respondent", "date", "service", "officer", "unit")
DEFAULT_CODE = "SKM"
VALUES = "values"
KEYS: Keys = {
    "source": ("format", "timezone", "datetime_format", "date_format", "delimiter"),
    "survey": ("code", "name", "scale", "form"),
    "service": ("code", "name"),
    "columns": ROLES,
    "elements": ELEMENTS,
    "labels": None,
    "missing": (VALUES, *ROLES),
}


@dataclass(frozen=True)
class SurveyMapping:
    """A mapping that has been checked. `document` is what was written, kept with the import."""

    document: dict[str, Any]
    format: str
    delimiter: str
    zone: ZoneInfo
    datetime_format: str
    code: str
    name: str
    form: str
    scale: Scale
    service: str
    """Of every row, where the file has no column for it; "" for none."""
    columns: dict[str, str]
    """Role (respondent, date, …) -> name of the column in the file."""
    elements: dict[str, str]
    """U1 … U9 -> name of the column. An element that was not asked is missing here and in every answer."""
    labels: dict[str, int]
    """Text in small letters -> answer on the scale."""
    blanks: frozenset[str]
    """Texts, in small letters, that mean an element was not answered."""
    empty: dict[str, frozenset[str]]
    """Role -> texts that mean empty."""

    @property
    def wanted(self) -> dict[str, str]:
        return self.columns | self.elements


def folded(text: str) -> str:
    """A label is the same in capitals and with other spaces."""
    return " ".join(text.split()).casefold()


def read_mapping(path: Path) -> SurveyMapping:
    """The mapping in a TOML file. Raises Invalid with the key and the file."""
    return check_document(read_document(path), path.name)


def check_document(document: dict[str, Any], file: str) -> SurveyMapping:
    """The mapping written in a TOML document. Raises Invalid."""
    rules = _Rules(document, file)
    rules.only_known_keys(KEYS)
    rules.only_one("source", ("datetime_format", "date_format"))
    scale = SCALES[rules.choice("survey", "scale", tuple(SCALES), FOUR.code)]
    columns = {role: rules.text("columns", role, None) for role in ROLES if role in rules.section("columns")}
    missing = rules.missing(KEYS["missing"] or ())
    return SurveyMapping(
        document=document,
        format=rules.choice("source", "format", FORMATS, FORMATS[0]),
        delimiter=rules.delimiter(),
        zone=rules.checked("source", "timezone", agency_zone(), zone_of),
        datetime_format=rules.format(),
        code=rules.checked("survey", "code", DEFAULT_CODE, service_code),
        name=rules.text("survey", "name", ""),
        form=rules.choice("survey", "form", tuple(FormKind.values), FormKind.SKM),
        scale=scale,
        service=rules.service(columns),
        columns=columns,
        elements=rules.elements(),
        labels=rules.labels(scale),
        blanks=frozenset(map(folded, missing.pop(VALUES, ()))),
        empty=missing,
    )


class _Rules(Rules):
    def only_one(self, section: str, keys: tuple[str, ...]) -> None:
        written = [key for key in keys if key in self.section(section)]
        if len(written) > 1:
            template = gettext_noop("{where} di {file} tertulis bersama {other}. Pilih salah satu.")
            raise self.refuse(template, section, written[0], other=written[1])

    def format(self) -> str:
        key = "date_format" if "date_format" in self.section("source") else "datetime_format"
        found: str = self.checked("source", key, "", strptime_format)
        return found

    def service(self, columns: dict[str, str]) -> str:
        """One service for the whole file, by name or else by code."""
        if "service" not in self.document:
            return ""
        if "service" in columns:
            template = gettext_noop("{where} di {file} tertulis bersama [columns] service. Pilih salah satu.")
            raise self.refuse(template, "service")
        code: str = self.checked("service", "code", None, service_code)
        return self.text("service", "name", code) or code

    def elements(self) -> dict[str, str]:
        found = {code: self.text("elements", code, None) for code in ELEMENTS if code in self.section("elements")}
        if not found:
            template = gettext_noop(
                '{where} belum ada di {file}; tulis kolom setiap unsur, misalnya U1 = "nama kolom".'
            )
            raise self.refuse(template, "elements")
        return found

    def labels(self, scale: Scale) -> dict[str, int]:
        found = {}
        for label, answer in self.section("labels").items():
            if isinstance(answer, bool) or not isinstance(answer, int) or not scale.holds(answer):
                template = gettext_noop("{where} di {file} harus bilangan bulat pada skala {scale}.")
                raise self.refuse(template, "labels", label, scale=scale.code)
            found[folded(label)] = answer
        return found
