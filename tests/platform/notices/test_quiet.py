"""Quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from kinerja.platform.notices.quiet import not_before
from kinerja.pure.lib.zones import WITA


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{text}+08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "since", "until", "then"),
    [
        ("10T12:00", time(20), time(6), "10T12:00"),
        ("10T20:00", time(20), time(6), "11T06:00"),
        ("11T05:59", time(20), time(6), "11T06:00"),
        ("11T06:00", time(20), time(6), "11T06:00"),
        ("10T13:00", time(12), time(14), "10T14:00"),
        ("10T14:00", time(12), time(14), "10T14:00"),
        ("10T23:00", None, None, "10T23:00"),
        ("10T23:00", time(8), time(8), "10T23:00"),
    ],
)
def test_it_waits_until_the_quiet_is_over(now: str, since: time | None, until: time | None, then: str) -> None:
    assert not_before(at(now), WITA, since, until) == at(then)
