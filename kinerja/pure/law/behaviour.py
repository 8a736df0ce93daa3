"""Values of behaviour and their guides, as each regime words them, in Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import gettext_noop


@dataclass(frozen=True)
class Wording:
    """A text of the law: Indonesian, and its English translation."""

    id: str
    en: str


@dataclass(frozen=True)
class Guide:
    """A behaviour guide; `act` is the wording of UU 20/2023 where it differs."""

    code: str
    wording: Wording
    act: str | None


@dataclass(frozen=True)
class BehaviourValue:
    """A value of behaviour; older ones have neither meaning nor guides, and leadership is for leaders only."""

    code: str
    wording: Wording
    meaning: Wording | None
    guides: tuple[Guide, ...]
    leaders_only: bool


def values(on: date) -> Finding[tuple[BehaviourValue, ...]]:
    """The values in force on a day; since 2022 BerAKHLAK, 7 values with 21 guides."""
    rule = provision("behaviour.values", on)
    found = tuple(_value(entry) for entry in rule["list"])
    because = reason(gettext_noop("{n} nilai perilaku kerja berlaku pada tanggal ini."), n=len(found))
    return Finding(found, (because,), rule.cites)


def _value(entry: dict[str, Any]) -> BehaviourValue:
    meaning = Wording(entry["meaning_id"], entry["meaning_en"]) if "meaning_id" in entry else None
    guides = tuple(_guide(guide) for guide in entry.get("guides", ()))
    return BehaviourValue(entry["code"], _wording(entry), meaning, guides, entry.get("leaders_only", False))


def _guide(entry: dict[str, str]) -> Guide:
    return Guide(entry["code"], _wording(entry), entry.get("act"))


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording(entry["id"], entry["en"])
