"""One thing somebody owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kinerja.pure.lib.sentences import Sentence


@dataclass(frozen=True)
class Duty:
    """`until` is the last day in time, None where nothing says one; `count` how many things wait.

    `moved` says why the day is later than it was.
    """

    sentence: Sentence
    until: date | None
    url_name: str
    url_args: tuple[Any, ...] = ()
    count: int = 1
    moved: Sentence | None = None
