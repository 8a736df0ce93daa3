"""A sentence for the user that travels as a value: template and parameters, translated at the door."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """`template` is Indonesian source text marked with `gettext_noop`; `str()` fills it in untranslated."""

    template: str
    params: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.params)


@dataclass(frozen=True)
class Row:
    """Several of them as one parameter of another, with commas between."""

    parts: tuple[Sentence, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.parts))


def sentence(template: str, **params: Any) -> Sentence:
    return Sentence(template, params)
