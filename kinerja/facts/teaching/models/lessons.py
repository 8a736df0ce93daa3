"""What became of a lesson of the timetable on a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.teaching.querysets import LessonQuerySet
from kinerja.facts.teaching.terms import Absence, LessonState
from kinerja.platform.database.models import Thing


class LessonRecord(Thing):
    """One lesson on one day. `teacher` is who should have given it, `unit` the school: copied for figures and lists."""

    slot = models.ForeignKey(
        "teaching.Slot", models.PROTECT, related_name="records", db_index=False, db_comment="lesson of the timetable"
    )  # lesson_once begins with it
    day = models.DateField(_("tanggal"), db_comment="local day")
    teacher = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="lessons", db_index=False, db_comment="of the timetable"
    )  # lesson_by_teacher begins with it
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False, db_comment="school"
    )  # lesson_by_unit begins with it
    state = models.CharField(_("keadaan"), max_length=12, choices=LessonState, db_comment="held, substituted, not held")
    line = models.CharField(_("isi pelajaran"), max_length=300, blank=True, db_comment="what was taught and learned")
    reason = models.CharField(
        _("sebab"), max_length=12, choices=Absence, blank=True, db_comment="why not by its teacher"
    )
    note = models.CharField(_("keterangan"), max_length=200, blank=True, db_comment="the reason in words")
    substitute = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who gave it instead"
    )
    recorded_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    recorded_at = models.DateTimeField(_("dicatat"), db_comment="instant, UTC")

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("pelajaran")
        db_table_comment = "Lessons as they were given"
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "day"],
                name="lesson_once",
                violation_error_message=_("Pelajaran ini sudah dicatat untuk hari itu."),
            ),
            models.CheckConstraint(
                name="lesson_held_has_line",
                condition=~Q(state="held") | ~Q(line=""),
                violation_error_message=_("Tulis satu baris: apa yang dipelajari murid."),
            ),
            models.CheckConstraint(
                name="lesson_missed_has_reason",
                condition=Q(state="held") | ~Q(reason=""),
                violation_error_message=_("Pilih sebab pelajaran tidak diberikan gurunya."),
            ),
            models.CheckConstraint(
                name="lesson_substitute_when_substituted",
                condition=Q(state="substituted", substitute__isnull=False)
                | (~Q(state="substituted") & Q(substitute__isnull=True)),
                violation_error_message=_("Sebutkan guru pengganti hanya bila pelajaran digantikan."),
            ),
            models.CheckConstraint(
                name="lesson_substitute_is_another",
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("teacher")),
                violation_error_message=_("Guru pengganti ialah orang lain."),
            ),
        ]
        indexes = [
            # read by a teacher's day, by his figures and by reports that fill themselves
            models.Index(fields=["teacher", "day"], name="lesson_by_teacher"),
            # read by the head's view of the day and by figures of the school
            models.Index(fields=["unit", "day"], name="lesson_by_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.state}"
