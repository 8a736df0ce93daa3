"""A timetable sheet row by row: who, when, which class, and whether somebody is already there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from kinerja.doors.interchange.staff_sheets.columns import Column
from kinerja.doors.interchange.staff_sheets.reader import read_columns
from kinerja.doors.interchange.staff_sheets.rows import Rejected, Sheet, sort_rows, text, whole
from kinerja.facts.teaching import bells
from kinerja.facts.teaching.commands import SlotRow
from kinerja.facts.teaching.models import Slot, Timetable
from kinerja.people.organisation.models import Employee
from kinerja.pure.lib.refusals import Invalid, gettext_noop

WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "sabtu": 5}
COLUMNS = (
    Column("kelas", gettext_noop("Nama kelas."), "VII A", True, ("rombel", "rombongan belajar")),
    Column("mata_pelajaran", gettext_noop("Mata pelajaran."), "Matematika", True, ("mapel", "pelajaran")),
    Column("hari", gettext_noop("Senin sampai Sabtu."), "Senin", True, (), tuple(WEEKDAYS)),
    Column("dari_jam", gettext_noop("Jam pelajaran pertama."), "1", True, ("jam ke", "dari jam ke", "mulai jam")),
    Column("sampai_jam", gettext_noop("Jam pelajaran terakhir."), "2", True, ("sampai jam ke", "selesai jam")),
    Column("nip", gettext_noop("NIP guru, 18 digit, berformat Teks."), "199107082015032004", True, ("nip guru",)),
)
SOMEBODY_THERE = gettext_noop("{who} sudah mempunyai pelajaran pada jam itu (baris {row}).")
ALREADY_STORED = gettext_noop("{who} sudah mempunyai pelajaran pada jam itu di jadwal yang tersimpan.")


def check_timetable(path: Path, *, name: str, timetable: Timetable) -> Sheet[SlotRow]:
    """Nothing is written. Raises Invalid for a file that cannot be read at all. Three statements."""
    read = read_columns(path, name=name, columns=COLUMNS)
    wanted = {_digits(row["cells"].get("nip")) for row in read.rows}
    teachers = dict(Employee.objects.in_service(timetable.starts).filter(nip__in=wanted).values_list("nip", "id"))
    sheet = sort_rows(read.rows, read.problems, lambda cells: _row(cells, teachers, timetable))
    return _without_collisions(sheet, timetable, {row["row"]: row["cells"] for row in read.rows})


def _row(cells: Mapping[str, Any], teachers: Mapping[str, UUID], timetable: Timetable) -> SlotRow:
    named, nip = text(cells, "hari").lower(), _digits(text(cells, "nip"))
    weekday = WEEKDAYS.get(named)
    if weekday is None:
        raise Invalid(gettext_noop("Hari “{day}” tidak dikenal. Tulis Senin sampai Sabtu."), day=named)
    if nip not in teachers:
        raise Invalid(gettext_noop("Tidak ada pegawai aktif dengan NIP pada baris ini. Periksa NIP-nya."))
    first, last = whole(cells, "dari_jam"), whole(cells, "sampai_jam")
    bells.span(timetable.bells_of(weekday), first, last)
    group = " ".join(text(cells, "kelas").split()).upper()
    return SlotRow(group, text(cells, "mata_pelajaran"), weekday, first, last, teachers[nip])


def _without_collisions(
    sheet: Sheet[SlotRow], timetable: Timetable, cells: Mapping[int, Mapping[str, Any]]
) -> Sheet[SlotRow]:
    """The row that comes second is told; the first one stays."""
    held = dict(_stored(sheet, timetable))
    kept: list[tuple[int, SlotRow]] = []
    for number, row in sheet.taken:
        span = bells.span(timetable.bells_of(row.weekday), row.first_hour, row.last_hour)
        refusal = next(filter(None, (_collision(held.get(key, []), span, who) for key, who in _keys(row))), None)
        if refusal is not None:
            sheet.rejected.append(Rejected(number, refusal, cells[number]))
            continue
        kept.append((number, row))
        for key, _ in _keys(row):
            held.setdefault(key, []).append((*span, number))
    sheet.taken = kept
    sheet.rejected.sort(key=lambda one: one.row)
    return sheet


def _keys(row: SlotRow) -> list[tuple[tuple[object, int], str]]:
    return [((row.teacher, row.weekday), gettext_noop("Guru ini")), ((row.group, row.weekday), row.group)]


def _collision(spans: list[tuple[int, int, int]], span: tuple[int, int], who: str) -> Invalid | None:
    for begins, finishes, row in spans:
        if begins < span[1] and span[0] < finishes:
            return Invalid(SOMEBODY_THERE, who=who, row=row) if row else Invalid(ALREADY_STORED, who=who)
    return None


def _stored(sheet: Sheet[SlotRow], timetable: Timetable) -> Iterator[tuple[tuple[object, int], list[Any]]]:
    """What is in the timetable, and what these teachers teach elsewhere in the same days; row 0 for all of it."""
    during = Slot.objects.during(timetable.starts, timetable.ends)
    teachers = {row.teacher for row in sheet.values}
    found: dict[tuple[object, int], list[Any]] = {}
    for slot in during.filter(teacher__in=teachers) | during.filter(timetable=timetable):
        found.setdefault((slot.teacher_id, slot.weekday), []).append((slot.begins, slot.finishes, 0))
        if slot.timetable_id == timetable.pk:
            found.setdefault((slot.group, slot.weekday), []).append((slot.begins, slot.finishes, 0))
    yield from found.items()


def _digits(value: Any) -> str:
    return "".join(filter(str.isdigit, str(value or "")))
