"""The tree of an explanation: every number with what it follows from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kinerja.judgement.evaluation.reasons import Stored, sentences, shown_cite, stored_cite
from kinerja.pure.law.findings import Citation

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Explanation:
    """One node. With a `formula` its value follows from its inputs; without one it is a leaf, or a heading."""

    key: str
    label: str
    """Indonesian, marked with gettext_noop, or the words of a plan."""
    value: Any = None
    """Plain: text, numbers, instants, lists and mappings of them."""
    formula: str = ""
    words: str = ""
    """The formula in words, marked with gettext_noop."""
    because: Sequence[Stored] = ()
    cites: Sequence[Stored] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    """What stands beside the value and does not follow from the inputs: who, when, which run."""
    inputs: Sequence[Explanation] = ()

    def to_document(self, translate: Translate = str) -> dict[str, Any]:
        """Plain mappings and lists for JSON; empty parts are left out."""
        parts = {
            "key": self.key,
            "label": translate(self.label),
            "value": self.value,
            "formula": self.formula,
            "words": translate(self.words) if self.words else "",
            "because": sentences(self.because, translate),
            "cites": [shown_cite(cite, translate) for cite in self.cites],
            "details": dict(self.details),
            "inputs": [one.to_document(translate) for one in self.inputs],
        }
        kept = ("key", "label", "value")
        return {name: part for name, part in parts.items() if name in kept or part}

    def find(self, key: str) -> list[Explanation]:
        """All nodes of this key, top first."""
        mine = [self] if self.key == key else []
        return [*mine, *(found for one in self.inputs for found in one.find(key))]


def cited(*cites: Citation) -> list[Stored]:
    return [stored_cite(cite) for cite in cites]
