"""Signs in the records that deserve a question: asked about, never scored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.measurement.models import Figure

# A sign in a handful of cases is chance; from this share on somebody should be able to say why.
ASK_FROM = 0.05
FEWEST = 5

_WORDS = {
    "short": gettext_noop("{k} dari {n} kasus selesai jauh lebih cepat daripada yang lazim untuk layanannya."),
    "heaping": gettext_noop("{k} dari {n} kasus ditutup tepat menjelang batas waktunya."),
    "batch": gettext_noop("{k} dari {n} kasus ditutup beruntun dalam satu menit yang sama."),
}


@dataclass(frozen=True)
class Question:
    """One sign on one figure, in words."""

    figure: Figure
    sentence: str


def questions(figures: Iterable[Figure]) -> list[Question]:
    """Each sign once, on the figure where it shows in most cases: several indicators rest on the same cases."""
    strongest: dict[str, tuple[float, Figure]] = {}
    for figure in figures:
        for name, (count, of) in figure.quality.get("flags", {}).items():
            share = count / of if of else 0.0
            if (
                name in _WORDS
                and count >= FEWEST
                and share >= ASK_FROM
                and share > strongest.get(name, (0.0, figure))[0]
            ):
                strongest[name] = (share, figure)
    return [Question(figure, _sentence(name, figure)) for name, (_share, figure) in strongest.items()]


def _sentence(name: str, figure: Figure) -> str:
    count, of = figure.quality["flags"][name]
    return gettext(_WORDS[name]).format(k=number(count), n=number(of))
