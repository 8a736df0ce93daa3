"""Numbers, instants and sentences as the reader writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from kinerja.doors.web.ui.numbers import day, instant, interval, number, places_for
from kinerja.doors.web.ui.sentences import filled, spoken
from kinerja.pure.law.findings import reason
from kinerja.pure.law.terms import Rating


@pytest.mark.parametrize(
    ("value", "places", "indonesian", "english"),
    [
        (Decimal("1234.50"), 1, "1.234,5", "1,234.5"),
        (Decimal("3.00"), 2, "3", "3"),
        (91.7, 1, "91,7", "91.7"),
        (1000000, None, "1.000.000", "1,000,000"),
        (Decimal("-2.5"), 1, "−2,5", "−2.5"),
        (2.345, 2, "2,35", "2.35"),
    ],
)
def test_numbers_follow_the_language(value: Decimal, places: int | None, indonesian: str, english: str) -> None:
    assert number(value, places) == indonesian
    with translation.override("en"):
        assert number(value, places) == english


@pytest.mark.parametrize(("value", "places"), [(3.4, 2), (45.2, 1), (412.0, 0), (None, 2)])
def test_small_numbers_get_more_decimals(value: float | None, places: int) -> None:
    assert places_for(value) == places


def test_an_interval_may_be_open() -> None:
    assert interval(Decimal("88.5"), Decimal("94.1")) == "antara 88,5 dan 94,1"
    assert interval(7, None) == "paling sedikit 7"
    assert interval(None, 7) == "paling banyak 7"
    assert interval(None, None) == ""


def test_instants_stand_in_the_zone_of_the_agency() -> None:
    with timezone.override(ZoneInfo("Asia/Makassar")):
        assert instant(datetime(2026, 3, 9, 23, 5, tzinfo=UTC)) == "10 Mar 2026 07.05"


def test_days_are_written_out() -> None:
    assert day(date(2026, 1, 5)) == "5 Januari 2026"
    assert day(None) == "–"


def test_a_sentence_fills_in_terms_numbers_dates_and_sentences() -> None:
    inner = reason("sejak {since}", since=date(2026, 1, 5))
    said = reason("{rating}: {value}, {inner}.", rating=Rating.MEETS, value=Decimal("3.5"), inner=inner)
    assert spoken(said) == "Sesuai ekspektasi: 3,5, sejak 5 Januari 2026."


def test_plain_parameters_stay_as_they_are() -> None:
    assert filled("{n} dari {what}", {"n": 3, "what": "<b>"}) == "3 dari <b>"
