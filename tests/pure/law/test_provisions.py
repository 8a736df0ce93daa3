from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from kinerja.pure.law.findings import Confidence
from kinerja.pure.law.provisions import Provision, provision, provisions
from kinerja.pure.law.regimes import PP30_2019_P8_2021, PP46_2011, predicate_label, regime, regime_on
from kinerja.pure.law.terms import Predicate
from kinerja.pure.lib.refusals import Refused

ALL = [entry for entries in provisions().values() for entry in entries]
SUBJECTS = sorted(provisions())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_it_has_one_provision_in_force_at_a_time(subject: str) -> None:
    for earlier, later in pairwise(provisions()[subject]):
        assert earlier.until is not None
        assert earlier.until < later.since


@pytest.mark.parametrize("entry", ALL, ids=[f"{one.subject} {one.since}" for one in ALL])
def test_it_is_cited_and_exact(entry: Provision) -> None:
    assert entry.cites
    assert entry.until is None or entry.since <= entry.until
    assert all(kind is not float for kind in _kinds(dict(entry.values)))
    local = any(cite.source == "Pengaturan setempat" for cite in entry.cites)
    assert not local or min(cite.confidence for cite in entry.cites) is Confidence.MEMORY


@pytest.mark.parametrize("subject", SUBJECTS)
def test_it_speaks_when_a_date_is_before_any_provision(subject: str) -> None:
    before = provisions()[subject][0].since - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        provision(subject, before)
    assert str(before) in str(refused.value)
    assert "belum ada ketentuan" in str(refused.value)


def test_it_speaks_when_a_provision_has_ended() -> None:
    assert provision("pp30.predicate", date(2021, 12, 31)).until == date(2021, 12, 31)
    with pytest.raises(Refused, match="tidak berlaku lagi"):
        provision("pp30.predicate", date(2022, 1, 1))


def test_it_speaks_when_a_subject_is_unknown() -> None:
    with pytest.raises(Refused, match="tidak dikenal"):
        provision("quadrant.weather", date(2025, 1, 1))


def test_it_takes_the_provision_of_the_day() -> None:
    assert provision("deadlines.objection", date(2021, 6, 30)).cites[0].source == "PP 46/2011"
    assert provision("deadlines.objection", date(2021, 7, 1)).cites[0].source == "PP 30/2019"


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2014, 1, 1), "PP46_2011"),
        (date(2021, 6, 30), "PP46_2011"),
        (date(2021, 7, 1), "PP30_2019_P8_2021"),
        (date(2021, 12, 31), "PP30_2019_P8_2021"),
        (date(2022, 1, 1), "P6_2022_SE3_2023"),
        (date(2026, 12, 31), "P6_2022_SE3_2023"),
    ],
)
def test_it_finds_the_regime_of_a_day(on: date, code: str) -> None:
    found = regime_on(on)
    assert found.code == code
    assert found == regime(code)
    assert found.since <= on


def test_it_knows_no_regime_before_2014_nor_by_a_wrong_code() -> None:
    with pytest.raises(Refused, match="belum ada ketentuan"):
        regime_on(date(2013, 12, 31))
    with pytest.raises(Refused, match="tidak dikenal"):
        regime("DP3")


def test_it_prints_predicates_as_their_regime_did() -> None:
    assert predicate_label(Predicate.VERY_POOR, PP46_2011) == "Buruk"
    assert predicate_label(Predicate.NEEDS_IMPROVEMENT, PP30_2019_P8_2021) == "Cukup"
    assert predicate_label(Predicate.NEEDS_IMPROVEMENT, "P6_2022_SE3_2023") == "Butuh Perbaikan"


def _kinds(value: Any) -> set[type]:
    if isinstance(value, dict):
        return set().union(*(_kinds(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(_kinds(one) for one in value))
    assert isinstance(value, int | Decimal | str | bool | date) or hasattr(value, "hour")
    return {type(value)}
