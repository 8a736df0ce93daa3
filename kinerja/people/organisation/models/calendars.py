"""When a unit works: weekly hours, breaks, holidays, Ramadan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.terms import HolidayKind
from kinerja.platform.database.models import Thing


class Calendar(Thing):
    """Working hours of a kind of unit. `weekly` maps "0" (Monday) … "6" to [["07:30", "12:00"], …]."""

    name = models.CharField(_("nama"), max_length=120, unique=True, db_comment="name personnel chooses by")
    weekly = models.JSONField(
        _("jam kerja"), db_comment="weekday 0-6 -> list of [start, end] local times; gaps are breaks"
    )
    keeps_national = models.BooleanField(_("libur nasional berlaku"), default=True, db_comment="closed on them")
    keeps_joint_leave = models.BooleanField(_("cuti bersama berlaku"), default=True, db_comment="closed on them")

    class Meta:
        verbose_name = _("kalender kerja")
        db_table_comment = "Working calendars"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Holiday(Thing):
    """A day off. Without a calendar it holds for all of them."""

    day = models.DateField(_("tanggal"), db_comment="local day")
    name = models.CharField(_("keterangan"), max_length=200, db_comment="why")
    kind = models.CharField(_("jenis"), max_length=12, choices=HolidayKind, db_comment="national, joint leave, local")
    calendar = models.ForeignKey(
        # CASCADE: a local closure is a part of its calendar
        "organisation.Calendar", models.CASCADE, null=True, blank=True, db_comment="only for this calendar"
    )  # fmt: skip

    class Meta:
        verbose_name = _("hari libur")
        db_table_comment = "Holidays and closures"
        ordering = ["day", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind"],
                condition=Q(calendar__isnull=True),
                name="holiday_once_everywhere",
                violation_error_message=_("Tanggal itu sudah tercatat sebagai hari libur sejenis."),
            ),
            models.UniqueConstraint(
                fields=["day", "kind", "calendar"],
                name="holiday_once_in_calendar",
                violation_error_message=_("Tanggal itu sudah tercatat sebagai hari libur kalender ini."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class SpecialHours(Thing):
    """Other weekly hours for some days, e.g. Ramadan."""

    calendar = models.ForeignKey(
        # CASCADE: special hours are a part of their calendar
        "organisation.Calendar", models.CASCADE, related_name="special", db_comment="whose hours"
    )  # fmt: skip
    name = models.CharField(_("keterangan"), max_length=120, db_comment="e.g. Ramadan 1447 H")
    since = models.DateField(_("sejak"), db_comment="first day")
    until = models.DateField(_("sampai"), db_comment="last day, included")
    weekly = models.JSONField(_("jam kerja"), db_comment="as in the calendar")

    class Meta:
        verbose_name = _("jam kerja khusus")
        db_table_comment = "Special working hours"
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(
                name="special_days",
                condition=Q(until__gte=F("since")),
                violation_error_message=_("Tanggal akhir tidak boleh sebelum tanggal mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.name
