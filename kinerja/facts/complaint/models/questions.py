"""Four weeks after the answer: did it really help? The word of who complained may contradict the office."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.complaint.terms import Solved, Stage
from kinerja.platform.database.models import Thing


class FourWeekQuestion(Thing):
    """One question about one answer; its link works once."""

    complaint = models.ForeignKey(
        "complaint.Complaint", models.PROTECT, related_name="questions", db_index=False, db_comment="about which"
    )  # four_week_question_once begins with it
    about_answer_of = models.DateTimeField(db_comment="instant of the answer asked about, UTC")
    office_said = models.CharField(max_length=18, choices=Stage, db_comment="stage when asked: who called it settled")
    token_hash = models.CharField(max_length=64, unique=True, db_comment="hash of the link's token")
    asked_at = models.DateTimeField(_("ditanyakan"), db_comment="instant, UTC")
    expires_at = models.DateTimeField(db_comment="the link ends, UTC")
    answered_at = models.DateTimeField(_("dijawab"), null=True, db_comment="instant, UTC")
    solved = models.CharField(_("jawaban"), max_length=6, choices=Solved, blank=True, db_comment="yes, partly, no")
    words = models.TextField(blank=True, db_comment="sealed: what is still missing")

    class Meta:
        verbose_name = _("pertanyaan empat minggu")
        db_table_comment = "Whether an answer really helped, asked four weeks later"
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "about_answer_of"], name="four_week_question_once"),
            models.CheckConstraint(
                name="four_week_answer_whole",
                condition=Q(answered_at__isnull=True, solved="") | Q(answered_at__isnull=False) & ~Q(solved=""),
            ),
            models.CheckConstraint(name="four_week_after_answer", condition=Q(asked_at__gt=F("about_answer_of"))),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.asked_at:%Y-%m-%d}"

    @property
    def contradicts(self) -> bool:
        """The office, or a reviewer, called it settled, and who complained does not."""
        return self.solved in (Solved.NO, Solved.PARTLY)
