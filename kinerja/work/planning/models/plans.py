"""The performance plan (SKP): what is expected of one person, and how it will be known."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap
from kinerja.work.planning.querysets import PlanQuerySet
from kinerja.work.planning.terms import (
    IN_PREPARATION,
    Approach,
    Aspect,
    ChangeReason,
    FormType,
    Perspective,
    PlanState,
    Polarity,
    ResultKind,
)

# What a plan in each state must be: in force, given way, or on the way; only a change may overlap what it changes.
_STANDS = (
    Q(state=PlanState.AGREED, stands=True)
    | Q(state=PlanState.SUPERSEDED, stands=False)
    | Q(state__in=IN_PREPARATION, stands=True, revises__isnull=True)
    | Q(state__in=IN_PREPARATION, stands=False, revises__isnull=False)
)
_FIRST = Q(revises__isnull=True, change_reason="", change_explanation="")
_CHANGE = Q(revises__isnull=False) & ~Q(change_reason="") & ~Q(change_explanation="")


class Plan(Thing):
    """An SKP for one segment of a person-year: one post, one rater."""

    cycle = models.ForeignKey("planning.Cycle", models.PROTECT, related_name="plans", db_comment="its year")
    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="plans", db_comment="whose")
    position = models.ForeignKey(
        "organisation.Position", models.PROTECT, related_name="plans", db_comment="in which post"
    )
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="plans", db_comment="unit of the post then"
    )
    rater = models.ForeignKey(
        "organisation.Employee",
        models.PROTECT,
        null=True,
        related_name="plans_to_rate",
        db_comment="pejabat penilai kinerja; empty only at the very top",
    )
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), db_comment="first day after")
    approach = models.CharField(
        _("pendekatan"), max_length=14, choices=Approach, default="quantitative", db_comment="form"
    )
    form = models.CharField(_("formulir"), max_length=6, choices=FormType, default="staff", db_comment="JPT or JA/JF")
    state = models.CharField(
        _("keadaan"), max_length=10, choices=PlanState, default="draft", db_comment="where it stands"
    )
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard of every change")
    proposed_at = models.DateTimeField(null=True, db_comment="signed by the employee, UTC")
    reviewed_at = models.DateTimeField(null=True, db_comment="read by the performance manager, UTC")
    reviewed_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="pengelola kinerja who read it"
    )
    review_note = models.TextField(
        _("catatan telaah"), blank=True, default="", db_default="", db_comment="the performance manager's words"
    )
    answer_due = models.DateField(
        null=True, db_comment="last day in time for the answer it waits for; after it the next level may agree too"
    )
    escalated_at = models.DateTimeField(
        null=True, db_comment="the superior stayed silent and the next level was told, UTC; empty once sent back"
    )
    agreed_at = models.DateTimeField(null=True, db_comment="signed by the rater, UTC")
    agreed_by = models.ForeignKey(
        "organisation.Employee",
        models.PROTECT,
        null=True,
        related_name="+",
        db_comment="who signed: the superior of that day, or the next level; empty where taken over from elsewhere",
    )
    agree_reason = models.TextField(
        _("alasan disepakati meski ada temuan"), blank=True, default="", db_default="", db_comment="in words"
    )
    sent_back_reason = models.TextField(
        _("alasan dikembalikan"), blank=True, db_comment="words to the employee; empty once proposed again"
    )
    sent_back_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="whose words those are"
    )
    stands = models.BooleanField(
        default=True, db_default=True, db_comment="takes its days; not so a change on the way, nor what it replaced"
    )
    revises = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="revision",
        db_comment="the version before, where it changes one",
    )
    edition = models.PositiveSmallIntegerField(
        _("versi"), default=1, db_default=1, db_comment="1 for the first, one more with each change"
    )
    change_reason = models.CharField(
        _("alasan perubahan"),
        max_length=10,
        choices=ChangeReason,
        blank=True,
        default="",
        db_default="",
        db_comment="one of six",
    )
    change_explanation = models.TextField(
        _("penjelasan perubahan"), blank=True, default="", db_default="", db_comment="in words"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("SKP")
        db_table_comment = "Performance plans (SKP)"
        ordering = ["-starts", "id"]
        constraints = [
            models.CheckConstraint(name="plan_days", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="plan_not_own_rater", condition=Q(rater__isnull=True) | ~Q(rater=F("employee"))
            ),
            models.CheckConstraint(
                name="plan_agreed_is_signed", condition=~Q(state="agreed") | Q(agreed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="plan_proposed_is_signed", condition=Q(state="draft") | Q(proposed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="plan_reviewed_is_signed", condition=~Q(state="reviewed") | Q(reviewed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="plan_escalated_was_reviewed",
                condition=Q(escalated_at__isnull=True) | Q(reviewed_at__isnull=False),
            ),
            models.CheckConstraint(name="plan_stands", condition=_STANDS),
            models.CheckConstraint(
                name="plan_change_says_why",
                condition=_FIRST | _CHANGE,
                violation_error_message=_("Perubahan SKP memerlukan alasan dan penjelasannya."),
            ),
            NoOverlap(
                name="plan_one_at_a_time",
                keys=("employee",),
                where={"stands": True},
                violation_error_message=_("Pegawai ini sudah mempunyai SKP pada rentang itu."),
            ),
        ]
        indexes = [
            # read by the rater's team page
            models.Index(fields=["rater", "cycle"], name="plan_by_rater"),
            # read by the leader's page and the distribution of a unit
            models.Index(fields=["unit", "cycle"], name="plan_by_unit"),
            # read by the reviewers' list and by duties; few rows at any time
            models.Index(fields=["answer_due"], name="plan_waiting", condition=Q(state__in=["proposed", "reviewed"])),
        ]

    def __str__(self) -> str:
        return f"SKP {self.starts:%Y}"


class ExpectedResult(Thing):
    """Rencana hasil kerja (RHK)."""

    # CASCADE: a result is a part of its plan
    plan = models.ForeignKey("planning.Plan", models.CASCADE, related_name="results", db_comment="of which plan")
    order = models.PositiveSmallIntegerField(_("nomor"), db_comment="place in the form")
    kind = models.CharField(
        _("jenis"), max_length=10, choices=ResultKind, default="main", db_comment="utama or tambahan"
    )
    text = models.TextField(_("rencana hasil kerja"), db_comment="the result in words")
    superior_result = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="supported_by", db_comment="RHK pimpinan yang diintervensi"
    )
    perspective = models.CharField(
        _("perspektif"), max_length=12, choices=Perspective, blank=True, db_comment="only on the form of heads"
    )
    weight = models.DecimalField(
        _("bobot"), max_digits=5, decimal_places=2, null=True, db_comment="percent of the main results, where used"
    )
    decree_number = models.CharField(
        _("nomor surat keputusan"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        db_comment="of an additional task",
    )
    decree_date = models.DateField(_("tanggal surat keputusan"), null=True, db_comment="of an additional task")
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_comment="the same result in the version before"
    )

    class Meta:
        verbose_name = _("rencana hasil kerja")
        db_table_comment = "Expected results (RHK)"
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="result_order_once"),
            models.CheckConstraint(
                name="result_weight_range",
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=100, kind="main"),
                violation_error_message=_("Bobot hasil kerja utama lebih dari 0 dan paling besar 100 persen."),
            ),
            models.CheckConstraint(
                name="result_decree_whole",
                condition=Q(decree_number="", decree_date__isnull=True)
                | (~Q(decree_number="") & Q(decree_date__isnull=False, kind="additional")),
                violation_error_message=_("Surat keputusan tugas tambahan memerlukan nomor dan tanggal."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Indicator(Thing):
    """Indikator kinerja individu (IKI). Its source is a measured query or `declared`."""

    result = models.ForeignKey(
        "planning.ExpectedResult",
        # CASCADE: an indicator is a part of its result
        models.CASCADE,
        related_name="indicators",
        db_comment="its RHK",
    )
    order = models.PositiveSmallIntegerField(_("nomor"), db_comment="place in the result")
    aspect = models.CharField(_("aspek"), max_length=10, choices=Aspect, db_comment="quantity, quality, time, cost")
    text = models.TextField(_("indikator"), db_comment="the indicator in words")
    measure_unit = models.CharField(
        _("satuan"), max_length=40, db_comment="unit of value and target, e.g. hari, persen"
    )
    target_low = models.DecimalField(
        _("target"), max_digits=14, decimal_places=4, null=True, db_comment="target, or lower end of a range"
    )
    target_high = models.DecimalField(
        _("batas atas"),
        max_digits=14,
        decimal_places=4,
        null=True,
        db_comment="upper end of a range; equals the target else",
    )
    polarity = models.CharField(_("arah"), max_length=6, choices=Polarity, db_comment="more, less, within")
    source = models.CharField(_("sumber"), max_length=60, default="declared", db_comment="source code, or declared")
    parameters = models.JSONField(default=dict, db_comment="of the source, e.g. services, statistic")
    evidence = models.TextField(
        _("bukti dukung"), blank=True, db_comment="what will prove a declared value; empty for measured ones"
    )
    continues = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_comment="the same indicator in the version before"
    )

    class Meta:
        verbose_name = _("indikator kinerja individu")
        db_table_comment = "Individual indicators (IKI)"
        ordering = ["result", "order"]
        constraints = [
            models.UniqueConstraint(fields=["result", "order"], name="indicator_order_once"),
            models.CheckConstraint(
                name="indicator_range",
                condition=Q(target_high__isnull=True)
                | Q(target_low__isnull=True)
                | Q(target_high__gte=F("target_low")),
                violation_error_message=_("Batas atas target tidak boleh di bawah batas bawahnya."),
            ),
            models.CheckConstraint(
                name="indicator_within_needs_range",
                condition=~Q(polarity="within") | Q(target_low__isnull=False, target_high__isnull=False),
                violation_error_message=_("Target berupa rentang memerlukan batas bawah dan batas atas."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class BehaviourExpectation(Thing):
    """Ekspektasi khusus pimpinan on one of the seven values."""

    # CASCADE: an expectation is a part of its plan
    plan = models.ForeignKey("planning.Plan", models.CASCADE, related_name="behaviours", db_comment="of which plan")
    value = models.PositiveSmallIntegerField(_("nilai dasar"), db_comment="1-7, see pure.law.behaviour")
    expectation = models.TextField(_("ekspektasi khusus pimpinan"), blank=True, db_comment="in words; may be empty")

    class Meta:
        verbose_name = _("perilaku kerja")
        db_table_comment = "Expected behaviour (BerAKHLAK)"
        ordering = ["plan", "value"]
        constraints = [
            models.CheckConstraint(name="behaviour_value_range", condition=Q(value__range=(1, 7))),
            models.UniqueConstraint(fields=["plan", "value"], name="behaviour_once"),
        ]

    def __str__(self) -> str:
        return f"{self.value}"
