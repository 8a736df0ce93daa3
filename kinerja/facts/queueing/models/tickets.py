"""Tickets and their history.

The row of a ticket says where it stands since when; that is its one open interval. Whoever moves it on adds an
`Interval` for what was. Intervals are never changed, each begins where the one before ended.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.hall_querysets import TicketQuerySet
from kinerja.facts.queueing.hall_terms import RANK_USUAL, HoldReason, Stage
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.chained import Chained
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap
from kinerja.pure.lib.ticket_life import written


class Ticket(Thing):
    """One service of one visit (nomor antrean)."""

    visit = models.ForeignKey("queueing.Visit", models.PROTECT, related_name="tickets", db_comment="of which visit")
    line = models.ForeignKey(
        "queueing.ServiceLine", models.PROTECT, related_name="tickets", db_index=False, db_comment="in which queue"
    )  # ticket_number_once begins with it
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    letter = models.CharField(max_length=1, db_comment="of the queue, as it was printed")
    number = models.PositiveIntegerField(_("nomor"), db_comment="1, 2, 3 … in its queue and day")
    rank = models.PositiveSmallIntegerField(default=RANK_USUAL, db_comment="0 goes before 1; priority is 0")
    queued_at = models.DateTimeField(
        _("antre sejak"), db_comment="decides who is next; kept on transfer, and on return where the rule says so"
    )
    opened_at = models.DateTimeField(_("dibuka"), db_comment="start of its history, UTC")
    stage = models.CharField(_("keadaan"), max_length=12, choices=Stage, db_comment="where it stands")
    since = models.DateTimeField(_("sejak"), db_comment="instant since when; of an ended ticket its end")
    counter = models.ForeignKey(
        "queueing.Counter", models.PROTECT, null=True, related_name="tickets", db_index=False,
        db_comment="that called it last; empty in the queue",
    )  # fmt: skip
    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="tickets", db_index=False,
        db_comment="who called or serves; empty in the queue",
    )  # fmt: skip
    reason = models.CharField(_("alasan"), max_length=200, blank=True, db_comment="why held, left, transferred")
    calls = models.PositiveSmallIntegerField(_("panggilan"), default=0, db_comment="since it last joined the queue")
    returns = models.PositiveSmallIntegerField(_("kembali"), default=0, db_comment="times back after a no-show")
    called_at = models.DateTimeField(_("dipanggil"), null=True, db_comment="first call, UTC")
    served_at = models.DateTimeField(_("mulai dilayani"), null=True, db_comment="first service, UTC")
    transferred_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="transferred_to", db_comment="the number it had before"
    )
    is_accurate = models.BooleanField(
        _("waktu tepat"), default=True, db_comment="false: the officer or the night says that its times are not right"
    )
    missed_call = models.BooleanField(
        _("tanpa panggilan"), default=False, db_comment="served without a call: the wait is not known"
    )
    ahead = models.PositiveSmallIntegerField(_("di depan"), db_comment="numbers ahead when it was given")
    promised_low = models.PositiveIntegerField(null=True, db_comment="seconds of wait told at the issue, from")
    promised_high = models.PositiveIntegerField(null=True, db_comment="seconds of wait told at the issue, to")
    version = models.PositiveIntegerField(default=0, db_comment="moves so far: compare-and-set")

    objects = TicketQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomor antrean")
        db_table_comment = "Queue tickets, one row a service of a visit"
        ordering = ["day", "line", "number"]
        constraints = [
            models.UniqueConstraint(fields=["line", "day", "number"], name="ticket_number_once"),
            models.UniqueConstraint(
                fields=["counter"],
                condition=Q(stage__in=["called", "served"]),
                name="ticket_one_at_counter",
                violation_error_message=_("Loket ini masih melayani nomor lain. Selesaikan atau tahan dahulu."),
            ),
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(stage__in=["called", "served"]),
                name="ticket_one_of_visit",
                violation_error_message=_("Warga ini sedang dipanggil atau dilayani di loket lain."),
            ),
            models.CheckConstraint(
                name="ticket_counter_by_stage",
                condition=(
                    Q(stage__in=["prepared", "waiting"], counter__isnull=True, officer__isnull=True)
                    | Q(stage__in=["called", "served", "held", "no_show", "done"])
                    & Q(counter__isnull=False, officer__isnull=False)
                    | Q(stage__in=["left", "transferred", "closed"])
                ),
                violation_error_message=_("Nomor yang menunggu tidak punya loket; yang dipanggil punya."),
            ),
            models.CheckConstraint(
                name="ticket_hold_has_reason",
                condition=~Q(stage="held") | ~Q(reason=""),
                violation_error_message=_("Tulis alasan penahanan."),
            ),
            models.CheckConstraint(name="ticket_times_in_order", condition=Q(since__gte=F("opened_at"))),
            models.CheckConstraint(
                name="ticket_served_has_time", condition=~Q(stage__in=["served", "done"]) | Q(served_at__isnull=False)
            ),
            models.CheckConstraint(
                name="ticket_band_whole",
                condition=Q(promised_low__isnull=True, promised_high__isnull=True)
                | Q(promised_low__isnull=False, promised_high__isnull=False, promised_high__gte=F("promised_low")),
            ),
            models.CheckConstraint(name="ticket_closed_is_inaccurate", condition=~Q(stage="closed", is_accurate=True)),
        ]
        indexes = [
            # read by "next" and by the number ahead: who waits in a queue, in order
            models.Index(fields=["line", "rank", "queued_at"], condition=Q(stage="waiting"), name="ticket_in_line"),
            # read by the nightly close and the live console: what is not over yet
            models.Index(
                fields=["day"],
                condition=Q(stage__in=["prepared", "waiting", "called", "served", "held"]),
                name="ticket_live",
            ),
            # read by the daily rows of an officer
            models.Index(fields=["officer", "day"], condition=Q(stage="done"), name="ticket_done_by"),
        ]

    def __str__(self) -> str:
        return written(self.letter, self.number)

    @property
    def reason_label(self) -> str:
        """Why it is held, in words."""
        return str(dict(HoldReason.choices).get(self.reason, self.reason))


class Interval(Thing):
    """What was with a ticket from one instant to another; added when it ended, never changed."""

    ticket = models.ForeignKey(
        "queueing.Ticket", models.PROTECT, related_name="intervals", db_index=False, db_comment="of which ticket"
    )  # interval_order_once begins with it
    seq = models.PositiveSmallIntegerField(db_comment="1, 2, 3 … in its ticket")
    stage = models.CharField(_("keadaan"), max_length=12, choices=Stage, db_comment="what was")
    starts = models.DateTimeField(_("sejak"), db_comment="instant, UTC")
    ends = models.DateTimeField(_("sampai"), db_comment="instant, UTC")
    counter = models.ForeignKey(
        "queueing.Counter", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="where"
    )
    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="by whom"
    )
    reason = models.CharField(_("alasan"), max_length=200, blank=True, db_comment="why held")

    class Meta:
        verbose_name = _("selang antrean")
        db_table_comment = "Closed intervals of tickets, append-only"
        ordering = ["ticket", "seq"]
        constraints = [
            AppendOnly(name="interval_append_only"),
            models.UniqueConstraint(fields=["ticket", "seq"], name="interval_order_once"),
            Chained(key="ticket", name="interval_chained"),
            NoOverlap(keys=("ticket",), name="interval_apart"),
            models.CheckConstraint(name="interval_in_order", condition=Q(ends__gte=F("starts"))),
            models.CheckConstraint(name="interval_hold_has_reason", condition=~Q(stage="held") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.seq} {self.stage}"
