"""What a rule answers: a value, the reasons in sentences, and the articles it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from kinerja.pure.law.terms import Term
from kinerja.pure.lib.numbers import format_number
from kinerja.pure.lib.refusals import gettext_noop

Value = TypeVar("Value")
Translate = Callable[[str], str]


class Confidence(Term):
    """How surely a provision is known, weakest first."""

    MEMORY = "M", gettext_noop("pengaturan setempat, belum diperiksa pada naskah hukum")
    INFERRED = "I", gettext_noop("disimpulkan dari contoh resmi")
    CONCORDANT = "C", gettext_noop("sama pada beberapa penerapan yang terpisah")
    SECONDARY = "S", gettext_noop("dibaca pada sumber kedua")
    PRIMARY = "P", gettext_noop("dibaca pada naskah peraturan")


@dataclass(frozen=True)
class Citation:
    """Where a rule stands: `source` an instrument, `article` the place in it."""

    source: str
    article: str
    confidence: Confidence

    def render(self, translate: Translate = str) -> str:
        """The citation in the reader's language; names of instruments stay, "Pasal" becomes "Article"."""
        return " ".join(translate(part) for part in (self.source, self.article) if part)

    @property
    def text(self) -> str:
        return self.render()


@dataclass(frozen=True)
class Reason:
    """One sentence: Indonesian template and parameters; a `Term` shows its label, a `Reason` itself."""

    template: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def render(self, translate: Translate = str) -> str:
        """The sentence in the reader's language; `translate` is the door's gettext."""
        shown = {name: _shown(value, translate) for name, value in self.params.items()}
        return translate(self.template).format(**shown)

    @property
    def text(self) -> str:
        return self.render()


def reason(template: str, **params: object) -> Reason:
    """A `Reason` from a template already marked with `gettext_noop`."""
    return Reason(template, params)


@dataclass(frozen=True)
class Finding(Generic[Value]):
    """The answer of a rule."""

    value: Value
    because: tuple[Reason, ...]
    cites: tuple[Citation, ...]

    @property
    def confidence(self) -> Confidence:
        """The weakest mark among the citations."""
        return min((cite.confidence for cite in self.cites), default=Confidence.MEMORY)

    @property
    def is_law(self) -> bool:
        """Whether it may be shown as law: a single [M] makes the whole answer a local setting."""
        return self.confidence is not Confidence.MEMORY


def together(*groups: Iterable[Citation]) -> tuple[Citation, ...]:
    """Citations of several provisions, each once, in order of appearance."""
    return tuple(dict.fromkeys(cite for group in groups for cite in group))


def _shown(value: object, translate: Translate) -> str:
    if isinstance(value, Term):
        return translate(value.label)
    if isinstance(value, Reason):
        return value.render(translate)
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(value)
