"""The rubric of lesson observation, by its dated version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from kinerja.pure.law.provisions import load
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import Row, Sentence

LOWEST, HIGHEST = 1, 4


@dataclass(frozen=True)
class Item:
    """What is looked at, with what each score from 1 to 4 means; source texts, translated at the door."""

    code: str
    name: str
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Rubric:
    """One version; `since` names it."""

    since: date
    items: tuple[Item, ...]

    def checked(self, scores: Mapping[str, int], *, whole: bool) -> dict[str, int]:
        """The scores in order of the items. Raises Invalid for strangers, and for gaps where it must be whole."""
        codes = {item.code for item in self.items}
        for code, score in scores.items():
            if code not in codes or not LOWEST <= score <= HIGHEST:
                raise Invalid(gettext_noop("Tiap butir dinilai 1 sampai 4 menurut rubrik yang berlaku."))
        missing = [Sentence(item.name) for item in self.items if item.code not in scores]
        if whole and missing:
            raise Invalid(gettext_noop("Butir yang belum dinilai: {names}."), names=Row(tuple(missing)))
        return {item.code: scores[item.code] for item in self.items if item.code in scores}


@cache
def versions() -> tuple[Rubric, ...]:
    """All of them, the oldest first."""
    text = (resources.files(__package__) / "rubric.toml").read_text("utf-8")
    found = [Rubric(v["since"], tuple(map(_item, v["item"]))) for v in load(text)["version"]]
    return tuple(sorted(found, key=lambda rubric: rubric.since))


def rubric_on(day: date) -> Rubric:
    """In force on a day; before the first one, the first."""
    begun = [rubric for rubric in versions() if rubric.since <= day]
    return begun[-1] if begun else versions()[0]


def rubric_of(since: date) -> Rubric:
    """The version an observation was written with."""
    return next(rubric for rubric in versions() if rubric.since == since)


def _item(written: dict[str, object]) -> Item:
    return Item(str(written["code"]), str(written["name"]), tuple(map(str, written["anchors"])))  # type: ignore[call-overload]
