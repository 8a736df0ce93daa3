"""Appointments: when slots are offered, on which days none are, and who holds one. No name and no number is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.hall_querysets import BookingQuerySet
from kinerja.facts.queueing.hall_terms import LIVING, BookingState
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap


class AppointmentRule(Thing):
    """Slots of one queue on one day of the week, from one date to another, [starts, ends)."""

    line = models.ForeignKey(
        "queueing.ServiceLine", models.PROTECT, related_name="appointment_rules", db_index=False,
        db_comment="which queue",
    )  # fmt: skip
    weekday = models.PositiveSmallIntegerField(_("hari"), db_comment="0 Monday to 6 Sunday")
    opens = models.TimeField(_("slot pertama"), db_comment="local time of the unit")
    closes = models.TimeField(_("slot terakhir selesai"), db_comment="local time of the unit")
    minutes = models.PositiveSmallIntegerField(_("lama slot"), db_comment="minutes of one slot")
    capacity = models.PositiveSmallIntegerField(_("janji per slot"), db_comment="people in one slot")
    days_ahead = models.PositiveSmallIntegerField(_("hari di muka"), default=30, db_comment="how far one can book")
    notice_minutes = models.PositiveIntegerField(
        _("paling lambat dipesan"), default=60, db_comment="minutes before the slot begins"
    )
    starts = models.DateField(_("berlaku sejak"), db_comment="first local day of slots")
    ends = models.DateField(_("sampai"), null=True, blank=True, db_comment="first day without; empty: until changed")

    class Meta:
        verbose_name = _("aturan janji")
        db_table_comment = "Slots offered for appointments, by queue and weekday"
        ordering = ["line", "weekday", "starts"]
        constraints = [
            NoOverlap(
                keys=("line", "weekday"),
                name="appointment_rule_alone",
                violation_error_message=_("Untuk hari itu sudah ada aturan janji pada tanggal yang sama."),
            ),
            models.CheckConstraint(
                name="appointment_rule_dates",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Aturan janji berakhir sesudah mulai."),
            ),
            models.CheckConstraint(
                name="appointment_rule_hours",
                condition=Q(closes__gt=F("opens"), weekday__lte=6),
                violation_error_message=_("Slot terakhir selesai sesudah slot pertama mulai."),
            ),
            models.CheckConstraint(
                name="appointment_rule_sizes",
                condition=Q(minutes__gte=5, minutes__lte=240, capacity__gte=1, capacity__lte=99)
                & Q(days_ahead__lte=180, notice_minutes__lte=10080),
                violation_error_message=_(
                    "Lama slot 5 sampai 240 menit, 1 sampai 99 janji per slot, paling jauh 180 hari di muka, "
                    "dan paling lambat dipesan tidak lebih dari seminggu."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.weekday} {self.opens:%H:%M}"


class BlackoutDay(Thing):
    """A day without appointments, of one queue or of the whole hall; walk-ins follow the calendar."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="blackout_days", db_index=False, db_comment="whose hall"
    )  # blackout_of_hall_once begins with it
    line = models.ForeignKey(
        "queueing.ServiceLine", models.PROTECT, null=True, blank=True, related_name="blackout_days",
        db_comment="one queue; empty: all of the hall",
    )  # fmt: skip
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    reason = models.CharField(_("alasan"), max_length=200, db_comment="told to citizens, e.g. pemeliharaan jaringan")

    class Meta:
        verbose_name = _("hari tanpa janji")
        db_table_comment = "Days on which no appointments are given"
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "day"],
                condition=Q(line__isnull=True),
                name="blackout_of_hall_once",
                violation_error_message=_("Tanggal itu sudah tercatat tanpa janji."),
            ),
            models.UniqueConstraint(
                fields=["line", "day"],
                condition=Q(line__isnull=False),
                name="blackout_of_line_once",
                violation_error_message=_("Tanggal itu sudah tercatat tanpa janji untuk antrean ini."),
            ),
            models.CheckConstraint(
                name="blackout_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Tulis alasannya; warga akan membacanya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day}"


class Booking(Thing):
    """One person's slot: held while the form is filled in, then confirmed, then a ticket in the same line."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="bookings", db_index=False, db_comment="whose hall"
    )  # booking_of_day begins with it
    line = models.ForeignKey(
        "queueing.ServiceLine", models.PROTECT, related_name="bookings", db_comment="in which queue"
    )
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    starts = models.DateTimeField(_("pukul"), db_comment="start of the slot, UTC")
    seat = models.PositiveSmallIntegerField(db_comment="1 to the capacity of the slot: what makes it full")
    state = models.CharField(
        _("keadaan"), max_length=12, choices=BookingState, default=BookingState.HELD, db_comment="see BookingState"
    )
    hold_ends = models.DateTimeField(db_comment="until when it is held for the form, UTC; without meaning afterwards")
    person_mark = models.CharField(
        max_length=64, blank=True, db_comment="keyed hash of telephone number, unit and day; the number is not kept"
    )
    ticket = models.OneToOneField(
        "queueing.Ticket", models.PROTECT, null=True, related_name="booking", db_comment="number given at check-in"
    )
    submission = models.UUIDField(unique=True, db_comment="key of the form; also of the visit that it becomes")

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("janji kedatangan")
        db_table_comment = "Appointments of citizens, without names"
        ordering = ["starts", "seat", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "starts", "seat"], condition=Q(state__in=LIVING), name="booking_seat_once"
            ),
            models.UniqueConstraint(
                fields=["person_mark"],
                condition=Q(state__in=LIVING) & ~Q(person_mark=""),
                name="booking_person_once",
                violation_error_message=_("Nomor telepon ini sudah mempunyai janji pada hari itu."),
            ),
            models.CheckConstraint(name="booking_seat_from_one", condition=Q(seat__gte=1)),
            models.CheckConstraint(
                name="booking_kept_has_person",
                condition=~Q(state__in=["confirmed", "checked_in"]) | ~Q(person_mark=""),
            ),
            models.CheckConstraint(
                name="booking_in_has_ticket",
                condition=Q(state="checked_in", ticket__isnull=False) | ~Q(state="checked_in") & Q(ticket__isnull=True),
            ),
        ]
        indexes = [
            # read by the hall's list of today, by the quota of walk-ins and by the hourly close
            models.Index(fields=["unit", "day"], condition=Q(state__in=LIVING), name="booking_of_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.pk}"
