"""The clock of lesson hours: ["07:00", "07:35"] for the first, and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from kinerja.pure.lib.refusals import Invalid, gettext_noop

Bells = list[list[str]]
HOURS_AT_MOST = 16


def checked(given: Any) -> Bells:
    """The same bells in their one spelling. Raises Invalid for what cannot be a school day."""
    try:
        spans = [(_minutes(start), _minutes(end)) for start, end in given]
    except (TypeError, ValueError):
        raise Invalid(gettext_noop("Jam pelajaran tidak terbaca. Tulis jam mulai dan selesai, misalnya 07:00–07:35."))
    if not spans or len(spans) > HOURS_AT_MOST:
        raise Invalid(gettext_noop("Tulis satu sampai {most} jam pelajaran."), most=HOURS_AT_MOST)
    flat = [minute for span in spans for minute in span]
    if flat != sorted(flat) or any(start == end for start, end in spans):
        raise Invalid(gettext_noop("Jam pelajaran harus berurutan dan tidak bertumpuk."))
    return [[clock(start), clock(end)] for start, end in spans]


def parse(text: str) -> Bells:
    """From lines such as 07:00-07:35. Raises Invalid."""
    lines = [line for line in text.replace("–", "-").replace(".", ":").splitlines() if line.strip()]
    return checked([[part.strip() for part in line.split("-")] for line in lines])


def of_weekdays(given: Mapping[int, Any]) -> dict[str, Bells] | None:
    """Bells of single weekdays as they are kept; None where there are none. Raises Invalid."""
    return {str(weekday): checked(bells) for weekday, bells in sorted(given.items())} or None


def span(bells: Sequence[Sequence[str]], first: int, last: int) -> tuple[int, int]:
    """Minutes of the day from the beginning of one lesson hour to the end of another. Raises Invalid."""
    if not 1 <= first <= last <= len(bells):
        raise Invalid(
            gettext_noop("Jam ke {first}–{last} tidak ada. Hari itu mempunyai jam ke 1 sampai {hours}."),
            first=first,
            last=last,
            hours=len(bells),
        )
    return _minutes(bells[first - 1][0]), _minutes(bells[last - 1][1])


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(text: str) -> int:
    read = time.fromisoformat(text)
    return read.hour * 60 + read.minute
