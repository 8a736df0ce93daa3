"""Results that were decided elsewhere or under an older regime, as their papers state them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.judgement.evaluation.terms import Predicate, Rating
from kinerja.judgement.history.querysets import PastResultQuerySet
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing

PLACES = 4
"""Papers print two decimals, a few of them more."""


class PastResult(Thing):
    """Hasil penilaian of a stretch of days, stored as stated and never rated anew. A mistake gets a correction."""

    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="past_results", db_comment="whose"
    )
    starts = models.DateField(_("mulai"), db_comment="first day that was judged")
    ends = models.DateField(_("berakhir"), db_comment="first day after")
    regime = models.CharField(_("aturan"), max_length=40, db_comment="code of the regime in pure.law, by the last day")
    plan_value = models.DecimalField(
        _("nilai SKP"), max_digits=7, decimal_places=PLACES, null=True, db_comment="as stated; empty where it is not"
    )
    behaviour_value = models.DecimalField(
        _("nilai perilaku"), max_digits=7, decimal_places=PLACES, null=True, db_comment="as stated, likewise"
    )
    total_value = models.DecimalField(
        _("nilai akhir"), max_digits=7, decimal_places=PLACES, null=True, db_comment="as stated, likewise"
    )
    surveyed = models.BooleanField(
        _("rekan dan bawahan ditanya"), null=True, db_comment="peers and subordinates too (PP 30/2019 Pasal 41)"
    )
    innovation = models.BooleanField(
        _("ide baru ditetapkan"), null=True, db_comment="by the head of the unit (PP 30/2019 Pasal 41(6))"
    )
    result_rating = models.CharField(
        _("rating hasil kerja"), max_length=5, choices=Rating, blank=True, db_comment="as stated, since 2022"
    )
    behaviour_rating = models.CharField(
        _("rating perilaku kerja"), max_length=5, choices=Rating, blank=True, db_comment="as stated, since 2022"
    )
    predicate = models.CharField(_("predikat"), max_length=20, choices=Predicate, db_comment="as stated")
    rater_name = models.CharField(
        _("pejabat penilai"), max_length=200, blank=True, db_comment="as stated; need not be staff of this agency"
    )
    evidence = models.CharField(
        _("bukti"), max_length=200, blank=True, db_comment="number of the paper, or where it is kept"
    )
    source = models.CharField(_("sumber"), max_length=200, db_comment="file or system it was taken from")
    stated = models.JSONField(_("isian lain"), default=dict, db_comment="every field of the source, letter by letter")
    entered_by = models.CharField(_("dicatat oleh"), max_length=200, db_comment="name of who brought it in")
    entered_at = models.DateTimeField(_("dicatat pada"), db_comment="instant, UTC")
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction", db_comment="the entry this one corrects"
    )
    correction_reason = models.CharField(
        _("alasan perbaikan"), max_length=200, blank=True, db_comment="why; empty for a first entry"
    )

    objects = PastResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil penilaian terdahulu")
        db_table_comment = "Results of older regimes and other systems, as stated"
        ordering = ["-ends", "-starts", "-id"]
        constraints = [
            AppendOnly(name="past_result_append_only"),
            models.CheckConstraint(
                name="past_result_days",
                condition=Q(ends__gt=F("starts")),
                violation_error_message=_("Masa yang dinilai berakhir sesudah dimulai."),
            ),
            models.CheckConstraint(
                name="past_result_says_predicate",
                condition=~Q(predicate="") & ~Q(source=""),
                violation_error_message=_("Hasil terdahulu memuat predikat dan sumbernya."),
            ),
            models.CheckConstraint(
                name="past_result_correction_says_why",
                condition=Q(corrects__isnull=True, correction_reason="")
                | Q(corrects__isnull=False) & ~Q(correction_reason=""),
                violation_error_message=_("Perbaikan memuat alasannya."),
            ),
            models.UniqueConstraint(
                fields=["employee", "starts", "ends"],
                condition=Q(corrects__isnull=True),
                name="past_result_once",
                violation_error_message=_("Hasil pegawai ini untuk masa itu sudah tercatat."),
            ),
        ]
        indexes = [
            # read by the history of one person
            models.Index(fields=["employee", "-ends"], name="past_result_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.regime} {self.starts}–{self.ends}"
