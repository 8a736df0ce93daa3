"""What a citizen found wrong in a result, and what the office says to it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.casework.querysets import CorrectionQuerySet
from kinerja.facts.casework.terms import CorrectionOutcome
from kinerja.platform.database.models import Thing


class Correction(Thing):
    """A correction asked by the citizen (permintaan perbaikan); one the office accepts counts as an error."""

    file = models.ForeignKey(
        "casework.CaseFile", models.PROTECT, related_name="corrections", db_comment="of whose result"
    )
    text = models.CharField(_("yang salah"), max_length=500, db_comment="in the words of the citizen")
    asked_at = models.DateTimeField(_("diminta"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a double press asks once")
    outcome = models.CharField(
        _("jawaban"), max_length=10, choices=CorrectionOutcome, blank=True, db_comment="empty while nobody has answered"
    )
    answer = models.CharField(_("penjelasan"), max_length=500, blank=True, db_comment="told to the citizen")
    answered_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_index=False,
        db_comment="who answered: never who finished the file",
    )  # fmt: skip
    answered_at = models.DateTimeField(_("dijawab"), null=True, db_comment="instant, UTC")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("permintaan perbaikan")
        db_table_comment = "Corrections of results asked by citizens"
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="correction_answer_whole",
                condition=Q(outcome="", answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                violation_error_message=_("Jawaban memuat putusan dan penjelasannya."),
            ),
            models.CheckConstraint(
                name="correction_says_what",
                condition=~Q(text=""),
                violation_error_message=_("Tulis apa yang salah dan bagaimana seharusnya."),
            ),
        ]
        indexes = [
            # read by the desk: what nobody has answered
            models.Index(fields=["asked_at"], condition=Q(outcome=""), name="correction_open"),
        ]

    def __str__(self) -> str:
        return self.text
