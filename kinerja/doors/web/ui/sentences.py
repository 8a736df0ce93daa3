"""Sentences of the house in the reader's language: template and parameters become text at the door."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import gettext

from kinerja.pure.law.terms import Term
from kinerja.pure.lib.sentences import Row

from .numbers import day, instant, number

# A sentence may end with a name that ends with a stop of its own: "… Dewi Anggraini, M.AP."
TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")


class Said(Protocol):
    """A refusal, a sentence or a reason of a rule."""

    @property
    def template(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Any]: ...


def spoken(said: Said) -> str:
    """The whole sentence, translated and filled in; parameters may be sentences themselves."""
    return filled(said.template, said.params)


def filled(template: str, params: Mapping[str, Any]) -> str:
    """A template marked with gettext_noop, translated, with its parameters as the reader writes them."""
    said = gettext(template).format(**{name: _shown(value) for name, value in params.items()})
    return TWO_STOPS.sub(".", said)


def _shown(value: Any) -> Any:
    if isinstance(value, Term):
        return gettext(value.label)
    if hasattr(value, "template") and hasattr(value, "params"):
        return spoken(value)
    if isinstance(value, Row):
        return ", ".join(map(spoken, value.parts))
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return number(value)
    return value
