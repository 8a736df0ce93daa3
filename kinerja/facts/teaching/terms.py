"""Choices of schools."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Weekday(IntegerChoices):
    """As in Python: Monday is 0."""

    MONDAY = 0, _("Senin")
    TUESDAY = 1, _("Selasa")
    WEDNESDAY = 2, _("Rabu")
    THURSDAY = 3, _("Kamis")
    FRIDAY = 4, _("Jumat")
    SATURDAY = 5, _("Sabtu")


class LessonState(TextChoices):
    HELD = "held", _("terlaksana")
    SUBSTITUTED = "substituted", _("digantikan")
    NOT_HELD = "not_held", _("tidak terlaksana")


class Absence(TextChoices):
    """Why the teacher of the timetable did not give the lesson."""

    LEAVE = "leave", _("sakit atau cuti")
    DUTY = "duty", _("tugas kedinasan atau pelatihan")
    SCHOOL = "school", _("kegiatan sekolah, misalnya ujian atau upacara")
    DISRUPTION = "disruption", _("gangguan, misalnya banjir atau listrik padam")
    OTHER = "other", _("sebab lain")


# Nobody answers for these: such lessons are left out of his own share and counted beside it.
EXCUSED = (Absence.LEAVE, Absence.DUTY, Absence.SCHOOL, Absence.DISRUPTION)


class ObservationState(TextChoices):
    DRAFT = "draft", _("sedang ditulis")
    SENT = "sent", _("menunggu tanggapan guru")
    FINAL = "final", _("final, ditandatangani keduanya")
