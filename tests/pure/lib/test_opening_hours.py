from __future__ import annotations

from datetime import time

import pytest

from kinerja.pure.lib.opening_hours import check_week, hours_per_week, week_of
from kinerja.pure.lib.refusals import Invalid
from tests.pure.lib.calendars import AROUND_THE_CLOCK, OFFICE, RAMADAN

DAY = ((time(8), time(16)),)


def test_it_reads_days_and_hours():
    assert week_of("mon-fri", "08:00-16:00") == dict.fromkeys(range(5), DAY)
    assert week_of("Senin - Kamis, sab", "08.00-16.00") == dict.fromkeys([0, 1, 2, 3, 5], DAY)
    assert week_of("sat-mon", "08:00-12:00, 13:00-24:00") == dict.fromkeys(
        [5, 6, 0], ((time(8), time(12)), (time(13), time(0)))
    )


def test_it_adds_up_the_hours_of_the_law():
    assert hours_per_week(OFFICE) == 37.5
    assert hours_per_week(RAMADAN) == 32.5
    assert hours_per_week(AROUND_THE_CLOCK) == 168


@pytest.mark.parametrize(
    ("days", "hours", "sentence"),
    [
        ("senin-pekan", "08:00-16:00", "Hari “pekan” tidak dikenal"),
        ("", "08:00-16:00", "Hari “” tidak dikenal"),
        ("mon", "pagi", "Jam kerja “pagi” tidak dikenali"),
        ("mon", "08:00", "Jam kerja “08:00” tidak dikenali"),
        ("mon", "08:00-16:75", "Jam kerja “08:00-16:75” tidak dikenali"),
        ("mon", "08:00-25:00", "Jam kerja “08:00-25:00” tidak dikenali"),
        ("mon", "24:00-08:00", "Jam kerja “24:00-08:00” tidak dikenali"),
        ("mon", "16:00-08:00", "Jam kerja 16:00–08:00 berakhir sebelum mulai"),
        ("mon", "08:00-12:00,11:00-16:00", "mulai 11:00 tumpang tindih dengan jam kerja yang mulai 08:00"),
    ],
)
def test_it_says_what_is_wrong(days, hours, sentence):
    with pytest.raises(Invalid) as invalid:
        week_of(days, hours)
    assert sentence in str(invalid.value)


def test_it_refuses_an_eighth_day():
    with pytest.raises(Invalid, match=r"0 \(Senin\) sampai 6 \(Minggu\)"):
        check_week({7: DAY})
