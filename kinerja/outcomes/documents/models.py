"""One row for each document issued. Its content lies in its receipt; the PDF is set from it again when asked for.

Those to be issued by the thousand wait in a queue, one row for each evaluation and version.
"""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.outcomes.documents.querysets import DocumentQuerySet
from kinerja.outcomes.documents.terms import Kind, OrderState
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class Document(Thing):
    """A form as it was issued. A later one never changes it."""

    kind = models.CharField(_("jenis"), max_length=10, choices=Kind, db_comment="which form")
    plan = models.ForeignKey(
        "planning.Plan",
        models.PROTECT,
        null=True,
        related_name="+",
        db_comment="of which plan; empty for credit points",
    )
    evaluation = models.ForeignKey(
        "evaluation.Evaluation", models.PROTECT, null=True, related_name="+", db_comment="empty for a plan"
    )
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="whose credit points"
    )
    year = models.PositiveSmallIntegerField(
        _("tahun"), null=True, db_comment="of a conversion; empty for everything else"
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
                condition=Q(kind="skp", plan__isnull=False, evaluation__isnull=True, employee__isnull=True)
                | Q(
                    kind__in=("evaluation", "dossier"),
                    plan__isnull=False, evaluation__isnull=False, employee__isnull=True,
                )
                | Q(
                    kind__in=("conversion", "credits", "credit_set"),
                    plan__isnull=True, evaluation__isnull=True, employee__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="document_year_of_conversion",
                condition=Q(kind="conversion", year__isnull=False) | ~Q(kind="conversion") & Q(year__isnull=True),
            ),
            AppendOnly(name="document_append_only"),
        ]  # fmt: skip
        indexes = [
            # read by issuing, which gives the newest again where nothing changed
            models.Index(fields=["plan", "kind"], name="document_by_plan"),
            # likewise, for the forms of an evaluation
            models.Index(fields=["evaluation", "kind"], name="document_by_evaluation"),
            # likewise, for the papers about credit points
            models.Index(fields=["employee", "kind"], name="document_by_employee"),
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def holder_id(self) -> UUID:
        """Whose document it is; needs `plan` selected."""
        found = self.plan.employee_id if self.plan else self.employee_id
        assert found is not None
        return found


class IssueOrder(Thing):
    """An evaluation whose form is to be issued in the background."""

    evaluation = models.ForeignKey(
        "evaluation.Evaluation", models.PROTECT, related_name="+", db_index=False, db_comment="of which evaluation"
    )  # issue_order_once begins with it
    version = models.PositiveIntegerField(db_comment="of the evaluation when it was queued")
    period = models.ForeignKey(
        "planning.Period", models.PROTECT, related_name="+", db_index=False, db_comment="of which period"
    )  # issue_order_by_state begins with it
    state = models.CharField(
        _("keadaan"), max_length=8, choices=OrderState, default=OrderState.WAITING, db_comment="what became of it"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", db_index=False, db_comment="the form that was issued"
    )
    problem = models.CharField(max_length=200, blank=True, db_comment="why it was not, without personal data")
    queued_at = models.DateTimeField(db_comment="instant, UTC")

    class Meta:
        verbose_name = _("antrean dokumen")
        db_table_comment = "Forms to be issued in the background, once for each evaluation and version"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "version"], name="issue_order_once"),
            models.CheckConstraint(
                name="issue_order_issued", condition=Q(state="issued", document__isnull=False) | ~Q(state="issued")
            ),
        ]
        indexes = [
            # read by the issuing of one period, and by the page that shows how far it is
            models.Index(fields=["period", "state", "id"], name="issue_order_by_state"),
        ]

    def __str__(self) -> str:
        return self.state
