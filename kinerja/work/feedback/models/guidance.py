"""Guidance (bimbingan kinerja): who was guided, what was agreed, what follows, and how it felt."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.feedback.querysets import GuidanceQuerySet
from kinerja.work.feedback.terms import FollowUp, GuidanceState


class Guidance(Thing):
    """One session, for one person or a group (PP 30/2019 Pasal 31 and 33)."""

    arranged_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_comment="the participants' rater"
    )
    giver = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_comment="the rater or who was appointed"
    )
    topic = models.CharField(_("pokok bimbingan"), max_length=200, db_comment="about what")
    planned_on = models.DateField(_("tanggal rencana"), db_comment="local day")
    held_on = models.DateField(_("tanggal bimbingan"), null=True, db_comment="local day it took place")
    discussed = models.TextField(_("yang dibahas"), blank=True, db_comment="in short")
    agreed = models.TextField(_("yang disepakati"), blank=True, db_comment="what each will do")
    state = models.CharField(
        _("keadaan"), max_length=10, choices=GuidanceState, default=GuidanceState.ARRANGED, db_comment="stage"
    )
    reported_to = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="superior of the rater then"
    )
    arranged_at = models.DateTimeField(db_comment="instant, UTC")
    recorded_at = models.DateTimeField(_("dilaporkan"), null=True, db_comment="instant, UTC")
    received_at = models.DateTimeField(_("diterima"), null=True, db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = GuidanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("bimbingan kinerja")
        db_table_comment = "Guidance sessions"
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="guidance_recorded_whole",
                condition=Q(state="arranged") | (Q(held_on__isnull=False, recorded_at__isnull=False) & ~Q(agreed="")),
            ),
            models.CheckConstraint(
                name="guidance_received_by_superior",
                condition=~Q(state="received") | Q(received_at__isnull=False, reported_to__isnull=False),
            ),
        ]
        indexes = [
            # read by the giver's list and the summary of the forms
            models.Index(fields=["giver", "held_on"], name="guidance_by_giver"),
            # read by the superior's list of reports
            models.Index(fields=["reported_to", "state"], name="guidance_by_superior"),
        ]

    def __str__(self) -> str:
        return self.topic


class GuidanceParticipant(Thing):
    """Who takes part; the participant alone sees the own answers."""

    # CASCADE: taking part is a part of the session
    guidance = models.ForeignKey("feedback.Guidance", models.CASCADE, related_name="participants", db_comment="in")
    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")

    class Meta:
        verbose_name = _("peserta bimbingan")
        db_table_comment = "Participants of guidance sessions"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["guidance", "employee"], name="guidance_participant_once"),
        ]
        indexes = [
            # read by the participant's own list and duties
            models.Index(fields=["employee"], name="guidance_by_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.guidance_id}"


class GuidanceAnswer(Thing):
    """The form of nine statements (B.1.8), as one participant filled it."""

    participant = models.OneToOneField(
        "feedback.GuidanceParticipant", models.PROTECT, related_name="answer", db_comment="of whom"
    )
    degrees = models.JSONField(_("jawaban"), db_comment="nine numbers 1-4, in the order of the statements")
    answered_at = models.DateTimeField(_("diisi"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("jawaban formulir bimbingan")
        db_table_comment = "Nine statements on guidance; shown to others only summed up"
        ordering = ["answered_at", "id"]

    def __str__(self) -> str:
        return f"{self.answered_at:%Y-%m-%d}"


class GuidanceFollowUp(Thing):
    """What comes of it for one participant (Pasal 34(2))."""

    participant = models.ForeignKey(
        "feedback.GuidanceParticipant",
        # CASCADE: what follows for a participant is a part of taking part
        models.CASCADE,
        related_name="follow_ups",
        db_comment="for whom",
    )
    kind = models.CharField(_("tindak lanjut"), max_length=10, choices=FollowUp, db_comment="guidance, training …")
    text = models.TextField(_("keterangan"), db_comment="what exactly")
    due = models.DateField(_("paling lambat"), null=True, db_comment="last local day, if one was agreed")

    class Meta:
        verbose_name = _("tindak lanjut bimbingan")
        db_table_comment = "Follow-ups of guidance"
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="follow_up_says_what", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text
