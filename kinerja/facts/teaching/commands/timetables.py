"""Making the timetable of a school, and closing the school for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from kinerja.facts.teaching import bells as clocks
from kinerja.facts.teaching.models import LessonRecord, SchoolClosure, Slot, Timetable
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

SLOT_FIELDS = ("id", "timetable_id", "group", "subject", "weekday", "first_hour", "last_hour", "begins", "finishes",
               "teacher_id", "starts", "ends")  # fmt: skip

EVERY_DAY_ALIKE: Mapping[int, Any] = MappingProxyType({})


@dataclass(frozen=True)
class SlotRow:
    """One lesson of the week as a form or a sheet names it; without days it holds for the whole term."""

    group: str
    subject: str
    weekday: int
    first_hour: int
    last_hour: int
    teacher: UUID
    starts: date | None = None
    ends: date | None = None


@command
def open_timetable(
    unit: Unit,
    *,
    name: str,
    starts: date,
    ends: date,
    bells: Any,
    own_bells: Mapping[int, Any] = EVERY_DAY_ALIKE,
    actor: Actor,
    now: datetime,
) -> Timetable:
    """Membuka jadwal satu semester dengan jam pelajarannya; `own_bells` untuk hari yang jamnya lain."""
    require(actor, Permission.TIMETABLE_CHANGE, unit)
    timetable = Timetable(
        unit=unit, name=name.strip(), starts=starts, ends=ends, bells=clocks.checked(bells),
        own_bells=clocks.of_weekdays(own_bells),
    )  # fmt: skip
    saving.insert(timetable)
    record("teaching.timetable_opened", actor=actor, now=now, thing=timetable, starts=str(starts), ends=str(ends))
    return timetable


@command
def change_bells(
    timetable: Timetable,
    *,
    bells: Any,
    own_bells: Mapping[int, Any] = EVERY_DAY_ALIKE,
    actor: Actor,
    now: datetime,
) -> Timetable:
    """Mengubah jam pelajaran selama jadwal masih kosong."""
    require(actor, Permission.TIMETABLE_CHANGE, timetable.unit)
    if timetable.slots.exists():
        raise Invalid(gettext_noop("Jadwal sudah terisi menurut jam pelajaran ini. Buka jadwal baru bila jamnya lain."))
    changed = saving.change(timetable, bells=clocks.checked(bells), own_bells=clocks.of_weekdays(own_bells))
    record("teaching.bells_changed", actor=actor, now=now, thing=timetable, changed=changed)
    return timetable


@command
def add_slot(timetable: Timetable, *, row: SlotRow, actor: Actor, now: datetime) -> Slot:
    """Menambah satu jam mengajar; guru dan kelas tidak dapat berada di dua pelajaran sekaligus."""
    require(actor, Permission.TIMETABLE_CHANGE, timetable.unit)
    slot = _slot(timetable, row)
    if not Employee.objects.in_service(slot.starts).filter(pk=row.teacher).exists():
        raise Invalid(gettext_noop("Guru ini sudah tidak bertugas pada hari jadwal dimulai. Pilih guru lain."))
    saving.insert(slot)
    record("teaching.slot_added", actor=actor, now=now, thing=slot, timetable=str(timetable.pk))
    return slot


@command
def end_slot(slot: Slot, *, ends: date, actor: Actor, now: datetime) -> None:
    """Mengakhiri satu jam mengajar sejak suatu hari; yang belum pernah dipakai dihapus."""
    require(actor, Permission.TIMETABLE_CHANGE, slot.timetable.unit)
    if LessonRecord.objects.filter(slot=slot, day__gte=ends).exists():
        raise Invalid(gettext_noop("Sesudah hari itu sudah ada pelajaran yang dicatat. Pilih hari yang lebih akhir."))
    record("teaching.slot_ended", actor=actor, now=now, thing=slot, ends=str(ends))
    if ends <= slot.starts:
        if not Slot.objects.filter(pk=slot.pk, ends=slot.ends).delete()[0]:
            raise Stale(saving.SOMEBODY_WAS_FIRST)
        return
    if ends < slot.ends:
        saving.change(slot, ends=ends)


@command
def fill_timetable(timetable: Timetable, *, rows: Sequence[SlotRow], actor: Actor, now: datetime) -> int:
    """Mengisi jadwal dari lembar yang sudah diperiksa: satu benturan membatalkan semuanya. Answers how many."""
    require(actor, Permission.TIMETABLE_CHANGE, timetable.unit)
    slots = [_slot(timetable, row) for row in rows]
    load(Slot, SLOT_FIELDS, [[getattr(slot, name) for name in SLOT_FIELDS] for slot in slots])
    record("teaching.timetable_filled", actor=actor, now=now, thing=timetable, rows=len(slots))
    return len(slots)


@command
def close_school(unit: Unit, *, starts: date, ends: date, reason: str, actor: Actor, now: datetime) -> SchoolClosure:
    """Mencatat hari tanpa pelajaran di satu sekolah; `ends` ialah hari pertama sesudahnya."""
    require(actor, Permission.TIMETABLE_CHANGE, unit)
    if actor.employee_id is None:
        raise Invalid(gettext_noop("Penutupan dicatat oleh pegawai. Masuklah dengan akun pegawai Anda."))
    closure = SchoolClosure(
        unit=unit, starts=starts, ends=ends, reason=reason.strip(), closed_by_id=actor.employee_id, closed_at=now
    )
    saving.insert(closure)
    record("teaching.school_closed", actor=actor, now=now, thing=closure, starts=str(starts), ends=str(ends))
    return closure


@command
def reopen_school(closure: SchoolClosure, *, actor: Actor, now: datetime) -> None:
    """Menghapus hari tanpa pelajaran yang keliru dicatat."""
    require(actor, Permission.TIMETABLE_CHANGE, closure.unit)
    record("teaching.school_reopened", actor=actor, now=now, thing=closure, starts=str(closure.starts))
    if not SchoolClosure.objects.filter(pk=closure.pk).delete()[0]:
        raise Stale(saving.SOMEBODY_WAS_FIRST)


def _slot(timetable: Timetable, row: SlotRow) -> Slot:
    """Within the term, on the clock of the bells."""
    starts, ends = row.starts or timetable.starts, row.ends or timetable.ends
    if starts < timetable.starts or ends > timetable.ends:
        raise Invalid(
            gettext_noop("Jam mengajar harus berada di dalam semester, {starts} sampai sebelum {ends}."),
            starts=timetable.starts,
            ends=timetable.ends,
        )
    begins, finishes = clocks.span(timetable.bells_of(row.weekday), row.first_hour, row.last_hour)
    return Slot(
        id=new_id(), timetable=timetable, group=" ".join(row.group.split()).upper(),
        subject=" ".join(row.subject.split()), weekday=row.weekday, first_hour=row.first_hour,
        last_hour=row.last_hour, begins=begins, finishes=finishes, teacher_id=row.teacher, starts=starts, ends=ends,
    )  # fmt: skip
