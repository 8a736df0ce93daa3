"""One row for each document issued. Its content lies in its receipt; the PDF is set from it again when asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.outcomes.documents.querysets import DocumentQuerySet
from kinerja.outcomes.documents.terms import Kind
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class Document(Thing):
    """A form as it was issued. A later one never changes it."""

    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, db_comment="which form")
    plan = models.ForeignKey("planning.Plan", models.PROTECT, related_name="+", db_comment="of which plan")
    evaluation = models.ForeignKey(
        "evaluation.Evaluation", models.PROTECT, null=True, related_name="+", db_comment="empty for a plan"
    )
    receipt = models.OneToOneField(
        "receipts.Receipt", models.PROTECT, related_name="document", db_comment="content, code and signature"
    )
    version = models.PositiveIntegerField(db_comment="of the plan or evaluation then; another one now replaces it")
    pdf_sha256 = models.CharField(max_length=64, db_comment="hash of the file as it was set when issued, hexadecimal")
    issued_by = models.CharField(max_length=200, db_comment="who asked for it")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("dokumen kinerja")
        db_table_comment = "Documents issued as PDF"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="document_of_plan_or_evaluation",
                condition=Q(kind="skp", evaluation__isnull=True) | ~Q(kind="skp") & Q(evaluation__isnull=False),
            ),
            AppendOnly(name="document_append_only"),
        ]
        indexes = [
            # read by issuing, which gives the newest again where nothing changed
            models.Index(fields=["plan", "kind"], name="document_by_plan"),
            # likewise, for the forms of an evaluation
            models.Index(fields=["evaluation", "kind"], name="document_by_evaluation"),
        ]

    def __str__(self) -> str:
        return self.kind
