from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja.pure.lib.date_columns import parse_instants
from kinerja.pure.lib.date_shapes import format_shape, iso_shape, read_texts
from kinerja.pure.lib.dates import parse_instant
from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.zones import WIB, WITA, instant_of, zone_of

AMSTERDAM = zone_of("Europe/Amsterdam")
NAT = np.datetime64("NaT", "us")

moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31))
offsets = st.sampled_from([None, UTC, timezone(timedelta(hours=7)), timezone(-timedelta(hours=3, minutes=30))])
specs = st.sampled_from(["auto", "minutes", "seconds", "milliseconds", "microseconds"])
written = st.builds(
    lambda moment, zone, spec: moment.replace(tzinfo=zone).isoformat(" ", spec), moments, offsets, specs
)
# Letters of the alphabet of instants, shuffled: mostly nonsense of the right length.
nonsense = st.text("0123456789-: T+Z./", max_size=26)
zoned = st.sampled_from([WIB, WITA, AMSTERDAM])


def read_one_by_one(texts, zone, datetime_format=""):
    values, rejected = [], {}
    for index, text in enumerate(texts):
        try:
            values.append(instant_of(parse_instant(text, zone, datetime_format)) if text.strip() else NAT)
        except Invalid as invalid:
            values.append(NAT)
            rejected[index] = str(invalid)
    return values, rejected


def check(texts, zone, datetime_format=""):
    found = parse_instants(texts, zone, datetime_format)
    values, rejected = read_one_by_one(texts, zone, datetime_format)
    assert np.array_equal(found.values, np.array(values, dtype="datetime64[us]"), equal_nan=True)
    assert {index: str(invalid) for index, invalid in found.rejected.items()} == rejected


@settings(max_examples=150)
@given(st.lists(written | nonsense | st.just(""), max_size=20), zoned)
def test_it_reads_every_row_as_if_alone(texts, zone):
    check(texts, zone)


@given(
    st.lists(moments, max_size=20), zoned, st.sampled_from(["%d/%m/%Y %H:%M:%S", "%Y%m%d%H%M", "%d-%m-%Y %H:%M:%S.%f"])
)
def test_it_reads_every_row_of_a_format_as_if_alone(local, zone, datetime_format):
    check([moment.strftime(datetime_format) for moment in local], zone, datetime_format)


@pytest.mark.parametrize(
    "text",
    [
        "2025-13-01 10:00", "2025-00-01 10:00", "2025-01-00 10:00", "2025-02-29 10:00", "2025-01-01 24:00",
        "2025-01-01 10:60", "2025/01/01 10:00", "2025-01-01x10:00", "2O25-01-01 10:00", "1900-01-01 10:00",
        "2100-12-31 23:59", "1899-12-31 10:00", "２025-01-01 10:00",
    ],
)  # fmt: skip
def test_it_leaves_no_faulty_row_between_good_ones(text):
    check(["2025-01-01 10:00", text, "2025-06-01 10:00"], WIB)


@pytest.mark.parametrize("tail", ["+07:60", "+24:00", "07:000", "+0x:00", "-07:00"])
def test_it_checks_offsets_too(tail):
    check(["2025-01-01 10:00:00+07:00", "2025-01-01 10:00:00" + tail], WIB)


def test_it_names_every_rejected_row_and_keeps_the_rest():
    found = parse_instants(["2025-01-01", "", "kemarin", "2025-01-02", "2025-02-30"], WIB)
    assert sorted(found.rejected) == [2, 4]
    assert "“kemarin” tidak dikenali" in str(found.rejected[2])
    assert np.isnat(found.values).tolist() == [False, True, True, False, True]
    assert found.values[3] == np.datetime64("2025-01-01T17:00", "us")


def test_it_reads_formats_of_changing_width_row_by_row():
    check(["3/27/2025 2:05 PM", "12/1/2025 11:59 AM", "besok"], WIB, "%m/%d/%Y %I:%M %p")


def test_it_reads_an_empty_column():
    assert parse_instants([], WIB).values.shape == (0,)


@pytest.mark.parametrize("datetime_format", ["%d/%m/%y", "%H:%M", "%d %d/%m/%Y", "%d %B %Y"])
def test_it_finds_no_shape_in_formats_without_fixed_width_or_date(datetime_format):
    assert format_shape(datetime_format) is None


def test_it_reads_common_columns_in_one_pass():
    # Were the shape not found, the column would be read correctly but row by row: this is about the road, not the goal.
    for shape, text in (
        (iso_shape("2025-03-27 14:05:00.123+07:00"), "2025-03-27 14:05:00.123-07:00"),
        (iso_shape("2025-03-27T14:05:00Z"), "2026-01-01T00:00:00Z"),
        (iso_shape("2025-03-27"), "2026-01-01"),
        (format_shape("%d/%m/%Y %H:%M"), "27/03/2025 14:05"),
    ):
        assert not np.isnat(read_texts([text], shape, WIB)).any()
    assert iso_shape("27-03-2025") is None
