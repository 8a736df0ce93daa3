"""Units side by side for inspectors: the funnel of promises kept, within its budget, or why there is none."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.judgement.measurement.commands import compute
from kinerja.work.planning.models import Period
from tests.doors.web.leader.test_units import _cases
from tests.harness.budget import query_budget
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db
PAGE = "/pengawasan/penilaian-dan-hasil"


@pytest.fixture
def town(cast: Any) -> Town:
    made = Town(cast)
    Period.objects.filter(pk=made.period.pk).update(state="evaluating")
    return made


def test_whoever_keeps_far_fewer_promises_is_named(town: Town) -> None:
    for unit, late in (("DUKCAPIL-L", 1), ("RSUD", 2), ("BKPSDM", 1), ("KOMINFO", 30)):
        _cases(town, unit, late=late, in_time=32 - late)
    compute(town.period, **town.cast.by)
    andi = town.cast.client("andi")
    with query_budget(11):
        page = andi.get(PAGE)
    rows = {row[0]: row for row in page.context["funnel"].rows}
    units = town.cast.units
    assert set(rows) == {units[code].name for code in ("DUKCAPIL", "RSUD", "BKPSDM", "KOMINFO")}
    assert rows[units["KOMINFO"].name][3] == "32"
    assert rows[units["RSUD"].name][4] == "di dalam batas"
    assert "unit berdampingan" in page.content.decode()


def test_of_two_units_nothing_is_compared(town: Town) -> None:
    for unit in ("DUKCAPIL-L", "RSUD"):
        _cases(town, unit, late=1, in_time=31)
    compute(town.period, **town.cast.by)
    page = town.cast.client("andi").get(PAGE)
    assert page.context["funnel"] is None
    assert "sedikitnya tiga unit" in page.content.decode()
