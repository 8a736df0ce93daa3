"""Writing the indicators of a draft."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kinerja.facts.service.models import Service
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning.commands import (
    add_from_library,
    add_indicator,
    change_indicator,
    remove_indicator,
    seed_library,
)
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import Indicator, LibraryIndicator
from tests.work.planned import BUDGET, PERMITS, SPEED, Year, indicators_of


def refusal(year: Year, **changes: object) -> str:
    plan = year.draft()
    result = plan.results.create(order=1, text="Warga terlayani")
    with pytest.raises(Invalid) as refused:
        year.add(result, "sari", replace(PERMITS, **changes))
    return str(refused.value)


def test_it_keeps_target_source_and_evidence(year: Year) -> None:
    plan = year.written("sari", PERMITS, SPEED, BUDGET)
    counted, measured, ranged = indicators_of(plan)
    assert (counted.target_low, counted.target_high, counted.evidence) == (100, 100, "Buku agenda")
    assert (measured.source, measured.parameters) == ("service.completion_time", {"statistic": "p90"})
    assert (ranged.target_low, ranged.target_high) == (90, 102)
    assert [i.order for i in (counted, measured, ranged)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": " "}, "Tuliskan indikatornya"),
        ({"measure_unit": ""}, "satuan"),
        ({"aspect": "smell"}, "aspek dan arah"),
        ({"text": "Kehadiran pegawai"}, "Kehadiran bukan ukuran kinerja"),
        ({"target_low": Decimal("0.00001")}, "empat desimal"),
        ({"target_high": Decimal(50)}, "tidak boleh di bawah"),
        ({"target_low": None, "target_high": Decimal(5)}, "memerlukan batas bawah"),
        ({"polarity": "within"}, "rentang"),
        ({"source": "service.unknown"}, "tidak dikenal"),
    ],
)
def test_it_says_what_keeps_an_indicator_from_standing(year: Year, changes: dict[str, object], said: str) -> None:
    assert said in refusal(year, **changes)
    assert not Indicator.objects.exists()


def test_it_knows_only_services_that_exist(year: Year) -> None:
    Service.objects.create(code="ktp-el", name="KTP-el")
    plan = year.written("sari", replace(SPEED, parameters={"statistic": "p90", "services": ["ktp-el"]}))
    unknown = replace(SPEED, parameters={"statistic": "p90", "services": ["ktp-el", "sim"]})
    with pytest.raises(Invalid, match="pelayanan sim tidak ada"):
        year.add(plan.results.get(), "sari", unknown)


def test_it_is_changed_and_removed_by_its_owner(year: Year) -> None:
    plan = year.written()
    (indicator,) = indicators_of(plan)
    changed = change_indicator(indicator, definition=SPEED, version=plan.version, **year.as_("sari"))
    assert Indicator.objects.get().source == "service.completion_time"
    with pytest.raises(Stale):
        remove_indicator(changed, version=plan.version, **year.as_("sari"))
    remove_indicator(changed, version=plan.version + 1, **year.as_("sari"))
    assert not Indicator.objects.exists()


def test_nobody_else_writes_in_it(year: Year) -> None:
    result = year.written().results.get()
    with pytest.raises(Forbidden):
        add_indicator(result, definition=PERMITS, version=result.plan.version, **year.as_("tono"))


def test_it_takes_an_adopted_indicator_from_the_library(year: Year) -> None:
    Service.objects.create(code="ktp-el", name="KTP-el")
    seed_library(**year.cast.by)
    known = LibraryIndicator.objects.get(code="counter-waktu-terlama")
    plan = year.draft()
    result = plan.results.create(order=1, text="Warga terlayani")
    own = {"services": ["ktp-el"]}
    taken = add_from_library(result, indicator=known, parameters=own, version=1, **year.as_("sari"))
    assert taken.parameters == {"statistic": "p90", "services": ["ktp-el"]}
    assert Definition.of(taken).text == known.text
    proposed = LibraryIndicator.objects.get(code="counter-jemput-bola")
    with pytest.raises(Invalid, match="belum atau tidak lagi dipakai"):
        add_from_library(result, indicator=proposed, version=2, **year.as_("sari"))


def test_it_refuses_a_target_of_zero_that_nobody_can_miss(year: Year) -> None:
    nothing = {"target_low": Decimal(0), "target_high": Decimal(0)}
    assert "Isi target di atas nol" in refusal(year, **nothing)


def test_it_takes_a_target_of_zero_where_less_is_better(year: Year) -> None:
    faults = replace(PERMITS, text="Surat yang keliru", polarity="less", target_low=Decimal(0), target_high=Decimal(0))
    assert indicators_of(year.written("sari", PERMITS, faults))[1].target_low == 0
