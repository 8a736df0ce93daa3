"""What stands on a ballot, and whether it is filled in as it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop

from .terms import HIGHEST, LONGEST_REMARK, LOWEST, VALUES, Relation


@dataclass(frozen=True)
class Paper:
    """`degrees` in the order of the values; None is "I do not know". Names nobody."""

    relation: str
    degrees: tuple[int | None, ...]
    remark: str = ""

    def written(self) -> dict[str, Any]:
        return {"r": self.relation, "d": list(self.degrees), "t": self.remark}


def filled_in(relation: str, degrees: Sequence[int | None], remark: str) -> Paper:
    """Raises Invalid."""
    if len(degrees) != len(VALUES) or any(one is not None and not _is_degree(one) for one in degrees):
        raise Invalid(gettext_noop("Pilih satu jawaban untuk setiap nilai: 1 sampai 5, atau tidak tahu."))
    if all(one is None for one in degrees):
        raise Invalid(gettext_noop("Jawab sedikitnya satu nilai. Bila tidak mengenal perilakunya, biarkan kosong."))
    # Blanks only: a control character takes six letters of the envelope instead of one.
    text = " ".join(remark.split())
    text = "".join(letter for letter in text if letter.isprintable())
    if len(text) > LONGEST_REMARK:
        raise Invalid(gettext_noop("Komentar paling panjang {most} huruf."), most=LONGEST_REMARK)
    return Paper(relation, tuple(degrees), text)


def paper_in(written: Mapping[str, Any] | None) -> Paper | None:
    """What an envelope held; None where it is no ballot at all."""
    try:
        assert written is not None
        relation = Relation(written["r"])
        return filled_in(relation, written["d"], written["t"])
    except (AssertionError, KeyError, TypeError, ValueError, Invalid):
        return None


def _is_degree(one: object) -> bool:
    return isinstance(one, int) and LOWEST <= one <= HIGHEST
