"""What a unit does about its lowest elements."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.survey.terms import ELEMENTS
from kinerja.platform.database.models import Thing


class FollowUp(Thing):
    """Rencana tindak lanjut: one element, what will be done, until when, by whom."""

    survey = models.ForeignKey(
        "survey.Survey", models.PROTECT, related_name="+", db_index=False, db_comment="which survey it answers"
    )
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="+", db_index=False, db_comment="which unit acts"
    )  # the index below begins with it
    element = models.CharField(
        _("unsur"), max_length=2, choices=[(code, code) for code in ELEMENTS], db_comment="U1 … U9"
    )
    action = models.CharField(_("yang akan dilakukan"), max_length=300, db_comment="what will be done")
    due = models.DateField(_("paling lambat"), db_comment="last day")
    responsible = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_index=False, db_comment="who does it"
    )
    planned_at = models.DateTimeField(_("dicatat"), db_comment="instant, UTC")
    planned_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_index=False, db_comment="who planned it"
    )
    submission = models.UUIDField(unique=True, db_comment="key of the form, so that a double click plans once")
    done_at = models.DateTimeField(_("selesai"), null=True, db_comment="instant it was reported done, UTC")
    outcome = models.CharField(_("hasil"), max_length=300, blank=True, db_comment="what came of it")

    class Meta:
        verbose_name = _("rencana tindak lanjut survei")
        db_table_comment = "What units do about the lowest elements of a survey"
        ordering = ["done_at", "due", "id"]
        indexes = [
            # read by the survey page of a unit
            models.Index(fields=["unit", "survey"], name="survey_follow_up_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                name="survey_follow_up_element",
                condition=Q(element__in=ELEMENTS),
                violation_error_message=_("Pilih salah satu dari kesembilan unsur."),
            ),
            models.CheckConstraint(
                name="survey_follow_up_says_what",
                condition=~Q(action=""),
                violation_error_message=_("Tulis apa yang akan dilakukan."),
            ),
            models.CheckConstraint(
                name="survey_follow_up_outcome",
                condition=Q(done_at__isnull=True, outcome="") | (Q(done_at__isnull=False) & ~Q(outcome="")),
                violation_error_message=_("Tindak lanjut yang selesai menyebut hasilnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element} {self.due}"
