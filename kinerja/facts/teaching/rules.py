"""What a lesson's record must say, and when it may be made."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.zones import zone_of

from .bells import clock
from .days_off import days_off
from .models import Slot
from .schedule import A_DAY, scheduled_days
from .terms import Absence, LessonState

SHORTEST_LINE = 12


def check_day(slot: Slot, day: date, now: datetime) -> None:
    """The lesson stands in the timetable of that day and has begun. Raises Invalid."""
    here = now.astimezone(zone_of(slot.timetable.unit.zone))
    if day > here.date():
        raise Invalid(gettext_noop("Tanggal {day} belum tiba. Pelajaran dikonfirmasi sesudah dimulai."), day=day)
    if day == here.date() and here.hour * 60 + here.minute < slot.begins:
        raise Invalid(gettext_noop("Pelajaran ini baru mulai pukul {clock}."), clock=clock(slot.begins))
    closed = days_off([slot.timetable.unit_id], day, day + A_DAY)
    if day not in scheduled_days(slot, day, day + A_DAY, closed):
        why = closed[slot.timetable.unit_id].get(day)
        if why:
            raise Invalid(gettext_noop("Pada {day} tidak ada pelajaran: {why}."), day=day, why=why)
        raise Invalid(gettext_noop("Pelajaran ini tidak ada di jadwal {day}."), day=day)


def check_said(state: str, line: str, reason: str) -> None:
    """Raises Invalid with what is missing."""
    if state not in LessonState.values:
        raise Invalid(gettext_noop("Pilih keadaan pelajaran: terlaksana, digantikan, atau tidak terlaksana."))
    if state == LessonState.HELD and len(line) < SHORTEST_LINE:
        raise Invalid(
            gettext_noop(
                "Tulis satu baris yang berisi: apa yang dipelajari dan apa yang sudah dikuasai murid, "
                "misalnya “Pecahan senilai; sebagian besar murid dapat menyederhanakan”."
            )
        )
    if state != LessonState.HELD and reason not in Absence.values:
        raise Invalid(gettext_noop("Pilih sebab pelajaran tidak diberikan gurunya."))
