"""A sheet of quality counts row by row: ward, day, shift, indicator, numerator, denominator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kinerja.doors.interchange.staff_sheets.columns import Column
from kinerja.doors.interchange.staff_sheets.reader import read_columns
from kinerja.doors.interchange.staff_sheets.rows import Rejected, Sheet, day, sort_rows, text, whole
from kinerja.facts.care.catalogue import catalogue
from kinerja.facts.care.commands import Count
from kinerja.facts.care.models import QualityCount
from kinerja.facts.care.querysets import wards_of
from kinerja.facts.care.rules import check_count, today_at
from kinerja.facts.care.terms import Shift
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.refusals import Forbidden, Invalid, gettext_noop

SHIFTS = {"pagi": Shift.MORNING, "siang": Shift.AFTERNOON, "sore": Shift.AFTERNOON, "malam": Shift.NIGHT}
COLUMNS = (
    Column("kode_unit", gettext_noop("Kode ruang."), "RSUD-B1-R1", True, ("unit", "ruang", "kode ruang")),
    Column("tanggal", gettext_noop("Hari sif dimulai, misalnya 2026-03-10."), "2026-03-10", True, ("hari",)),
    Column("sif", gettext_noop("Pagi, siang, atau malam."), "pagi", True, ("shift",), tuple(SHIFTS)),
    Column("indikator", gettext_noop("Kode atau nama indikator mutu."), "patient_identification", True,
           ("kode indikator", "indikator mutu")),
    Column("pembilang", gettext_noop("Berapa yang memenuhi."), "18", True, ("numerator",)),
    Column("penyebut", gettext_noop("Dari berapa yang diamati."), "20", True, ("denominator",)),
)  # fmt: skip


@dataclass(frozen=True)
class _Asked:
    """Who brings the sheet, when, and which wards are his."""

    wards: Mapping[str, Unit]
    employee: UUID
    now: datetime


def check_counts(path: Path, *, name: str, actor: Actor, now: datetime) -> Sheet[Count]:
    """Nothing is written. Raises Invalid for a file that cannot be read at all. Two statements."""
    if actor.employee_id is None:
        raise Forbidden(gettext_noop("Hitungan mutu dicatat oleh pegawai. Masuklah dengan akun pegawai Anda."))
    read = read_columns(path, name=name, columns=COLUMNS)
    asked = _Asked({unit.code: unit for unit in wards_of(actor)}, actor.employee_id, now)
    sheet = sort_rows(read.rows, read.problems, lambda cells: _row(cells, asked))
    return _once(sheet, {row["row"]: row["cells"] for row in read.rows})


def _row(cells: Mapping[str, Any], asked: _Asked) -> Count:
    code = text(cells, "kode_unit")
    if code not in asked.wards:
        raise Invalid(
            gettext_noop("“{code}” bukan ruang Anda. Ruang Anda: {known}."), code=code, known=", ".join(asked.wards)
        )
    unit, when, shift = asked.wards[code], day(cells, "tanggal"), text(cells, "sif").lower()
    count = Count(
        unit=unit.pk,
        indicator=_indicator(text(cells, "indikator"), when),
        day=when,
        shift=str(SHIFTS.get(shift, shift)),
        numerator=whole(cells, "pembilang"),
        denominator=whole(cells, "penyebut"),
        counted_by=asked.employee,
    )
    today = today_at(unit, asked.now)
    check_count(count.indicator, when, count.shift, count.numerator, count.denominator, today)
    return count


def _indicator(written: str, when: date) -> str:
    """By code or by name; what is neither is told by the check."""
    names = {found.name.lower(): code for code, found in catalogue(when).items()}
    return names.get(written.lower(), written)


def _once(sheet: Sheet[Count], cells: Mapping[int, Mapping[str, Any]]) -> Sheet[Count]:
    """A shift counts once: in the file, and against what is stored."""
    days = [count.day for count in sheet.values]
    stored = QualityCount.objects.current().filter(unit__in={count.unit for count in sheet.values})
    rows = stored.filter(day__range=(min(days), max(days))) if days else stored.none()
    known = dict.fromkeys(rows.order_by().values_list("unit_id", "indicator", "day", "shift"), 0)
    kept = []
    for number, count in sheet.taken:
        key = count.unit, count.indicator, count.day, count.shift
        if key in known:
            sheet.rejected.append(Rejected(number, _told(known[key]), cells[number]))
            continue
        known[key] = number
        kept.append((number, count))
    sheet.taken = kept
    sheet.rejected.sort(key=lambda one: one.row)
    return sheet


def _told(row: int) -> Invalid:
    if row:
        return Invalid(gettext_noop("Sif dan indikator ini sudah ada pada baris {row}. Sisakan satu."), row=row)
    return Invalid(gettext_noop("Sif dan indikator ini sudah dicatat. Bila keliru, perbaiki di halaman ruang."))
