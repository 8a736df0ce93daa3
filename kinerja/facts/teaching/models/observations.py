"""Observation of a lesson by the head of school."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.teaching.querysets import ObservationQuerySet
from kinerja.facts.teaching.terms import ObservationState
from kinerja.platform.database.models import Thing


class Observation(Thing):
    """What the head of school saw, what both agreed, and what the teacher says to it."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="school")
    teacher = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="observations", db_index=False, db_comment="who taught"
    )  # observation_by_teacher begins with it
    observer = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who saw it")
    day = models.DateField(_("tanggal"), db_comment="local day of the lesson")
    lesson = models.CharField(_("kelas dan mata pelajaran"), max_length=120, db_comment="class and subject")
    rubric = models.DateField(db_comment="first day of the version of the rubric")
    scores = models.JSONField(_("skor"), default=dict, db_comment="item code -> 1 to 4")
    total = models.PositiveSmallIntegerField(default=0, db_comment="sum of the scores")
    items = models.PositiveSmallIntegerField(default=0, db_comment="items with a score")
    notes = models.TextField(_("catatan"), blank=True, db_comment="what was seen")
    next_step = models.TextField(_("langkah yang disepakati"), blank=True, db_comment="agreed next step")
    reply = models.TextField(_("tanggapan guru"), blank=True, db_comment="the teacher's word before it is final")
    state = models.CharField(
        _("keadaan"), max_length=6, choices=ObservationState, default=ObservationState.DRAFT, db_comment="stage"
    )
    created_at = models.DateTimeField(db_comment="instant, UTC")
    signed_at = models.DateTimeField(_("ditandatangani pengamat"), null=True, db_comment="by the observer, UTC")
    answered_at = models.DateTimeField(_("ditandatangani guru"), null=True, db_comment="by the teacher, UTC")
    version = models.PositiveIntegerField(default=1, db_comment="counts changes; a stale form is refused")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("supervisi pembelajaran")
        db_table_comment = "Observations of lessons"
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(
                name="observation_of_another",
                condition=~Q(teacher=F("observer")),
                violation_error_message=_("Pelajaran sendiri diamati orang lain."),
            ),
            models.CheckConstraint(
                name="observation_signed",
                condition=Q(state="draft") | Q(signed_at__isnull=False),
                violation_error_message=_("Supervisi dikirim dengan tanda tangan pengamat."),
            ),
            models.CheckConstraint(
                name="observation_whole_when_sent",
                condition=Q(state="draft") | (Q(items__gt=0) & ~Q(next_step="")),
                violation_error_message=_("Isi semua butir dan langkah yang disepakati sebelum mengirim."),
            ),
            models.CheckConstraint(
                name="observation_final_signed_by_both",
                condition=~Q(state="final") | (Q(answered_at__isnull=False) & ~Q(reply="")),
                violation_error_message=_("Supervisi menjadi final setelah guru menanggapi."),
            ),
            models.CheckConstraint(
                name="observation_total",
                condition=Q(total__gte=F("items"), total__lte=F("items") * 4),
                violation_error_message=_("Skor tiap butir 1 sampai 4."),
            ),
        ]
        indexes = [
            # read by the teacher's list and by his figures
            models.Index(fields=["teacher", "day"], name="observation_by_teacher"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.lesson}"
