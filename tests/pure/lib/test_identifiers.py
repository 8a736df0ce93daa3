from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.identifiers import Gender, make_nip, parse_nip
from kinerja.pure.lib.refusals import Invalid


@pytest.mark.parametrize(
    ("text", "birth", "start", "gender", "sequence", "printed"),
    [
        ("196409171985031001", date(1964, 9, 17), (1985, 3), Gender.MALE, 1, "19640917 198503 1 001"),  # X7
        ("196204301986012001", date(1962, 4, 30), (1986, 1), Gender.FEMALE, 1, "19620430 198601 2 001"),  # X8
        ("19740324 200604 1 015", date(1974, 3, 24), (2006, 4), Gender.MALE, 15, "19740324 200604 1 015"),
    ],
)
def test_it_takes_a_nip_apart(text, birth, start, gender, sequence, printed):
    nip = parse_nip(text)
    assert (nip.birth, (nip.start_year, nip.start_month), nip.gender, nip.sequence) == (birth, start, gender, sequence)
    assert (str(nip), nip.is_pppk, nip.warnings) == (printed, False, ())


def test_it_takes_a_pppk_number_apart():
    nip = parse_nip("199001012025212007")
    assert nip.is_pppk
    assert (nip.start_year, nip.start_month, nip.gender, nip.sequence) == (2025, None, Gender.FEMALE, 7)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("197413012006041015", "Tanggal lahir pada NIP 197413012006041015 tertulis 1974-13-01"),  # X9
        ("197402302006041015", "tertulis 1974-02-30 dan tidak ada dalam kalender"),
        ("197403242006131015", "Bulan TMT pada NIP 197403242006131015 tertulis 13"),
        ("197403242006001015", "tertulis 00. Digit 13–14 harus 01–12, atau 21 untuk PPPK"),
        ("197403242006043015", "Kode jenis kelamin pada NIP 197403242006043015 tertulis 3"),
        ("19740324200604101", "terdiri atas 17 digit, seharusnya 18"),
        ("1974032420060410150", "terdiri atas 19 digit, seharusnya 18"),
        ("19740324-200604-1-015", "memuat tanda selain angka. Tulis 18 digit saja"),
        ("１97403242006041015", "memuat tanda selain angka"),
        ("", "NIP kosong. Isi 18 digit."),
        ("  ", "NIP kosong"),
        (None, "NIP kosong"),
    ],
)
def test_it_says_which_part_is_wrong(value, sentence):
    with pytest.raises(Invalid) as invalid:
        parse_nip(value)
    assert sentence in str(invalid.value)


@pytest.mark.parametrize(
    "value",
    [
        1.96409171985031e17,
        196409171985031000,
        Decimal("196409171985031001"),
        float("nan"),
        "1.98E+17",
        "1,98E+17",
        "1.96409171985031e+17",
        "196409171985031001.0",
        "196409171985031001,00",
        "196409171985031001.",
    ],
)
def test_it_refuses_what_was_once_a_number_and_says_how_to_keep_the_digits(value):
    with pytest.raises(Invalid, match=r"terbaca sebagai angka sehingga digit belakangnya hilang\. Jadikan kolom NIP"):
        parse_nip(value)


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("198005011998041001", True),
        ("198005011998051001", False),
        ("200705012025211001", False),
        ("200805012025211001", True),
    ],
)
def test_it_only_warns_of_a_start_before_eighteen(text, warned):
    warnings = [str(warning) for warning in parse_nip(text).warnings]
    assert bool(warnings) is warned
    assert not warned or "sebelum usia 18 tahun" in warnings[0]


def test_it_warns_of_the_three_zeros_a_spreadsheet_leaves():
    (warning,) = parse_nip("196409171985031000").warnings
    assert "mungkin tiga digit terakhirnya hilang" in str(warning)


@given(
    st.dates(date(1950, 1, 1), date(2008, 12, 31)),
    st.integers(2000, 2030),
    st.none() | st.integers(1, 12),
    st.sampled_from(Gender),
    st.integers(1, 999),
)
def test_it_reads_back_what_it_makes(birth, year, month, gender, sequence):
    nip = parse_nip(make_nip(birth, year, month, gender, sequence))
    assert (nip.birth, nip.start_year, nip.start_month, nip.gender, nip.sequence) == (
        birth,
        year,
        month,
        gender,
        sequence,
    )
    assert parse_nip(str(nip)) == nip


def test_it_makes_no_impossible_number():
    with pytest.raises(Invalid):
        make_nip(date(1990, 1, 1), 2020, 13, Gender.MALE, 1)
    with pytest.raises(Invalid):
        make_nip(date(1990, 1, 1), 2020, 1, Gender.MALE, 1000)
