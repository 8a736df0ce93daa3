"""Signs in the records that deserve a question: asked about, never scored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.measurement.models import Figure

# Below this many cases a sign is chance.
FEWEST = 5


@dataclass(frozen=True)
class Sign:
    """From this share of cases on somebody should be able to say why."""

    words: str
    ask_from: float


_SIGNS = {
    "short": Sign(
        gettext_noop("{k} dari {n} kasus selesai jauh lebih cepat daripada yang lazim untuk layanannya."), 0.05
    ),
    # Without any heaping about half of them lie on either side.
    "heaping": Sign(
        gettext_noop(
            "{k} dari {n} kasus yang ditutup di sekitar batas waktunya ditutup tepat sebelum batas; "
            "biasanya kira-kira separuh."
        ),
        0.75,
    ),
    "batch": Sign(gettext_noop("{k} dari {n} kasus ditutup beruntun dalam satu menit yang sama."), 0.05),
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
            share = count / of if count >= FEWEST else 0.0
            if name in _SIGNS and share >= _SIGNS[name].ask_from and share > strongest.get(name, (0.0, figure))[0]:
                strongest[name] = (share, figure)
    return [Question(figure, _sentence(name, figure)) for name, (_share, figure) in strongest.items()]


def _sentence(name: str, figure: Figure) -> str:
    count, of = figure.quality["flags"][name]
    return gettext(_SIGNS[name].words).format(k=number(count), n=number(of))
