"""Units compared on their share: the newest run counts, and a funnel says who lies outside."""

from __future__ import annotations

import pytest

from kinerja.judgement.measurement.comparing import NOTHING, compare, limits, newest_figures
from kinerja.judgement.measurement.models import Run, UnitFigure
from kinerja.pure.statistics.proportions import Z95
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db
ON_TIME = "service.on_time_share"


@pytest.fixture
def town(cast):
    return Town(cast)


def _figures(town, number, counts):
    run = Run.objects.create(period=town.period, number=number, computed_at=town.cast.now, actor_name="x", digest="x")
    for code, (k, n) in counts.items():
        value = 100 * k / n if n else None
        UnitFigure.objects.create(run=run, unit=town.cast.units[code], source=ON_TIME, value=value, n=n, k=k)


def test_the_newest_run_counts(town):
    _figures(town, 1, {"RSUD": (1, 10)})
    _figures(town, 2, {"RSUD": (9, 10)})
    keys = [town.cast.units["RSUD"].pk]
    (figure,) = newest_figures(town.period, keys)
    assert figure.k == 9


def test_without_cases_there_is_nothing_to_compare(town):
    _figures(town, 1, {"RSUD": (0, 0)})
    keys = [town.cast.units["RSUD"].pk]
    assert compare(newest_figures(town.period, keys), keys) == NOTHING


def test_one_that_differs_from_many_alike_is_to_be_looked_at(town):
    alike = {
        code: (900 + n, 1000) for n, code in enumerate(("DUKCAPIL", "BKPSDM", "ITDA", "DISDIK", "SDN1", "KOMINFO"))
    }
    _figures(town, 1, alike | {"RSUD": (700, 1000)})
    keys = [town.cast.units[code].pk for code in [*alike, "RSUD"]]
    compared = compare(newest_figures(town.period, keys), keys)
    flags = {unit.code: compared.standings[unit.pk].flag for unit in town.cast.units.values() if unit.pk in keys}
    assert flags == dict.fromkeys(alike, "") | {"RSUD": "periksa"}


def test_limits_are_percents_that_narrow_with_cases(town):
    _figures(town, 1, {"RSUD": (80, 100), "ITDA": (82, 100), "DISDIK": (78, 100)})
    keys = [town.cast.units[code].pk for code in ("RSUD", "ITDA", "DISDIK")]
    compared = compare(newest_figures(town.period, keys), keys)
    (few, low, high), (many, inner_low, inner_high) = limits(compared.funnel, [10, 1000], Z95)
    assert (few, many) == (10, 1000)
    assert low < inner_low < 80 < inner_high < high
