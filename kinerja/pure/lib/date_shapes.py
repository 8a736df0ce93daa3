"""Texts of one fixed shape, such as 2011-12-06 13:41:31.788000+01:00, read as a matrix of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from kinerja.pure.lib.zones import FIRST_YEAR, LAST_YEAR, Instants, local_to_utc

ISO = re.compile(
    r"(?P<Y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T ](?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?:\.(?P<f>\d{1,6}))?)?(?P<zone>Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
DIRECTIVE = re.compile(r"%(.)|(.)", re.DOTALL)
WIDTHS = {"Y": 4, "m": 2, "d": 2, "H": 2, "M": 2, "S": 2, "f": 6}
OFFSET_DIGITS = (1, 2, 4, 5)

Characters = NDArray[np.uint8]
"""One row per text, one column per character."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Shape:
    """Where a text carries which number; every other character equals that of `sample`."""

    sample: str
    fields: dict[str, tuple[int, int]]
    zone: int | None = None
    """Position of the Z or of the sign of an offset; None where texts carry no zone."""

    @property
    def offset(self) -> int | None:
        return self.zone if self.zone is not None and self.sample[self.zone] != "Z" else None


def iso_shape(text: str) -> Shape | None:
    """The shape of an ISO 8601 text in its usual extended form, None for any other text."""
    match = ISO.fullmatch(text)
    if match is None:
        return None
    fields = {name: match.span(name) for name in WIDTHS if match[name] is not None}
    return Shape(text, fields, match.start("zone") if match["zone"] else None)


def format_shape(datetime_format: str) -> Shape | None:
    """The shape of a strptime format; None where a directive has no fixed width or comes twice."""
    sample = ""
    fields: dict[str, tuple[int, int]] = {}
    for directive, literal in DIRECTIVE.findall(datetime_format):
        if literal:
            sample += literal
        elif directive not in WIDTHS or directive in fields:
            return None
        else:
            fields[directive] = (len(sample), len(sample) + WIDTHS[directive])
            sample += "0" * WIDTHS[directive]
    return Shape(sample, fields) if fields.keys() >= {"Y", "m", "d"} else None


def read_texts(texts: Sequence[str], shape: Shape | None, zone: ZoneInfo) -> Instants:
    """The UTC instants of equally long texts; NaT where one does not fit the shape or names an impossible time."""
    joined = "".join(texts)
    if shape is None or len(shape.sample) * len(texts) != len(joined) or not joined.isascii():
        return np.full(len(texts), np.datetime64("NaT", "us"))
    characters = np.frombuffer(joined.encode(), dtype=np.uint8).reshape(len(texts), -1)
    local, possible = _local_times(characters, shape)
    instants = local_to_utc(local, zone) if shape.zone is None else local - _offsets(characters, shape)
    instants[~(possible & _fits(characters, shape))] = np.datetime64("NaT", "us")
    return instants


def _local_times(characters: Characters, shape: Shape) -> tuple[Instants, NDArray[np.bool_]]:
    """Clock times as written, and which of them exist."""
    number = {name: _number(characters, start, end) for name, (start, end) in shape.fields.items()}
    # Years at the edge may leave the accepted range once in UTC: they are left to be read singly.
    possible = (number["Y"] > FIRST_YEAR) & (number["Y"] < LAST_YEAR) & (number["m"] >= 1) & (number["m"] <= 12)
    months = ((number["Y"] - 1970) * 12 + number["m"] - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (number["d"] - 1)
    possible &= days.astype("datetime64[M]") == months
    microseconds = np.zeros(len(characters), dtype=np.int64)
    for name, limit, unit in (("H", 24, 3_600_000_000), ("M", 60, 60_000_000), ("S", 60, 1_000_000)):
        if name in number:
            possible &= number[name] < limit
            microseconds += number[name] * unit
    if "f" in number:
        start, end = shape.fields["f"]
        microseconds += number["f"] * 10 ** (6 - (end - start))
    return days.astype("datetime64[us]") + microseconds.astype("timedelta64[us]"), possible


def _offsets(characters: Characters, shape: Shape) -> NDArray[np.timedelta64]:
    """What lies between the written time and UTC."""
    at = shape.offset
    if at is None:
        return np.zeros(len(characters), dtype="timedelta64[us]")
    minutes = _number(characters, at + 1, at + 3) * 60 + _number(characters, at + 4, at + 6)
    signed = np.where(characters[:, at] == ord("-"), -minutes, minutes)
    return (signed * 60_000_000).astype("timedelta64[us]")


def _fits(characters: Characters, shape: Shape) -> NDArray[np.bool_]:
    """Digits where digits belong, the sample's own character elsewhere."""
    digits = [at for start, end in shape.fields.values() for at in range(start, end)]
    fits = np.ones(len(characters), dtype=bool)
    at = shape.offset
    if at is not None:
        digits += [at + step for step in OFFSET_DIGITS]
        fits &= (characters[:, at] == ord("+")) | (characters[:, at] == ord("-"))
        fits &= _number(characters, at + 4, at + 6) < 60
        fits &= _number(characters, at + 1, at + 3) < 24
    for position, character in enumerate(shape.sample):
        if position in digits:
            # Below "0" the subtraction wraps round to a large number.
            fits &= (characters[:, position] - ord("0")) < 10
        elif position != at:
            fits &= characters[:, position] == ord(character)
    return fits


def _number(characters: Characters, start: int, end: int) -> Numbers:
    number = np.zeros(len(characters), dtype=np.int64)
    for position in range(start, end):
        number = number * 10 + characters[:, position] - ord("0")
    return number
