from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.refusals import Invalid
from kinerja.pure.lib.zones import (
    WIB,
    WIT,
    WITA,
    datetime_of,
    instant_of,
    local_to_utc,
    opening_to_utc,
    utc_to_local,
    zone_name,
    zone_of,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
zones = st.sampled_from([WIB, WITA, WIT, AMSTERDAM, ZoneInfo("America/New_York"), ZoneInfo("UTC")])
moments = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31))


@pytest.mark.parametrize(
    ("name", "zone", "shown"),
    [
        ("wib", WIB, "WIB"),
        (" WITA ", WITA, "WITA"),
        ("WIT", WIT, "WIT"),
        ("Asia/Jakarta", WIB, "WIB"),
        ("Asia/Pontianak", ZoneInfo("Asia/Pontianak"), "WIB"),
        ("Europe/Amsterdam", AMSTERDAM, "Europe/Amsterdam"),
    ],
)
def test_it_knows_zones_by_their_names(name, zone, shown):
    assert zone_of(name) == zone
    assert zone_name(zone) == shown


@pytest.mark.parametrize("name", ["WIBB", "Asia/Atlantis", "", "../etc/passwd", "Asia"])
def test_it_refuses_zones_nobody_knows(name):
    with pytest.raises(Invalid, match=r"tidak dikenal\. Tulis WIB, WITA, WIT"):
        zone_of(name)


@given(zones, st.lists(moments, max_size=20))
def test_it_turns_columns_into_utc_as_the_standard_library_does(zone, local):
    expected = [moment.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None) for moment in local]
    assert local_to_utc(np.array(local, dtype="datetime64[us]"), zone).tolist() == expected


@given(zones, st.lists(moments, max_size=20))
def test_it_turns_columns_into_local_time_as_the_standard_library_does(zone, instants):
    expected = [moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) for moment in instants]
    assert utc_to_local(np.array(instants, dtype="datetime64[us]"), zone).tolist() == expected


def test_it_reads_a_repeated_time_as_the_first_and_a_skipped_one_by_the_offset_before():
    local = np.array(["2026-10-25T02:30", "2026-03-29T02:30", "NaT"], dtype="datetime64[us]")
    found = local_to_utc(local, AMSTERDAM)
    assert [str(instant)[:16] for instant in found] == ["2026-10-25T00:30", "2026-03-29T01:30", "NaT"]


@given(zones, st.lists(moments, max_size=20))
def test_its_opening_times_keep_their_order(zone, local):
    found = opening_to_utc(np.array(sorted(local), dtype="datetime64[us]"), zone)
    assert (np.diff(found) >= np.timedelta64(0)).all()


def test_its_opening_times_end_where_the_clock_skips_them():
    local = np.array(["2026-03-29T01:59", "2026-03-29T02:30", "2026-03-29T03:00"], dtype="datetime64[us]")
    found = [str(instant)[11:16] for instant in opening_to_utc(local, AMSTERDAM)]
    assert found == ["00:59", "01:00", "01:00"]


@given(moments)
def test_it_goes_from_datetimes_to_instants_and_back(moment):
    aware = moment.replace(tzinfo=UTC)
    assert datetime_of(instant_of(aware)) == aware
    assert datetime_of(instant_of(aware.astimezone(WITA))) == aware


def test_it_takes_no_instant_without_zone():
    with pytest.raises(ValueError, match="needs a zone"):
        instant_of(datetime(2026, 1, 1))
