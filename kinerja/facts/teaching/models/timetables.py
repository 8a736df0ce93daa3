"""Who teaches what to which class, when in the week, and from which day to which."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.teaching.querysets import SlotQuerySet, TimetableQuerySet
from kinerja.facts.teaching.terms import Weekday
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap

MINUTES_PER_DAY = 24 * 60


class Timetable(Thing):
    """The timetable of one school for one term. `bells` holds the clock of each lesson hour, the first first.

    `own_bells` holds that of single weekdays where it differs: Friday is shorter in many schools.
    """

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="timetables", db_comment="which school")
    name = models.CharField(_("semester"), max_length=80, db_comment="e.g. Semester ganjil 2026/2027")
    starts = models.DateField(_("mulai"), db_comment="first day of the term")
    ends = models.DateField(_("berakhir"), db_comment="first day after the term")
    bells = models.JSONField(_("jam pelajaran"), db_comment="list of [start, end], local time; place + 1 is the hour")
    own_bells = models.JSONField(
        _("jam pelajaran hari tertentu"), null=True, db_comment="weekday -> its own bells; empty where all are alike"
    )

    objects = TimetableQuerySet.as_manager()

    class Meta:
        verbose_name = _("jadwal pelajaran")
        db_table_comment = "Timetables of schools by term"
        ordering = ["-starts"]
        constraints = [
            models.CheckConstraint(
                name="timetable_days",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Semester berakhir sesudah dimulai."),
            ),
            NoOverlap(
                name="timetable_one_a_school",
                keys=("unit",),
                violation_error_message=_("Sekolah ini sudah mempunyai jadwal pada sebagian hari semester itu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def bells_of(self, weekday: int) -> list[Any]:
        """The clock of each lesson hour of this weekday."""
        return (self.own_bells or {}).get(str(weekday), self.bells)


class Slot(Thing):
    """One lesson of the week: a class, a subject, a teacher. `begins` and `finishes` are minutes of the local day."""

    timetable = models.ForeignKey("teaching.Timetable", models.PROTECT, related_name="slots", db_comment="of which")
    group = models.CharField(_("kelas"), max_length=20, db_comment="class, e.g. VII A")
    subject = models.CharField(_("mata pelajaran"), max_length=80, db_comment="what is taught")
    weekday = models.PositiveSmallIntegerField(_("hari"), choices=Weekday, db_comment="0 Monday to 5 Saturday")
    first_hour = models.PositiveSmallIntegerField(_("dari jam ke"), db_comment="first lesson hour, from 1")
    last_hour = models.PositiveSmallIntegerField(_("sampai jam ke"), db_comment="last lesson hour, included")
    begins = models.PositiveSmallIntegerField(db_comment="minutes since local midnight, from the bells")
    finishes = models.PositiveSmallIntegerField(db_comment="minutes since local midnight")
    teacher = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="slots", db_comment="who teaches")
    starts = models.DateField(_("berlaku sejak"), db_comment="first day")
    ends = models.DateField(_("berlaku sampai"), db_comment="first day after")

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("jam mengajar")
        db_table_comment = "Lessons of the week"
        ordering = ["weekday", "begins", "group"]
        constraints = [
            models.CheckConstraint(
                name="slot_days",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Jam mengajar berakhir sesudah dimulai."),
            ),
            models.CheckConstraint(
                name="slot_hours",
                condition=Q(first_hour__gte=1, last_hour__gte=F("first_hour")),
                violation_error_message=_("Jam pelajaran terakhir tidak boleh sebelum yang pertama."),
            ),
            models.CheckConstraint(
                name="slot_clock",
                condition=Q(finishes__gt=F("begins"), finishes__lte=MINUTES_PER_DAY),
                violation_error_message=_("Jam mengajar selesai sesudah mulai, pada hari yang sama."),
            ),
            models.CheckConstraint(
                name="slot_weekday",
                condition=Q(weekday__in=[0, 1, 2, 3, 4, 5]),
                violation_error_message=_("Hari pelajaran ialah Senin sampai Sabtu."),
            ),
            NoOverlap(
                name="slot_one_a_teacher",
                keys=("teacher", "weekday"),
                also=("begins", "finishes"),
                violation_error_message=_("Guru ini sudah mengajar pada jam itu."),
            ),
            NoOverlap(
                name="slot_one_a_class",
                keys=("timetable", "group", "weekday"),
                also=("begins", "finishes"),
                violation_error_message=_("Kelas ini sudah mempunyai pelajaran pada jam itu."),
            ),
        ]
        indexes = [
            # read by a teacher's day
            models.Index(fields=["teacher", "weekday", "starts"], name="slot_by_teacher"),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.subject}"


class SchoolClosure(Thing):
    """Days on which one school gives no lessons although the calendar is open, e.g. after a flood."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="closures", db_comment="which school")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), db_comment="first day after")
    reason = models.CharField(_("sebab"), max_length=200, db_comment="why")
    closed_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who said so")
    closed_at = models.DateTimeField(db_comment="instant, UTC")

    class Meta:
        verbose_name = _("hari tanpa pelajaran")
        db_table_comment = "Closures of single schools"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="closure_days",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Hari terakhir tidak boleh sebelum hari pertama."),
            ),
            models.CheckConstraint(
                name="closure_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Tulis sebabnya."),
            ),
            NoOverlap(
                name="closure_once",
                keys=("unit",),
                violation_error_message=_("Sebagian hari itu sudah tercatat tanpa pelajaran."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts} {self.reason}"

    @property
    def last_day(self) -> date:
        return self.ends - timedelta(days=1)
