"""The mapping of a file of results: which column holds what, what its words mean; checked before any row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja.doors.interchange.event_logs.rules import Keys, Rules, read_document
from kinerja.judgement.evaluation.terms import Predicate, Rating
from kinerja.pure.law.regimes import PP46_2011, predicate_label
from kinerja.pure.law.terms import Predicate as LegalPredicate
from kinerja.pure.lib.refusals import gettext_noop

FORMATS = ("csv", "xlsx")
VALUES = ("plan_value", "behaviour_value", "total_value")
FLAGS = ("surveyed", "innovation")
RATINGS = ("result_rating", "behaviour_rating")
WORDS = ("rater", "evidence")
COLUMNS = ("nip", "year", "starts", "ends", *VALUES, "predicate", *FLAGS, *RATINGS, *WORDS)
KEYS: Keys = {
    "source": ("format", "delimiter"),
    "results": ("source",),
    "columns": COLUMNS,
    "predicates": None,
    "ratings": None,
    "missing": COLUMNS,
}
YES = frozenset({"ya", "y", "yes", "1", "true", "benar", "ada"})
NO = frozenset({"tidak", "t", "no", "n", "0", "false", "salah", "tidak ada"})


def folded(text: str) -> str:
    """A word is the same in capitals and with other spaces."""
    return " ".join(text.split()).casefold()


# As each regime prints them: "Cukup" and "Buruk" before 2022.
PREDICATE_WORDS = {
    folded(word): predicate.value
    for predicate in LegalPredicate
    for word in (predicate.value, predicate.label, predicate_label(predicate, PP46_2011))
} | {"kurang/misconduct": "poor"}
RATING_WORDS = {rating.value: rating.value for rating in Rating} | {
    "di atas ekspektasi": "above", "diatas ekspektasi": "above",
    "sesuai ekspektasi": "meets",
    "di bawah ekspektasi": "below", "dibawah ekspektasi": "below",
}  # fmt: skip


@dataclass(frozen=True)
class ResultMapping:
    """A mapping that has been checked."""

    document: dict[str, Any]
    format: str
    delimiter: str
    source: str
    columns: dict[str, str]
    """Role (nip, year, total_value, …) -> name of the column in the file."""
    predicates: dict[str, str]
    ratings: dict[str, str]
    """Word in small letters -> code."""
    missing: dict[str, frozenset[str]]
    """Role -> texts that mean empty."""

    @property
    def wanted(self) -> dict[str, str]:
        return self.columns


def read_mapping(path: Path) -> ResultMapping:
    """The mapping in a TOML file. Raises Invalid with the key and the file."""
    return check_document(read_document(path), path.name)


def check_document(document: dict[str, Any], file: str) -> ResultMapping:
    """The mapping written in a TOML document. Raises Invalid."""
    rules = _Rules(document, file)
    rules.only_known_keys(KEYS)
    return ResultMapping(
        document=document,
        format=rules.choice("source", "format", FORMATS, FORMATS[0]),
        delimiter=rules.delimiter(),
        source=rules.text("results", "source", None),
        columns=rules.columns(),
        predicates=PREDICATE_WORDS | rules.words("predicates", tuple(Predicate.values)),
        ratings=RATING_WORDS | rules.words("ratings", tuple(Rating.values)),
        missing=rules.missing(COLUMNS),
    )


class _Rules(Rules):
    def columns(self) -> dict[str, str]:
        """Who, when and the predicate must be there: a predicate that is not written is not made up here."""
        found = {role: self.text("columns", role, None) for role in COLUMNS if role in self.section("columns")}
        for role in ("nip", "predicate"):
            if role not in found:
                raise self.refuse(gettext_noop("{where} wajib diisi di {file}."), "columns", role)
        if ("year" in found) == ({"starts", "ends"} <= found.keys()):
            template = gettext_noop("{where} di {file} perlu year, atau starts dan ends; salah satu, bukan keduanya.")
            raise self.refuse(template, "columns")
        return found

    def words(self, section: str, codes: tuple[str, ...]) -> dict[str, str]:
        return {folded(word): self.choice(section, word, codes, "") for word in self.section(section)}
