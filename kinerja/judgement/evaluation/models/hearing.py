"""The right to be heard: one's own words before, the draft and the reply, the signature, the objection."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.judgement.evaluation.querysets import ObjectionQuerySet, SharedDraftQuerySet
from kinerja.judgement.evaluation.terms import ObjectionOutcome, Predicate, Rating
from kinerja.platform.database.models import Thing

LONGEST = 4000


class SelfAssessment(Thing):
    """Penilaian diri: what went well, what hindered, what help is needed. Words only; nobody rates himself."""

    evaluation = models.OneToOneField(
        "evaluation.Evaluation",
        # goes with a suggestion dropped before anybody decided: there is nothing left to speak about
        models.CASCADE,
        related_name="self_assessment",
        db_comment="of which evaluation",
    )
    well = models.TextField(_("yang berjalan baik"), max_length=LONGEST, blank=True, db_comment="what went well")
    hindered = models.TextField(_("yang menghambat"), max_length=LONGEST, blank=True, db_comment="what hindered")
    help = models.TextField(_("bantuan yang diperlukan"), max_length=LONGEST, blank=True, db_comment="help asked for")
    written_at = models.DateTimeField(db_comment="instant of the last change, UTC")
    version = models.PositiveIntegerField(default=1, db_comment="compare-and-set guard of every change")

    class Meta:
        verbose_name = _("penilaian diri")
        db_table_comment = "What people say of their own period before they are judged"

    def __str__(self) -> str:
        return str(self.written_at.date())


class SharedDraft(Thing):
    """Ratings as the rater means to give them, shown before they hold; each stays, with what was replied."""

    evaluation = models.ForeignKey(
        "evaluation.Evaluation",
        # likewise
        models.CASCADE,
        related_name="drafts",
        db_comment="of which evaluation",
    )
    result_rating = models.CharField(_("rating hasil kerja"), max_length=5, choices=Rating, db_comment="meant")
    behaviour_rating = models.CharField(_("rating perilaku kerja"), max_length=5, choices=Rating, db_comment="meant")
    words = models.TextField(_("penjelasan"), max_length=LONGEST, db_comment="why, in the rater's words")
    shared_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="rater")
    shared_at = models.DateTimeField(_("diperlihatkan"), db_comment="instant, UTC")
    reply = models.TextField(_("tanggapan"), max_length=LONGEST, blank=True, db_comment="the employee's words")
    replied_at = models.DateTimeField(_("ditanggapi"), null=True, db_comment="instant, UTC; empty while none came")

    objects = SharedDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("rancangan penilaian")
        db_table_comment = "Ratings shown before they hold, with the reply"
        ordering = ["-shared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="draft_reply_whole",
                condition=Q(reply="", replied_at__isnull=True) | ~Q(reply="") & Q(replied_at__isnull=False),
                violation_error_message=_("Tuliskan tanggapannya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_rating}/{self.behaviour_rating}"


class Signature(Thing):
    """That the employee received the evaluation; or that the rater's superior signed where nobody did in time."""

    evaluation = models.OneToOneField(
        "evaluation.Evaluation", models.PROTECT, related_name="signature", db_comment="of which evaluation"
    )
    signed_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who signed")
    signed_at = models.DateTimeField(_("ditandatangani"), db_comment="instant, UTC")
    in_stead = models.BooleanField(
        default=False, db_comment="by the rater's superior after the days for it were over (PP 30/2019 Pasal 50)"
    )
    note = models.TextField(_("catatan"), max_length=LONGEST, blank=True, db_comment="to sign is not to agree")

    class Meta:
        verbose_name = _("tanda tangan dokumen evaluasi")
        db_table_comment = "Receipts of evaluations"

    def __str__(self) -> str:
        return str(self.signed_at.date())


class Objection(Thing):
    """Keberatan: once, with reasons, to the rater's superior, whose decision is final. Before and after both stay."""

    evaluation = models.OneToOneField(
        "evaluation.Evaluation", models.PROTECT, related_name="objection", db_comment="against which evaluation"
    )
    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who objects")
    against = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who had decided")
    rater_post = models.ForeignKey(
        "organisation.Position", models.PROTECT, related_name="+",
        db_comment="post of whoever had decided: its nearest superior decides now",
    )  # fmt: skip
    reasons = models.TextField(_("alasan keberatan"), max_length=LONGEST, db_comment="why, in the employee's words")
    filed_at = models.DateTimeField(_("diajukan"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form, so that a double click files once")
    explanation = models.TextField(_("penjelasan penilai"), max_length=LONGEST, blank=True, db_comment="rater's words")
    explained_at = models.DateTimeField(null=True, db_comment="instant, UTC; empty while none came")
    answer = models.TextField(_("tanggapan pegawai"), max_length=LONGEST, blank=True, db_comment="to the explanation")
    answered_at = models.DateTimeField(null=True, db_comment="instant, UTC; empty while none came")
    before_result = models.CharField(max_length=5, choices=Rating, db_comment="as it was objected to")
    before_behaviour = models.CharField(max_length=5, choices=Rating, db_comment="as it was objected to")
    before_predicate = models.CharField(max_length=20, choices=Predicate, db_comment="as it was objected to")
    outcome = models.CharField(
        _("keputusan"), max_length=7, choices=ObjectionOutcome, blank=True, db_comment="empty while it is open"
    )
    after_result = models.CharField(max_length=5, choices=Rating, blank=True, db_comment="as decided")
    after_behaviour = models.CharField(max_length=5, choices=Rating, blank=True, db_comment="as decided")
    after_predicate = models.CharField(max_length=20, choices=Predicate, blank=True, db_comment="as decided")
    decision = models.TextField(_("pertimbangan"), max_length=LONGEST, blank=True, db_comment="why it was decided so")
    decided_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="rater's superior"
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, db_comment="instant, UTC; empty while it is open")

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("keberatan")
        db_table_comment = "Objections to evaluations and what was decided"
        ordering = ["filed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="objection_decided_whole",
                condition=Q(outcome="", decided_by__isnull=True, decided_at__isnull=True, after_predicate="")
                | (
                    ~Q(outcome="") & ~Q(decision="") & ~Q(after_result="") & ~Q(after_behaviour="")
                    & ~Q(after_predicate="") & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                violation_error_message=_("Keputusan memerlukan kedua rating, pertimbangan, dan pejabatnya."),
            ),
            models.CheckConstraint(
                name="objection_not_by_a_party",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("against")) & ~Q(decided_by=F("employee")),
                violation_error_message=_("Tidak seorang pun memutus keberatan atas keputusannya sendiri."),
            ),
            models.CheckConstraint(
                name="objection_kept_or_changed",
                condition=~Q(outcome="kept")
                | Q(after_result=F("before_result"), after_behaviour=F("before_behaviour")),
                violation_error_message=_("Penilaian yang tetap tidak berubah ratingnya."),
            ),
        ]  # fmt: skip
        indexes = [
            # read by whoever stands above that post
            models.Index(fields=["rater_post", "outcome"], name="objection_by_post"),
            # read by whoever has to explain
            models.Index(fields=["against", "outcome"], name="objection_by_rater"),
        ]

    def __str__(self) -> str:
        return self.outcome or "open"
