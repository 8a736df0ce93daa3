"""One sentence: signal or noise; few weeks say nothing, and what a reader may not open he does not see drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.models import Figure
from tests.judgement.town import NEW_YEAR, Town


@pytest.fixture
def town(cast) -> Town:
    return Town(cast)


def page_of(town, late_weeks=(), weeks=8):
    town.plan(town.cast.sari, ("service.on_time_share", {}, 90))
    for week in range(weeks):
        for number in range(12):
            late = week in late_weeks or number == 0
            opened = NEW_YEAR + timedelta(weeks=week, hours=number)
            town.case(town.cast.sari, opened, 3 if late else 1, deadline_at=opened + timedelta(days=2))
    compute(town.period, **town.cast.by)
    figure = Figure.objects.get(employee=town.cast.sari)
    return town.cast.client("sari").get(f"/saya/angka/{figure.pk}/kasus").content.decode()


def test_an_even_run_of_weeks_is_noise(town):
    text = page_of(town)
    assert "8 pekan naik-turun wajar" in text
    assert "batasnya masih sementara" in text
    assert 'class="c-signal"' not in text


def test_one_bad_week_is_a_signal_with_its_mark_in_the_table(town):
    text = page_of(town, late_weeks={5})
    assert "Ada tanda: 1 dari 8 pekan di luar batas wajarnya" in text
    assert "di luar batas</td>" in text
    assert text.count('class="c-signal"') == 1


def test_few_weeks_draw_nothing(town):
    assert "Pekan demi pekan" not in page_of(town, weeks=5)
