"""What a hall is made of: counters, the queue of each service, and who sits where."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.hall_querysets import LineQuerySet, ShiftQuerySet
from kinerja.facts.queueing.hall_terms import ReturnRule
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap


class Counter(Thing):
    """A counter (loket) of one unit. The number is what the board shows and the voice says."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="counters", db_index=False, db_comment="whose hall"
    )  # counter_number_once begins with it
    number = models.PositiveSmallIntegerField(_("nomor loket"), db_comment="as it hangs above the counter")
    name = models.CharField(_("nama"), max_length=60, blank=True, db_comment="e.g. Loket Prioritas; may stay empty")
    closed_on = models.DateField(_("ditutup"), null=True, blank=True, db_comment="first day on which it is no more")

    class Meta:
        verbose_name = _("loket")
        db_table_comment = "Counters of halls"
        ordering = ["unit", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "number"],
                name="counter_number_once",
                violation_error_message=_("Unit ini sudah mempunyai loket dengan nomor itu."),
            ),
            models.CheckConstraint(
                name="counter_number_spoken",
                condition=Q(number__gte=1, number__lte=99),
                violation_error_message=_("Nomor loket antara 1 dan 99."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ServiceLine(Thing):
    """The queue (antrean) of one service in one unit; the number belongs to it, the counter is decided at the call."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="lines", db_index=False, db_comment="whose hall"
    )  # line_letter_once begins with it
    service = models.ForeignKey("service.Service", models.PROTECT, related_name="lines", db_comment="which service")
    letter = models.CharField(_("huruf"), max_length=1, db_comment="A-Z, before the number")
    counters = models.PositiveSmallIntegerField(
        _("jumlah loket"), default=1, db_comment="counters that usually serve it; with the minutes its capacity"
    )
    minutes_each = models.PositiveSmallIntegerField(
        _("menit per warga"), default=10, db_comment="planned time of one visit; with the counters its capacity"
    )
    quota = models.PositiveSmallIntegerField(
        _("kuota harian"), null=True, blank=True, db_comment="numbers a day; empty: the capacity"
    )
    weekly = models.JSONField(
        _("jam ambil nomor"), null=True, blank=True, db_comment="as in the calendar; empty: the unit's own hours"
    )
    calls = models.PositiveSmallIntegerField(
        _("panggilan sebelum tidak hadir"), default=3, db_comment="so many calls before somebody counts as absent"
    )
    return_rule = models.CharField(
        _("bila datang sesudah dipanggil"),
        max_length=10,
        choices=ReturnRule,
        default=ReturnRule.PLACE,
        db_comment="where a no-show stands who comes back",
    )
    takes_phone = models.BooleanField(
        _("nomor dapat diambil dari telepon"), default=False, db_comment="numbers also from the citizen's own phone"
    )
    bring = models.TextField(_("yang perlu disiapkan"), blank=True, db_comment="what to have ready, a line each")
    closed_on = models.DateField(_("ditutup"), null=True, blank=True, db_comment="first day on which it is no more")

    objects = LineQuerySet.as_manager()

    class Meta:
        verbose_name = _("antrean")
        db_table_comment = "Queues: one service in one unit"
        ordering = ["unit", "letter"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "letter"],
                name="line_letter_once",
                violation_error_message=_("Huruf itu sudah dipakai antrean lain di unit ini."),
            ),
            models.UniqueConstraint(
                fields=["unit", "service"],
                name="line_service_once",
                violation_error_message=_("Pelayanan itu sudah mempunyai antrean di unit ini."),
            ),
            models.CheckConstraint(
                name="line_letter_spoken",
                condition=Q(letter__gte="A", letter__lte="Z"),
                violation_error_message=_("Huruf antrean satu huruf besar A sampai Z."),
            ),
            models.CheckConstraint(
                name="line_capacity_positive",
                condition=Q(counters__gte=1, minutes_each__gte=1) & (Q(quota__isnull=True) | Q(quota__gte=1)),
                violation_error_message=_("Jumlah loket, menit, dan kuota sedikitnya satu."),
            ),
            models.CheckConstraint(
                name="line_calls_few",
                condition=Q(calls__gte=1, calls__lte=9),
                violation_error_message=_("Panggilan sebelum tidak hadir antara 1 dan 9."),
            ),
        ]

    def __str__(self) -> str:
        return self.letter


class CounterLine(Thing):
    """Which queues a counter calls from."""

    counter = models.ForeignKey(
        # CASCADE: a part of the counter's set-up, no fact
        "queueing.Counter", models.CASCADE, related_name="serves", db_index=False, db_comment="which counter"
    )  # fmt: skip
    line = models.ForeignKey("queueing.ServiceLine", models.PROTECT, related_name="served_at", db_comment="which queue")

    class Meta:
        verbose_name = _("antrean loket")
        db_table_comment = "Queues that counters call from"
        ordering = ["counter", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["counter", "line"],
                name="counter_line_once",
                violation_error_message=_("Loket itu sudah melayani antrean ini."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.counter_id} {self.line_id}"


class CounterShift(Thing):
    """Somebody sits at a counter, [starts, ends); a counter without shift is closed."""

    counter = models.ForeignKey(
        "queueing.Counter", models.PROTECT, related_name="shifts", db_index=False, db_comment="which counter"
    )  # shift_counter_free has an index of its own
    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="counter_shifts", db_comment="who sits there"
    )
    starts = models.DateTimeField(_("dibuka"), db_comment="instant, UTC")
    ends = models.DateTimeField(_("ditutup"), null=True, db_comment="instant, UTC; empty while it lasts")
    by_system = models.BooleanField(default=False, db_comment="closed overnight: the real end is not known")

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("giliran loket")
        db_table_comment = "Who sat at which counter"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="shift_in_order",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                violation_error_message=_("Loket ditutup sesudah dibuka."),
            ),
            NoOverlap(
                keys=("counter",),
                name="shift_counter_free",
                violation_error_message=_("Loket ini sedang dibuka petugas lain."),
            ),
            NoOverlap(
                keys=("officer",),
                name="shift_officer_free",
                violation_error_message=_("Anda masih membuka loket lain. Tutup dahulu loket itu."),
            ),
        ]
        indexes = [
            # read by every key press at a counter: who sits here now
            models.Index(fields=["counter"], condition=Q(ends__isnull=True), name="shift_open"),
        ]

    def __str__(self) -> str:
        return f"{self.counter_id} {self.starts:%Y-%m-%d %H:%M}"


class LineDay(Thing):
    """How far the numbers of one queue have come on one day: the row that everybody who takes a number locks."""

    line = models.ForeignKey(
        "queueing.ServiceLine", models.PROTECT, related_name="days", db_index=False, db_comment="which queue"
    )  # line_day_once begins with it
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    last_number = models.PositiveIntegerField(_("nomor terakhir"), default=0, db_comment="numbers given, 1, 2, 3 …")
    issued = models.PositiveIntegerField(
        _("dari kuota"), default=0, db_comment="numbers that count against the quota; transfers do not"
    )

    class Meta:
        verbose_name = _("hari antrean")
        db_table_comment = "Numbers given by queue and day"
        ordering = ["day", "line"]
        constraints = [
            models.UniqueConstraint(fields=["line", "day"], name="line_day_once"),
            models.CheckConstraint(name="line_day_counts", condition=Q(issued__lte=F("last_number"))),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.day} {self.last_number}"
