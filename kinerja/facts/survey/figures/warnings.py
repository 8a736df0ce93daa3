"""What a reader must know before he believes an index."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.pure.lib.numbers import format_number
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence
from kinerja.pure.statistics.survey_index import MISSING_ALLOWED

MANY_ON_TOP = 0.5
"""Where more than half tick the best answer nine times, an index separates nobody (domain/measurement 1)."""

MISSING = gettext_noop(
    "{percent} persen jawaban kosong, lebih dari {allowed} persen: yang tidak menjawab mungkin berbeda pendapat."
)
SMALL = gettext_noop("Responden {n} dari {needed} yang diperlukan untuk {population} orang; indeks ini belum mewakili.")
CEILING = gettext_noop(
    "{percent} persen memberi nilai tertinggi sembilan kali; indeks setinggi ini tidak membedakan siapa pun."
)
STRAIGHT = gettext_noop("{percent} persen memberi nilai yang sama sembilan kali; mungkin pertanyaannya tidak dibaca.")


def warnings_of(document: Mapping[str, Any], sample: Mapping[str, Any] | None) -> list[Sentence]:
    """In order of weight."""
    total, found = document["total"], []
    if (total["missing"] or 0) > MISSING_ALLOWED:
        found.append(sentence(MISSING, percent=_percent(total["missing"]), allowed=_percent(MISSING_ALLOWED)))
    if sample is not None and not sample["enough"]:
        found.append(sentence(SMALL, n=total["n"], needed=sample["needed"], population=sample["population"]))
    if (total["ceiling"] or 0) > MANY_ON_TOP:
        found.append(sentence(CEILING, percent=_percent(total["ceiling"])))
    elif (total["straight_line"] or 0) > MANY_ON_TOP:
        found.append(sentence(STRAIGHT, percent=_percent(total["straight_line"])))
    return found


def _percent(share: float) -> str:
    text = format_number(Decimal(repr(100 * share)), 1)
    return text.removesuffix(",0")
