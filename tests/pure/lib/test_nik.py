from __future__ import annotations

from datetime import date

import pytest

from kinerja.pure.lib.identifiers import Gender
from kinerja.pure.lib.nik import mask_nik, parse_nik
from kinerja.pure.lib.refusals import Invalid


def test_it_takes_a_nik_apart():
    nik = parse_nik("1671 0267 1289 0003")  # X11
    assert (nik.province, nik.regency, nik.district) == ("16", "16.71", "16.71.02")
    assert (nik.gender, nik.birth_day, nik.birth_month, nik.birth_year_of_century) == (Gender.FEMALE, 27, 12, 89)
    assert parse_nik("1671022712890003").gender is Gender.MALE


def test_it_agrees_with_the_birth_date_of_either_century():
    nik = parse_nik("1671026712890003")
    assert nik.born_on(date(1989, 12, 27))
    assert nik.born_on(date(2089, 12, 27))
    assert not nik.born_on(date(1989, 12, 28))


def test_it_shows_itself_masked():
    assert str(parse_nik("1671026712890003")) == "167102******0003"
    assert mask_nik("16710267128900031") == "167102***********"
    assert mask_nik("123") == "123"


def test_it_accepts_a_leap_day_whose_century_is_not_written():
    assert parse_nik("1671022902000003").birth_day == 29


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("1671023213890003", "Tanggal lahir pada NIK 167102******0003 tidak ada dalam kalender"),
        ("1671024012890003", "tidak ada dalam kalender"),
        ("1671027212890003", "tidak ada dalam kalender"),
        ("1671022902890003", "tidak ada dalam kalender"),
        ("167102671289000", "NIK “167102*********” terdiri atas 15 digit, seharusnya 16"),
        (1671026712890003, "NIK “167102******0003” terbaca sebagai angka"),
        ("167102671289000a", "memuat tanda selain angka"),
    ],
)
def test_it_says_what_is_wrong_without_naming_anybody(value, sentence):
    with pytest.raises(Invalid) as invalid:
        parse_nik(value)
    assert sentence in str(invalid.value)
    assert "6712890" not in str(invalid.value)
