"""Predicates of a unit beside the pattern of its achievement; the title of the drawing is what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext, ngettext

from kinerja.doors.web.ui.charts import Chart, Part, curve
from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.sentences import spoken
from kinerja.pure.law import distribution as guidance
from kinerja.pure.law.findings import Finding, Reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.law.terms import OrganisationRating, Predicate

from .explanations import cite_words


def spread_chart(
    counts: Mapping[Predicate, int],
    achievement: OrganisationRating | None,
    finding: Finding[tuple[Reason, ...]] | None,
    on: date,
) -> Chart | None:
    """A small unit is told by counts alone: there the answer is None."""
    total = sum(counts.values())
    if total < provision("distribution.smallest_unit", on)["people"]:
        return None
    printed = guidance.curve(achievement, on) if achievement else None
    pattern = printed.value if printed else {}
    whole = sum(pattern.values())
    parts = [
        Part(gettext(one.label), counts.get(one, 0), float(Fraction(pattern[one], whole)) if pattern else None)
        for one in Predicate
    ]
    # The drawing says where it was taken from: it is printed on a form, no regulation sets it.
    note = " ".join([*map(spoken, printed.because), f"({'; '.join(cite_words(printed.cites))})"]) if printed else ""
    return curve(parts, caption=_caption(counts, achievement, finding, total), note=note)


def _caption(
    counts: Mapping[Predicate, int],
    achievement: OrganisationRating | None,
    finding: Finding[tuple[Reason, ...]] | None,
    total: int,
) -> str:
    if finding and finding.value:
        first, more = spoken(finding.value[0]), len(finding.value) - 1
        words = ngettext("Satu catatan lain di bawah.", "{n} catatan lain di bawah.", more).format(n=more)
        return f"{first} {words}" if more else first
    most = max(counts, key=lambda one: counts[one])
    said = {"n": number(counts[most]), "total": number(total), "predicate": gettext(most.label)}
    if achievement is None:
        return gettext("{n} dari {total} pegawai {predicate}; capaian unit belum ditetapkan.").format(**said)
    told = gettext("Sebaran di dalam pola acuan capaian {achievement}: {n} dari {total} pegawai {predicate}.")
    return told.format(achievement=gettext(achievement.label), **said)
