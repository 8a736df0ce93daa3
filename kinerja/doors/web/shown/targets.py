"""Where a figure lies against its target, in words and a badge."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.sentences import spoken
from kinerja.pure.law.targets import Target
from kinerja.pure.law.terms import Polarity, Rating
from kinerja.work.planning.models import Indicator, LibraryIndicator


def target_of(indicator: Indicator | LibraryIndicator) -> Target | None:
    return Target.of(indicator.target_low, indicator.target_high, Polarity(indicator.polarity))


def target_words(indicator: Indicator | LibraryIndicator) -> str:
    """The target with its unit and direction, or that there is none."""
    target = target_of(indicator)
    if target is None:
        return gettext("belum ada target")
    return f"{spoken(target.words)} {unit_words(indicator)}"


def amount_words(indicator: Indicator | LibraryIndicator) -> str:
    """The number or range with its unit, for a column that says already what it is."""
    ends = [number(end) for end in dict.fromkeys((indicator.target_low, indicator.target_high)) if end is not None]
    return f"{'–'.join(ends)} {unit_words(indicator)}" if ends else "–"


def unit_words(indicator: Indicator | LibraryIndicator) -> str:
    """The unit of measure: those of the house in the reader's language, others as the agency wrote them."""
    return gettext(indicator.measure_unit) if indicator.measure_unit else ""


def standing(target: Target | None, value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Badge:
    """Better or worse only when the whole interval is; a figure that touches its target is never scolded."""
    if value is None:
        return badge("open", gettext("belum ada angka"))
    if target is None:
        return badge("open", gettext("tanpa target"))
    ends = (value if low is None else low, value if high is None else high)
    place = target.place(*ends)
    if place is Rating.ABOVE:
        return badge("met", gettext("lebih baik dari target"))
    if place is Rating.BELOW:
        return badge("missed", gettext("di luar target"))
    if target.low <= ends[0] and ends[1] <= target.high:
        return badge("met", gettext("sesuai target"))
    return badge("unsure", gettext("sekitar target"))
