"""Declaring a realisation."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.work.activity.commands import declare
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.activity.queries import newest_declarations, undeclared
from kinerja.work.planning.commands import open_cycle, open_period
from kinerja.work.planning.models import Indicator, Period
from tests.work.planned import PERMITS, SPEED, Year, indicators_of
from tests.work.writers import at_once


@pytest.fixture
def indicator(year: Year) -> Indicator:
    return indicators_of(year.agreed("sari", "budi", PERMITS, SPEED))[0]


def said(year: Year, indicator: Indicator, who: str = "sari", **changes: object) -> DeclaredResult:
    facts = {"period": year.periods[0], "value": "95", "evidence": "Buku agenda loket", "submission": uuid4()}
    return declare(indicator, **{**facts, **changes}, **year.as_(who))


def test_it_keeps_value_and_evidence(year: Year, indicator: Indicator) -> None:
    result = said(year, indicator, value="1.095,5", evidence=" Buku agenda ")
    assert (result.value, result.evidence, result.declared_by) == (Decimal("1095.5"), "Buku agenda", year.cast.sari)
    assert Entry.objects.filter(verb="activity.result_declared", thing_id=str(result.pk)).count() == 1


def test_the_newest_counts_and_the_older_stays(year: Year, indicator: Indicator) -> None:
    said(year, indicator, value="95")
    corrected = declare(
        indicator, period=year.periods[0], value="96", evidence="Buku agenda", submission=uuid4(),
        actor=year.cast.actor("sari"), now=year.now + timedelta(hours=1),
    )  # fmt: skip
    assert DeclaredResult.objects.count() == 2
    assert newest_declarations(year.periods[0], [indicator.pk]) == {indicator.pk: corrected}


def test_a_form_sent_twice_is_kept_once(year: Year, indicator: Indicator) -> None:
    key = uuid4()
    first = said(year, indicator, submission=key)
    Period.objects.update(state="closed")
    assert said(year, indicator, submission=key, value="bukan angka") == first
    assert DeclaredResult.objects.count() == Entry.objects.filter(verb="activity.result_declared").count() == 1


def test_a_double_click_makes_one(transactional_db: None, year: Year, indicator: Indicator) -> None:
    sari = year.as_("sari")
    facts = {"period": year.periods[0], "value": "95", "evidence": "Buku", "submission": uuid4()}
    twice = at_once(*[lambda: declare(indicator, **facts, **sari)] * 2)
    assert twice[0] == twice[1] == DeclaredResult.objects.get()


@pytest.mark.parametrize("who", ["budi", "tono", "hasan", "walikota"])
def test_nobody_declares_for_another(year: Year, indicator: Indicator, who: str) -> None:
    with pytest.raises(Forbidden, match="pemilik SKP"):
        said(year, indicator, who=who)


def test_it_waits_until_the_plan_is_agreed(year: Year) -> None:
    (indicator,) = indicators_of(year.proposed("sari"))
    with pytest.raises(Forbidden, match="setelah SKP disepakati"):
        said(year, indicator)


def test_what_is_measured_is_not_declared(year: Year, indicator: Indicator) -> None:
    measured = indicators_of(indicator.result.plan)[1]
    with pytest.raises(Invalid, match="diukur dari catatan pelayanan"):
        said(year, measured)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"evidence": " "}, "bukti dukung"),
        ({"value": "1.5"}, "tidak dikenali"),
        ({"value": "banyak"}, "tidak dikenali"),
        ({"value": "1,23456"}, "empat desimal"),
        ({"value": "-3"}, "kurang dari nol"),
        ({"value": Decimal(10) ** 12}, "terlalu besar"),
    ],
)
def test_it_says_kindly_what_is_wrong(year: Year, indicator: Indicator, changes: dict[str, object], words: str) -> None:
    with pytest.raises(Invalid, match=words):
        said(year, indicator, **changes)
    assert not DeclaredResult.objects.exists()


@pytest.mark.parametrize("state", ["open", "evaluating"])
def test_it_is_taken_until_the_period_is_closed(year: Year, indicator: Indicator, state: str) -> None:
    Period.objects.update(state=state)
    said(year, indicator, period=Period.objects.get(code="TW1"))


def test_it_is_refused_after_the_period_is_closed(year: Year, indicator: Indicator) -> None:
    Period.objects.update(state="closed")
    with pytest.raises(Invalid, match="sudah ditutup"):
        said(year, indicator, period=Period.objects.get(code="TW1"))


def test_it_is_refused_before_the_period_begins(year: Year, indicator: Indicator) -> None:
    with pytest.raises(Invalid, match="baru dimulai"):
        said(year, indicator, period=year.periods[1])


def test_it_belongs_to_a_period_of_the_plan(year: Year, indicator: Indicator) -> None:
    days = {"starts": date(2025, 1, 1), "ends": date(2026, 1, 1)}
    before = open_cycle(code="2025", name="Tahun 2025", **days, **year.cast.by)
    other = open_period(before, code="T", name="Tahun 2025", **days, **year.cast.by)
    with pytest.raises(Invalid, match="tidak berlaku pada periode"):
        said(year, indicator, period=other)


def test_what_is_still_to_be_declared_shrinks(year: Year, indicator: Indicator) -> None:
    assert list(undeclared(year.cast.sari.pk, year.periods[0])) == [indicator]
    said(year, indicator)
    assert list(undeclared(year.cast.sari.pk, year.periods[0])) == []
    assert list(undeclared(year.cast.sari.pk, year.periods[1])) == [indicator]
    assert list(undeclared(year.cast.budi.pk, year.periods[0])) == []
