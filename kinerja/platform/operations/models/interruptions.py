"""The life of the service as it measured it itself: the last beat, the gaps, and what was announced beforehand."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing

_ENDS_AFTER_START = _("Akhirnya harus sesudah mulainya.")


class Beat(Thing):
    """The last instant at which a page and the database were seen to work together."""

    singleton = models.BooleanField(default=True, unique=True, editable=False, db_comment="always true: one per cell")
    at = models.DateTimeField(db_comment="instant of the last proof of life, UTC")
    measured_by = models.CharField(max_length=80, db_comment="who asked: the supervisor and its machine")

    class Meta:
        verbose_name = _("denyut layanan")
        db_table_comment = "Last proof that pages and database work"
        constraints = [models.CheckConstraint(name="beat_singleton", condition=Q(singleton=True))]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"


class Outage(Thing):
    """A gap between two beats that was longer than the threshold: nobody could use the service."""

    starts = models.DateTimeField(_("mulai"), db_comment="last beat before the gap, UTC")
    ends = models.DateTimeField(_("berakhir"), db_comment="first beat after the gap, UTC")
    measured_by = models.CharField(max_length=80, db_comment="who measured it")
    note = models.CharField(_("keterangan"), max_length=400, blank=True, db_comment="cause, as personnel knows it")

    class Meta:
        verbose_name = _("gangguan layanan")
        db_table_comment = "Measured interruptions of the service"
        constraints = [
            models.CheckConstraint(
                name="outage_ends_after_start",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_ENDS_AFTER_START,
            ),
            models.UniqueConstraint(fields=["starts"], name="outage_measured_once"),
        ]
        indexes = [
            # read by every act that has a deadline, and by the list of interruptions
            models.Index(fields=["ends"], name="outage_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M} – {self.ends:%Y-%m-%d %H:%M}"


class Maintenance(Thing):
    """A stop that was announced. Announced in good time it moves no deadline."""

    starts = models.DateTimeField(_("mulai"), db_comment="first instant, UTC")
    ends = models.DateTimeField(_("berakhir"), db_comment="instant after the last, UTC")
    note = models.CharField(_("keterangan"), max_length=400, db_comment="what is done, shown to everybody")
    announced_at = models.DateTimeField(db_comment="instant of the announcement, UTC")
    announced_by = models.CharField(max_length=200, db_comment="name as it was then")
    withdrawn_at = models.DateTimeField(null=True, db_comment="instant of taking it back")

    class Meta:
        verbose_name = _("pemeliharaan terencana")
        db_table_comment = "Announced maintenance"
        constraints = [
            models.CheckConstraint(
                name="maintenance_ends_after_start",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_ENDS_AFTER_START,
            ),
            models.CheckConstraint(
                name="maintenance_announced_before",
                condition=Q(announced_at__lte=F("starts")),
                violation_error_message=_("Pemeliharaan diumumkan sebelum dimulai, bukan sesudahnya."),
            ),
        ]
        indexes = [
            # read by every act that has a deadline, and by the public status page
            models.Index(fields=["ends"], name="maintenance_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M} – {self.ends:%Y-%m-%d %H:%M}"
