"""How the house says no: one sentence a person can act on.

The template is Indonesian source text marked with `gettext_noop`; the doors translate it
and fill in the parameters, so that pure code needs no Django.
"""

from __future__ import annotations

from typing import Any


def gettext_noop(text: str) -> str:
    """Mark a sentence for translation without translating it here."""
    return text


class Refused(Exception):
    """Something was asked that cannot be done; `str()` is the Indonesian sentence, filled in."""

    def __init__(self, template: str, **params: Any) -> None:
        self.template = template
        self.params = params
        super().__init__(template)

    def __str__(self) -> str:
        return self.template.format(**self.params)


class Invalid(Refused):
    """The input is not acceptable as it stands."""


class Forbidden(Refused):
    """This person may not do this to this thing."""


class TryLater(Refused):
    """Nothing is wrong with what was asked: it stays as it is, and the same can be tried again."""


class Stale(Refused):
    """Somebody was first: the facts the decision rested on have changed."""
