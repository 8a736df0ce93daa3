from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.law.suggestion import Standing, minimum_n, provisional, results
from kinerja.pure.law.terms import Polarity, Rating
from kinerja.pure.lib.refusals import Invalid

ON = date(2025, 12, 31)
D = Decimal
PLAIN = Standing(
    indicator_label="Waktu penyelesaian",
    value=D(20),
    low=D(18),
    high=D(22),
    target_low=None,
    target_high=D(30),
    polarity=Polarity.LESS,
    n=120,
    grade="A",
    provisional=False,
    declared=False,
    minimum_n=30,
)
BETTER = PLAIN
WORSE = replace(PLAIN, value=D(40), low=D(38), high=D(42))
MET = replace(PLAIN, value=D(29), low=D(25), high=D(33))


def rating(*standings: Standing) -> Rating | None:
    return results(standings, ON).value


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("18", "22", Rating.ABOVE),
        ("25", "33", Rating.MEETS),
        ("30", "33", Rating.MEETS),
        ("25", "30", Rating.MEETS),
        ("31", "33", Rating.BELOW),
        (None, "22", Rating.ABOVE),
        ("31", None, Rating.BELOW),
        ("20", None, Rating.MEETS),
    ],
)
def test_it_counts_only_a_whole_interval_when_less_is_better(
    low: str | None, high: str | None, expected: Rating
) -> None:
    given_ = replace(PLAIN, low=low and D(low), high=high and D(high))
    assert rating(given_) is expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("70", "79", Rating.BELOW), ("70", "80", Rating.MEETS), ("81", "90", Rating.ABOVE), ("80", "90", Rating.MEETS)],
)
def test_it_counts_only_a_whole_interval_when_more_is_better(low: str, high: str, expected: Rating) -> None:
    given_ = replace(PLAIN, polarity=Polarity.MORE, target_low=D(80), target_high=None, low=D(low), high=D(high))
    assert rating(given_) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", Rating.BELOW), ("10", Rating.MEETS), ("15", Rating.MEETS), ("20", Rating.MEETS), ("21", Rating.BELOW)],
)
def test_it_is_never_above_inside_a_range(value: str, expected: Rating) -> None:
    within = replace(
        PLAIN, polarity=Polarity.WITHIN, target_low=D(10), target_high=D(20), value=D(value), low=None, high=None
    )
    assert rating(within) is expected


@pytest.mark.parametrize(("value", "expected"), [("29", Rating.ABOVE), ("30", Rating.MEETS), ("31", Rating.BELOW)])
def test_it_compares_a_declared_figure_itself(value: str, expected: Rating) -> None:
    declared = replace(PLAIN, value=D(value), low=None, high=None, n=0, declared=True)
    found = results([declared], ON)
    assert found.value is expected
    assert "dinyatakan sendiri" in found.because[0].text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"value": None}, "belum ada data"),
        ({"target_high": None}, "belum ada target"),
        ({"grade": "D"}, "mutu datanya D"),
        ({"n": 12}, "angka sementara, 12 kasus dari 30 yang diperlukan"),
        ({"n": 12, "provisional": True}, "angka sementara, 12 kasus dari 30 yang diperlukan"),
        ({"provisional": True}, "belum cukup membedakan satu orang"),
    ],
)
def test_it_says_why_an_indicator_does_not_count(change: dict[str, object], why: str) -> None:
    found = results([replace(PLAIN, **change)], ON)
    assert found.value is None
    assert why in found.because[0].text
    assert found.because[-1].text == "Data belum cukup untuk menyarankan."


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ((), None),
        ((WORSE, WORSE, BETTER), Rating.BELOW),
        ((WORSE, BETTER), Rating.MEETS),
        ((BETTER, BETTER, MET), Rating.ABOVE),
        ((BETTER, BETTER, WORSE), Rating.MEETS),
        ((BETTER, MET), Rating.MEETS),
        ((WORSE, replace(BETTER, grade="D"), replace(BETTER, grade="D")), Rating.BELOW),
    ],
)
def test_it_suggests_by_more_than_half(standings: tuple[Standing, ...], expected: Rating | None) -> None:
    assert rating(*standings) is expected


def test_it_gives_one_reason_per_indicator_and_leaves_the_decision_to_people() -> None:
    found = results([BETTER, WORSE, MET, replace(MET, value=D(30), low=None, high=None)], ON)
    assert [one.text for one in found.because] == [
        "Waktu penyelesaian: 20 (120 kasus, selang 18 sampai 22); target 30. Lebih baik daripada target.",
        "Waktu penyelesaian: 40 (120 kasus, selang 38 sampai 42); target 30. Lebih buruk daripada target.",
        "Waktu penyelesaian: 29 (120 kasus, selang 25 sampai 33); target 30. "
        "Tidak jelas berbeda dari target, jadi dianggap sesuai.",
        "Waktu penyelesaian: 30 (120 kasus); target 30. Sesuai target.",
        "Dari 4 indikator yang dihitung, 1 lebih baik dan 1 lebih buruk daripada target. "
        "Saran: Sesuai ekspektasi. Pejabat penilai yang memutuskan.",
    ]


def test_it_is_never_law() -> None:
    assert not results([PLAIN], ON).is_law


FIGURES = st.decimals(0, 60, places=1)
STANDINGS = st.lists(
    st.builds(
        lambda value, width: replace(PLAIN, value=value, low=value - width, high=value + width),
        FIGURES,
        st.decimals(0, 10, places=1),
    ),
    min_size=1,
    max_size=6,
)


@given(STANDINGS, st.data())
def test_it_never_lowers_the_suggestion_for_a_better_figure(standings: list[Standing], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(standings) - 1))
    gain = data.draw(FIGURES)
    old = standings[which]
    better = replace(old, value=old.value - gain, low=old.low - gain, high=old.high - gain)
    improved = [*standings[:which], better, *standings[which + 1 :]]
    before, after = rating(*standings), rating(*improved)
    assert before is not None
    assert after is not None
    assert before <= after


@pytest.mark.parametrize(("n", "weight", "expected"), [(30, "0.7", False), (29, "0.9", True), (300, "0.69", True)])
def test_it_calls_thin_figures_provisional(n: int, weight: str, expected: bool) -> None:
    found = provisional(n, D(weight), ON)
    assert found.value is expected
    assert not found.is_law
    assert minimum_n(ON) == 30


def test_it_refuses_an_interval_upside_down() -> None:
    with pytest.raises(Invalid, match="Waktu penyelesaian"):
        replace(PLAIN, low=D(3), high=D(2))
