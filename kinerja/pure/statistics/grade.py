"""Data grade A-D: how much a figure can bear, whatever it says.

Four dimensions, each graded by itself and shown; the letter is the worst of them, because a large sample does not heal
a late or self-declared one.

completeness  share of the records that should be there and usable: A from 98 %, B from 90 %, C from 75 %, else D
timeliness    share of the records entered in time, at most a day after the event: the same steps
independence  who made the record: A a system, from the work itself; B another person (rater, citizen); C the person
              concerned, declared by hand
sample        cases: A from 100, B from 30, C from 5, else D; below 30 no figure decides on a person
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import floor

from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

LETTERS = "ABCD"
SHARE_STEPS = (0.98, 0.90, 0.75)
SAMPLE_STEPS = (100, 30, 5)


class Origin(StrEnum):
    """Who made the record."""

    SYSTEM = "system"
    OTHERS = "others"
    DECLARED = "declared"


INDEPENDENCE = {Origin.SYSTEM: "A", Origin.OTHERS: "B", Origin.DECLARED: "C"}


@dataclass(frozen=True)
class DataGrade:
    """A letter for each dimension and the worst of them; `because` says in the same order what each rests on."""

    letter: str
    completeness: str
    timeliness: str
    independence: str
    sample: str
    because: tuple[Sentence, Sentence, Sentence, Sentence]


INDEPENDENCE_REASONS = {
    Origin.SYSTEM: gettext_noop("Tercatat oleh sistem dari pekerjaannya sendiri."),
    Origin.OTHERS: gettext_noop("Dicatat oleh orang lain, bukan oleh sistem."),
    Origin.DECLARED: gettext_noop("Dinyatakan sendiri oleh yang dinilai."),
}


def data_grade(*, complete: float, timely: float, origin: Origin, n: int) -> DataGrade:
    """Grade a figure from its shares of complete and of timely records (0 … 1), its origin and its number of cases."""
    letters = (_step(complete, SHARE_STEPS), _step(timely, SHARE_STEPS), INDEPENDENCE[origin], _step(n, SAMPLE_STEPS))
    because = (
        sentence(gettext_noop("Catatan lengkap {percent}%."), percent=_percent(complete)),
        sentence(gettext_noop("Catatan tepat waktu {percent}%."), percent=_percent(timely)),
        sentence(INDEPENDENCE_REASONS[origin]),
        sentence(gettext_noop("Jumlah kasus {n}."), n=n),
    )
    return DataGrade(max(letters), *letters, because)


def _step(value: float, steps: tuple[float, ...]) -> str:
    """A where the first step is reached, B the second, …"""
    return next((letter for letter, step in zip(LETTERS, steps, strict=False) if value >= step), LETTERS[-1])


def _percent(share: float) -> int:
    """Rounded down, so that 89.9 % is not shown as 90 beside a C."""
    return floor(100 * share + 1e-9)
