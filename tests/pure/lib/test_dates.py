from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kinerja.pure.lib.dates import parse_date, parse_instant
from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.zones import WIB, WITA


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-27 14:05", utc(2025, 3, 27, 6, 5)),
        (" 2025-03-27T14:05:01.25 ", utc(2025, 3, 27, 6, 5, 1, 250_000)),
        ("2025-03-27T14:05:00+07:00", utc(2025, 3, 27, 7, 5)),
        ("2025-03-27T14:05:00Z", utc(2025, 3, 27, 14, 5)),
        ("2025-03-27", utc(2025, 3, 26, 16)),
    ],
)
def test_it_reads_iso_in_its_own_zone_or_the_given_one(text, expected):
    found = parse_instant(text, WITA)
    assert found == expected
    assert found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("text", "datetime_format", "expected"),
    [
        ("27/03/2025 14.05", "%d/%m/%Y %H.%M", utc(2025, 3, 27, 7, 5)),
        ("03/27/2025 02:05:00 PM", "%m/%d/%Y %I:%M:%S %p", utc(2025, 3, 27, 7, 5)),
        ("27-03-2025 14:05 +0900", "%d-%m-%Y %H:%M %z", utc(2025, 3, 27, 5, 5)),
    ],
)
def test_it_reads_other_formats(text, datetime_format, expected):
    assert parse_instant(text, WIB, datetime_format) == expected


@pytest.mark.parametrize(
    ("text", "datetime_format", "sentence"),
    [
        ("kemarin", "", "Waktu “kemarin” tidak dikenali. Tulis seperti 2025-03-27 14:05"),
        ("2025-02-30", "", "Waktu “2025-02-30” tidak dikenali"),
        ("", "", "Waktu “” tidak dikenali"),
        ("2025-03-27", "%d/%m/%Y", "Waktu “2025-03-27” tidak sesuai format %d/%m/%Y"),
        ("9999-12-31", "", "Waktu “9999-12-31” tidak masuk akal (di luar tahun 1900–2100). Kosongkan"),
        ("0001-01-01", "", "Waktu “0001-01-01” tidak dikenali"),
        ("1899-12-31T23:00Z", "", "tidak masuk akal"),
    ],
)
def test_it_says_what_is_wrong(text, datetime_format, sentence):
    with pytest.raises(Invalid) as invalid:
        parse_instant(text, WIB, datetime_format)
    assert sentence in str(invalid.value)


@pytest.mark.parametrize("text", ["2025-03-27", "27-03-2025", "27/03/2025", " 27-03-2025 "])
def test_it_reads_dates_as_people_write_them(text):
    assert parse_date(text) == date(2025, 3, 27)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("27 Maret", "Tanggal “27 Maret” tidak dikenali"), ("01-01-0999", "tidak masuk akal (di luar tahun 1900–2100)")],
)
def test_it_refuses_dates_it_cannot_mean(text, sentence):
    with pytest.raises(Invalid) as invalid:
        parse_date(text)
    assert sentence in str(invalid.value)
