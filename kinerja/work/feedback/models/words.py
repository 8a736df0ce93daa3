"""Continuous feedback: what somebody saw, what it did, and what the receiver says to it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing
from kinerja.work.feedback.querysets import FeedbackQuerySet, RequestQuerySet
from kinerja.work.feedback.terms import Giver

LONGEST_REFERENCE = 300
# Said out loud that the value is there: a check over nothing holds.
ONE_SUBJECT = Q(indicator__isnull=False, value__isnull=True) | Q(
    indicator__isnull=True, value__isnull=False, value__range=(1, 7)
)


def indicator_spoken_of() -> Any:
    """A soft key: what was said outlives the indicator, whose words stand beside it."""
    return models.ForeignKey(
        # DO_NOTHING: the row is kept as it was said, and its `about` says what it was about
        "planning.Indicator", models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+",
        db_comment="indicator spoken of, if it is about a result",
    )  # fmt: skip


class FeedbackRequest(Thing):
    """Somebody asks for feedback (minta umpan balik)."""

    asker = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who will receive")
    asked = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who is asked")
    indicator = indicator_spoken_of()
    value = models.PositiveSmallIntegerField(_("nilai dasar"), null=True, db_comment="1-7, if about behaviour")
    about = models.TextField(_("tentang"), db_comment="the indicator or value in words, as it was then")
    question = models.TextField(_("pertanyaan"), db_comment="what the asker wants to know")
    asked_at = models.DateTimeField(_("diminta pada"), db_comment="instant, UTC")
    declined_at = models.DateTimeField(null=True, db_comment="instant the asked said no, UTC")
    decline_reason = models.TextField(_("alasan"), blank=True, db_comment="why the asked cannot say anything")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("permintaan umpan balik")
        db_table_comment = "Requests for feedback"
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(name="feedback_request_of_another", condition=~Q(asker=F("asked"))),
            models.CheckConstraint(name="feedback_request_one_subject", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="feedback_request_declined_with_reason",
                condition=Q(declined_at__isnull=True) | ~Q(decline_reason=""),
            ),
        ]
        indexes = [
            # read by the duties and the page of whoever is asked
            models.Index(fields=["asked", "-asked_at"], name="feedback_request_by_asked"),
        ]

    def __str__(self) -> str:
        return self.about


class Feedback(Thing):
    """Feedback as it was given. It is never changed; a correction is a new one that replaces it."""

    receiver = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="to whom")
    giver = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="by whom")
    role = models.CharField(_("sebagai"), max_length=12, choices=Giver, db_comment="rater, team leader, colleague")
    indicator = indicator_spoken_of()
    value = models.PositiveSmallIntegerField(_("nilai dasar"), null=True, db_comment="1-7, if about behaviour")
    about = models.TextField(_("tentang"), db_comment="the indicator or value in words, as it was then")
    seen_on = models.DateField(_("tanggal kejadian"), db_comment="local day on which it was seen")
    situation = models.TextField(_("situasi"), db_comment="where and when")
    behaviour = models.TextField(_("yang terlihat"), db_comment="what was seen or heard; the evidence in words")
    impact = models.TextField(_("dampak"), db_comment="what it did to people or work")
    suggestion = models.TextField(_("saran"), blank=True, db_comment="what to keep or try")
    reference = models.CharField(
        _("rujukan bukti"), max_length=LONGEST_REFERENCE, blank=True, db_comment="case, report, file or link"
    )
    given_at = models.DateTimeField(_("diberikan"), db_comment="instant, UTC")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", db_comment="the one this corrects"
    )
    request = models.OneToOneField(
        "feedback.FeedbackRequest", models.PROTECT, null=True, related_name="answer", db_comment="asked for by"
    )
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("umpan balik")
        db_table_comment = "Continuous feedback, append-only"
        ordering = ["-given_at", "-id"]
        constraints = [
            AppendOnly(name="feedback_append_only"),
            models.CheckConstraint(
                name="feedback_to_another",
                condition=~Q(receiver=F("giver")),
                violation_error_message=_("Umpan balik diberikan kepada orang lain, bukan kepada diri sendiri."),
            ),
            models.CheckConstraint(name="feedback_one_subject", condition=ONE_SUBJECT),
            models.CheckConstraint(
                name="feedback_says_what_was_seen", condition=~Q(situation="") & ~Q(behaviour="") & ~Q(impact="")
            ),
        ]
        indexes = [
            # read by the receiver's page and the evaluation page of the rater
            models.Index(fields=["receiver", "-given_at"], name="feedback_by_receiver"),
            # read by the giver's own list
            models.Index(fields=["giver", "-given_at"], name="feedback_by_giver"),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def answered(self) -> FeedbackReply | None:
        """The reply, None where there is none yet: templates cannot tell a missing row from an empty one."""
        return getattr(self, "reply", None)

    @property
    def newer(self) -> Feedback | None:
        return getattr(self, "replaced_by", None)

    @property
    def was_read(self) -> bool:
        return hasattr(self, "reading")


class FeedbackReply(Thing):
    """The one answer of the receiver."""

    feedback = models.OneToOneField("feedback.Feedback", models.PROTECT, related_name="reply", db_comment="to which")
    text = models.TextField(_("tanggapan"), db_comment="the receiver's words")
    replied_at = models.DateTimeField(_("ditanggapi"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("tanggapan atas umpan balik")
        db_table_comment = "Replies of receivers, one each, append-only"
        constraints = [
            AppendOnly(name="feedback_reply_append_only"),
            models.CheckConstraint(name="feedback_reply_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class FeedbackReading(Thing):
    """That the receiver has read it."""

    feedback = models.OneToOneField("feedback.Feedback", models.PROTECT, related_name="reading", db_comment="which")
    read_at = models.DateTimeField(_("dibaca"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("tanda baca umpan balik")
        db_table_comment = "When receivers read their feedback, append-only"
        constraints = [AppendOnly(name="feedback_reading_append_only")]

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d}"
