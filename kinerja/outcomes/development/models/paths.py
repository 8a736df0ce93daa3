"""The improvement path: where it stands, each step with its decree, and the person's own words to each step."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.outcomes.development.querysets import PathQuerySet, StepQuerySet
from kinerja.outcomes.development.terms import OPEN_STEPS, Staff, Step
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing

LONGEST = 4000


class ImprovementPath(Thing):
    """Perbaikan kinerja (PP 30/2019 Pasal 57 dan 58; PP 49/2018 Pasal 35). Private; never published by name."""

    evaluation = models.OneToOneField(
        "evaluation.Evaluation", models.PROTECT, related_name="improvement", db_comment="what it rests on"
    )
    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="whose")
    opened_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="the rater")
    staff = models.CharField(max_length=4, choices=Staff, db_comment="which article holds: PPPK, JA, JF, JPT")
    expected = models.TextField(_("yang diharapkan"), max_length=LONGEST, db_comment="what is to become better")
    state = models.CharField(
        _("langkah"), max_length=14, choices=Step, default=Step.PROPOSED, db_comment="the last of its steps"
    )
    began = models.DateField(
        _("mulai"), null=True, db_comment="first day of the time to improve; the law of this day holds"
    )
    since = models.DateField(null=True, db_comment="first day of the present step")
    until = models.DateField(
        _("sampai sebelum"), null=True, db_comment="first day after the present step's term; empty where it has none"
    )
    version = models.PositiveIntegerField(default=1, db_comment="compare-and-set guard of every change")
    opened_at = models.DateTimeField(_("diusulkan"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form, so that a double click opens once")

    objects = PathQuerySet.as_manager()

    class Meta:
        verbose_name = _("perbaikan kinerja")
        db_table_comment = "Improvement paths; private"
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="improvement_not_of_oneself",
                condition=~Q(opened_by=F("employee")),
                violation_error_message=_("Tidak seorang pun membuka perbaikan kinerja untuk dirinya sendiri."),
            ),
            models.CheckConstraint(
                name="improvement_begun_has_a_day",
                condition=Q(state__in=(Step.PROPOSED, Step.WITHDRAWN)) | Q(began__isnull=False, since__isnull=False),
                violation_error_message=_("Langkah sesudah usulan memerlukan hari mulainya."),
            ),
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(state__in=OPEN_STEPS),
                name="improvement_one_open",
                violation_error_message=_("Pegawai ini sedang dalam perbaikan kinerja."),
            ),
        ]
        indexes = [
            # read by the desk of personnel: what waits for a decision
            models.Index(fields=["state", "until"], name="improvement_by_state"),
        ]

    def __str__(self) -> str:
        return self.state


class PathStep(Thing):
    """One step as it was taken, with its decree. Rows are only added."""

    path = models.ForeignKey(ImprovementPath, models.PROTECT, related_name="steps", db_comment="of which path")
    number = models.PositiveSmallIntegerField(db_comment="order, from 1")
    reached = models.CharField(_("langkah"), max_length=14, choices=Step, db_comment="where the path stands since")
    holds_from = models.DateField(_("berlaku mulai"), db_comment="first local day")
    words = models.TextField(_("pertimbangan"), max_length=LONGEST, db_comment="why")
    decree_number = models.CharField(_("nomor SK"), max_length=120, blank=True, db_comment="number of the decree")
    decree_date = models.DateField(_("tanggal SK"), null=True, db_comment="day of the decree")
    signer = models.CharField(_("penanda tangan"), max_length=200, blank=True, db_comment="who signed, with his post")
    file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, related_name="+", db_comment="the decree; seen through the path"
    )
    by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who recorded it")
    at = models.DateTimeField(_("dicatat"), db_comment="instant, UTC")

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("langkah perbaikan kinerja")
        db_table_comment = "Steps of improvement paths with their decrees; append-only"
        ordering = ["number"]
        constraints = [
            AppendOnly(name="improvement_step_append_only"),
            models.UniqueConstraint(fields=["path", "number"], name="improvement_step_once"),
            models.CheckConstraint(
                name="improvement_step_by_decree",
                condition=Q(reached__in=(Step.PROPOSED, Step.WITHDRAWN))
                | ~Q(decree_number="") & ~Q(signer="") & Q(decree_date__isnull=False),
                violation_error_message=_("Langkah ini memerlukan nomor SK, tanggal, dan penanda tangannya."),
            ),
            models.CheckConstraint(name="improvement_step_says_why", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.reached


class PathWord(Thing):
    """The person's own words to one step; once, and they stay."""

    step = models.OneToOneField(PathStep, models.PROTECT, related_name="word", db_comment="to which step")
    text = models.TextField(_("tanggapan"), max_length=LONGEST, db_comment="in the person's words")
    said_at = models.DateTimeField(_("ditanggapi"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("tanggapan atas langkah perbaikan")
        db_table_comment = "What people say to each step of their improvement path; append-only"
        ordering = ["said_at", "id"]
        constraints = [
            AppendOnly(name="improvement_word_append_only"),
            models.CheckConstraint(name="improvement_word_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.said_at.date())
