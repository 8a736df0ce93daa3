"""Rows and pictures of several units in one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from kinerja.doors.web.shown.funnel import FLAGS
from kinerja.doors.web.shown.spread import spread_chart
from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.charts import Chart, Dot, bar
from kinerja.judgement.evaluation.distribution import Distribution
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.measurement.comparing import Comparison, Standing
from kinerja.people.organisation.models import Unit
from kinerja.work.planning.models import Period


@dataclass(frozen=True)
class Row:
    """One unit as the table shows it; `standing` is None where it has no case with a promise."""

    unit: Unit
    achievement: Badge | None
    standing: Standing | None
    strip: str
    flag: Badge | None
    final: int
    waiting: int
    warnings: str


def rows(found: Sequence[Distribution], compared: Comparison) -> list[Row]:
    return [_row(one, compared.standings.get(one.unit.pk)) for one in found]


def _row(one: Distribution, standing: Standing | None) -> Row:
    n = len(one.warnings)
    flagged = standing is not None and standing.flag
    return Row(
        unit=one.unit,
        achievement=badge(one.achievement.value, gettext(one.achievement.label)) if one.achievement else None,
        standing=standing,
        strip=bar(Dot("", standing.value, "%", standing.low, standing.high)) if standing else "",
        flag=Badge(gettext(FLAGS[standing.flag]), "warn", "△") if standing and flagged else None,
        final=one.total,
        waiting=one.waiting,
        warnings=ngettext("{n} catatan", "{n} catatan", n).format(n=n) if n else "",
    )


def spread_of(one: Distribution, period: Period) -> Chart | None:
    """The predicates of a unit with the pattern of its achievement."""
    return spread_chart(one.counts, one.achievement, one.finding, last_day(period))
