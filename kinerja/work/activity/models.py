"""Declared results with their evidence, and the register of ideas."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing

from .querysets import DeclaredQuerySet, IdeaQuerySet

LONGEST_TITLE = 200


class DeclaredResult(Thing):
    """A realisation typed in by the employee, with evidence; always marked as declared."""

    indicator = models.ForeignKey(
        "planning.Indicator", models.PROTECT, related_name="declarations", db_comment="of which"
    )
    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="+", db_comment="for which period")
    value = models.DecimalField(_("realisasi"), max_digits=14, decimal_places=4, db_comment="in the indicator's unit")
    evidence = models.TextField(_("bukti dukung"), db_comment="what proves it and where it lies")
    declared_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    declared_at = models.DateTimeField(_("dilaporkan"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = DeclaredQuerySet.as_manager()

    class Meta:
        verbose_name = _("realisasi dilaporkan")
        db_table_comment = "Declared realisations; the newest counts, the older ones stay"
        ordering = ["-declared_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="declared_needs_evidence",
                condition=~Q(evidence=""),
                violation_error_message=_("Sebutkan bukti dukungnya: dokumen apa dan di mana dapat dilihat."),
            )
        ]
        indexes = [
            # read by measurement: the newest declaration of each indicator in a period
            models.Index(fields=["period", "indicator", "-declared_at"], name="declared_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.value}"


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
