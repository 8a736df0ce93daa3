"""The register of ideas."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.activity.querysets import IdeaQuerySet

LONGEST_TITLE = 200


class Idea(Thing):
    """An initiative or innovation (inisiatif/inovasi), confirmed by the head of the unit."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("diajukan")
        CONFIRMED = "confirmed", _("ditetapkan")
        DECLINED = "declined", _("belum ditetapkan")

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="ideas", db_comment="whose idea")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="ideas", db_comment="where it serves")
    title = models.CharField(_("judul"), max_length=LONGEST_TITLE, db_comment="short name")
    benefit = models.TextField(_("manfaat"), db_comment="for whom and how it is known")
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.SUBMITTED, db_comment="stage")
    submitted_at = models.DateTimeField(_("diajukan pada"), db_comment="instant, UTC")
    decided_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="head of the unit"
    )
    decided_at = models.DateTimeField(_("diputuskan pada"), null=True, db_comment="instant, UTC")
    answer = models.TextField(_("tanggapan pimpinan"), blank=True, db_comment="reason of the decision")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("inisiatif")
        db_table_comment = "Register of ideas and innovations"
        ordering = ["-submitted_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="idea_decided_by_somebody",
                condition=Q(state="submitted") | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="idea_declined_with_answer",
                condition=~Q(state="declined") | ~Q(answer=""),
                violation_error_message=_("Tuliskan alasan inisiatif belum ditetapkan."),
            ),
            models.CheckConstraint(
                name="idea_not_decided_by_its_owner",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("employee")),
                violation_error_message=_("Tidak seorang pun menetapkan inisiatifnya sendiri."),
            ),
        ]
        indexes = [
            # read by the head's list of ideas to decide
            models.Index(fields=["unit", "state"], name="idea_by_unit"),
        ]

    def __str__(self) -> str:
        return self.title
