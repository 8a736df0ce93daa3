"""Activity reports: one piece of work of one person on one day, and how often an agency wants them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.activity.querysets import ReportQuerySet, RhythmQuerySet
from kinerja.work.activity.terms import Origin, ReportState, Rhythm

LONGEST_TEXT = 2000
LONGEST_KEY = 200
MOST_MINUTES = 24 * 60


class ActivityReport(Thing):
    """A row of the report (laporan kerja). Typed, or confirmed from a fact, whose key it then carries."""

    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="activity_reports", db_comment="whose work"
    )
    day = models.DateField(_("hari"), db_comment="local day of the work, in the zone of the unit")
    plan = models.ForeignKey(
        "planning.Plan",
        models.PROTECT,
        null=True,
        related_name="reports",
        db_comment="plan of that day, if there was one",
    )
    indicator = models.ForeignKey(
        "planning.Indicator", models.PROTECT, null=True, related_name="reports", db_comment="which it serves, if any"
    )
    text = models.CharField(_("pekerjaan"), max_length=LONGEST_TEXT, db_comment="what was done, in words")
    quantity = models.DecimalField(
        _("jumlah"),
        max_digits=14,
        decimal_places=4,
        null=True,
        db_comment="how many; of a declared indicator in its unit",
    )
    fact_quantity = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, db_comment="how many the fact itself says; empty for typed rows"
    )
    minutes = models.PositiveSmallIntegerField(_("menit"), null=True, db_comment="minutes of work, as the person says")
    origin = models.CharField(_("asal"), max_length=10, choices=Origin, default="typed", db_comment="where from")
    origin_key = models.CharField(
        max_length=LONGEST_KEY, blank=True, db_comment="key of the fact in its origin; empty for typed rows"
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=ReportState, default="submitted", db_comment="stage")
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard of every change")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")
    compared_at = models.DateTimeField(
        null=True, db_comment="instant its evidence was compared with earlier reports; NULL until then"
    )
    submitted_at = models.DateTimeField(_("dikirim"), db_comment="instant, UTC")
    spent_seconds = models.PositiveIntegerField(
        null=True, db_comment="what reporting this row cost: form opened to form sent, capped; empty where unknown"
    )
    question = models.TextField(_("pertanyaan atasan"), blank=True, db_comment="newest question of the superior")
    asked_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="who asked last"
    )
    asked_at = models.DateTimeField(null=True, db_comment="instant of the newest question, UTC")
    answer = models.TextField(_("jawaban pegawai"), blank=True, db_comment="answer to the newest question")
    answered_at = models.DateTimeField(null=True, db_comment="instant of that answer, UTC")
    accepted_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="accepted_reports", db_comment="who accepted"
    )
    accepted_at = models.DateTimeField(_("disetujui pada"), null=True, db_comment="instant, UTC")
    accept_seconds = models.PositiveIntegerField(
        null=True, db_comment="from the superior's opening of the row to his acceptance; empty where not opened"
    )
    accepted_in = models.ForeignKey(
        "activity.ReportSample",
        models.PROTECT,
        null=True,
        related_name="accepted_reports",
        db_comment="sample by which it was accepted with others",
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("laporan kerja")
        db_table_comment = "Activity reports, one row a piece of work"
        ordering = ["-day", "-submitted_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="report_says_what",
                condition=~Q(text=""),
                violation_error_message=_("Tuliskan pekerjaan yang dilakukan."),
            ),
            models.CheckConstraint(
                name="report_indicator_with_plan",
                condition=Q(indicator__isnull=True) | Q(plan__isnull=False),
            ),
            models.CheckConstraint(
                name="report_quantity_not_negative",
                condition=Q(quantity__isnull=True) | Q(quantity__gte=0),
                violation_error_message=_("Jumlah tidak dapat kurang dari nol."),
            ),
            models.CheckConstraint(
                name="report_minutes_of_one_day",
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, MOST_MINUTES)),
                violation_error_message=_("Menit kerja sehari ada di antara 1 dan 1.440."),
            ),
            models.CheckConstraint(
                name="report_typed_has_no_fact",
                condition=Q(origin="typed", origin_key="") | (~Q(origin="typed") & ~Q(origin_key="")),
            ),
            models.CheckConstraint(
                name="report_asked_with_question",
                condition=~Q(state="asked") | (~Q(question="") & Q(asked_by__isnull=False, asked_at__isnull=False)),
                violation_error_message=_("Tuliskan pertanyaannya, agar pegawai dapat menjawab."),
            ),
            models.CheckConstraint(
                name="report_accepted_by_somebody",
                condition=~Q(state="accepted") | Q(accepted_by__isnull=False, accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="report_not_accepted_by_its_owner",
                condition=Q(accepted_by__isnull=True) | ~Q(accepted_by=models.F("employee")),
                violation_error_message=_("Laporan sendiri tidak dapat disetujui sendiri."),
            ),
            models.UniqueConstraint(
                fields=["employee", "origin", "origin_key"],
                condition=~Q(origin_key=""),
                name="report_fact_once",
                violation_error_message=_("Catatan ini sudah menjadi laporan."),
            ),
        ]
        indexes = [
            # read by the job that compares evidence
            models.Index(fields=["id"], condition=Q(compared_at__isnull=True), name="report_uncompared"),
            # read by the page of one's own reports, and by what facts still offer
            models.Index(fields=["employee", "day"], name="report_by_employee"),
            # read by the board of the superior: what waits of a person
            models.Index(
                fields=["employee", "submitted_at"],
                condition=Q(state__in=["submitted", "asked"]),
                name="report_waiting",
            ),
            # read by sums of an indicator in a period
            models.Index(fields=["indicator", "day"], condition=Q(indicator__isnull=False), name="report_by_indicator"),
            # read by the pace of approvals, for the superior himself and for the inspector
            models.Index(
                fields=["accepted_by", "accepted_at"], condition=Q(accepted_by__isnull=False), name="report_by_acceptor"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ReportRhythm(Thing):
    """How often reports are wanted, from a day on; before the first one they are daily."""

    rhythm = models.CharField(_("irama"), max_length=8, choices=Rhythm, db_comment="daily, weekly or monthly")
    starts = models.DateField(_("berlaku sejak"), unique=True, db_comment="first day of work it holds for")

    objects = RhythmQuerySet.as_manager()

    class Meta:
        verbose_name = _("irama laporan")
        db_table_comment = "How often activity reports are wanted, from a day on"
        ordering = ["-starts"]

    def __str__(self) -> str:
        return f"{self.get_rhythm_display()} {self.starts}"
