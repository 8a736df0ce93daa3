"""Quality counts: by shift, by those of the ward, corrected without losing what was there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from kinerja.facts.care import commands
from kinerja.facts.care.catalogue import catalogue, codes
from kinerja.facts.care.commands import Count
from kinerja.facts.care.models import QualityCount
from kinerja.platform.audit.models import Entry
from kinerja.pure.law.findings import Confidence
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.cast import Cast

TODAY = date(2026, 3, 10)
USUAL: dict[str, Any] = {
    "indicator": "patient_identification", "day": TODAY, "shift": "morning", "numerator": 18, "denominator": 20,
}  # fmt: skip


def counted(cast: Cast, who: str = "yusuf", unit: str = "RSUD", **changes: Any) -> QualityCount:
    return commands.count(cast.units[unit], actor=cast.actor(who), now=cast.now, **USUAL | changes)


def test_every_indicator_says_what_is_counted_and_where_it_comes_from() -> None:
    found = catalogue(TODAY)
    assert set(found) == set(codes())
    for indicator in found.values():
        assert indicator.numerator
        assert indicator.denominator
        assert indicator.direction in ("more", "less")
        assert indicator.cites[0].confidence is Confidence.CONCORDANT


def test_a_target_is_met_from_its_side() -> None:
    found = catalogue(TODAY)
    assert found["doctor_visit"].is_met(80)
    assert not found["postponed_surgery"].is_met(5)


def test_a_shift_is_counted_once(cast: Cast) -> None:
    assert counted(cast) == counted(cast)
    with pytest.raises(Invalid, match="18 dari 20"):
        counted(cast, numerator=19)
    assert QualityCount.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"numerator": 21}, "21 lebih besar daripada 20"),
        ({"numerator": -1}, "kurang dari nol"),
        ({"day": TODAY + timedelta(days=1)}, "belum tiba"),
        ({"shift": "noon"}, "pagi, siang, atau malam"),
        ({"indicator": "smiles"}, "tidak dikenal"),
    ],
)
def test_bad_input_is_told(cast: Cast, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        counted(cast, **changes)


def test_nobody_counts_for_another_ward(cast: Cast) -> None:
    for who, unit in (("tono", "RSUD"), ("wati", "RSUD"), ("yusuf", "KOMINFO"), ("sari", "RSUD")):
        with pytest.raises(Forbidden, match="bukan ruang Anda"):
            counted(cast, who, unit)


def test_a_correction_keeps_the_old_row(cast: Cast) -> None:
    first = counted(cast)
    second = commands.correct_count(
        first, numerator=19, denominator=20, reason="Lembar susulan", actor=cast.actor("yusuf"), now=cast.now
    )
    first.refresh_from_db()
    assert (first.numerator, first.superseded_at) == (18, cast.now)
    assert (second.replaces, second.numerator, second.reason) == (first, 19, "Lembar susulan")
    assert list(QualityCount.objects.current()) == [second]
    assert Entry.objects.get(verb="care.corrected").data["before"] == [18, 20]


def test_a_correction_needs_a_reason_and_a_row_that_still_counts(cast: Cast) -> None:
    first = counted(cast)
    facts = {"numerator": 19, "denominator": 20, "actor": cast.actor("yusuf"), "now": cast.now}
    with pytest.raises(Invalid, match="alasan perbaikan"):
        commands.correct_count(first, reason=" ", **facts)
    commands.correct_count(first, reason="x", **facts)
    with pytest.raises(Stale):
        commands.correct_count(first, reason="y", **facts)


def test_counts_are_seen_in_the_ward_and_by_oversight(cast: Cast) -> None:
    counted(cast)
    seen = {who for who in ("yusuf", "hasan", "andi", "walikota", "wati", "tono", "sari", "dewi")
            if QualityCount.objects.visible_to(cast.actor(who)).exists()}  # fmt: skip
    assert seen == {"yusuf", "hasan", "andi", "walikota"}


def test_a_sheet_is_taken_over_by_those_who_may(cast: Cast) -> None:
    rows = [
        Count(cast.units["RSUD"].pk, "doctor_visit", TODAY, shift, 9, 10, cast.yusuf.pk)
        for shift in ("morning", "night")
    ]
    assert commands.take_over_counts(rows, actor=cast.actor("yusuf"), now=cast.now) == 2
    with pytest.raises(Forbidden):
        commands.take_over_counts(rows, actor=cast.actor("tono"), now=cast.now)


VIOLATIONS: dict[str, dict[str, Any]] = {
    "count_part_of_whole": {"numerator": 21},
    "count_once": {"shift": "night"},
    "count_correction_has_reason": {"replaces": "night"},
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_the_database_refuses(cast: Cast, name: str) -> None:
    night = counted(cast, shift="night")
    values = {**USUAL, "unit": cast.units["RSUD"], "counted_by": cast.yusuf, "counted_at": cast.now}
    values |= VIOLATIONS[name]
    if "replaces" in values:
        values["replaces"] = night
    with pytest.raises(IntegrityError), transaction.atomic():
        QualityCount(**values).save(force_insert=True)


def test_every_indicator_has_an_english_name() -> None:
    with override("en"):
        for one in catalogue(TODAY).values():
            assert all(gettext(said) != said for said in (one.name, one.numerator, one.denominator)), one.code
