"""What is asked, and who was asked: one invitation for every finished service, so that the denominator is known."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.survey.terms import FormKind
from kinerja.platform.database.models import Thing


class Survey(Thing):
    """A survey that goes on through the years; its form is worded by a dated provision."""

    code = models.SlugField(
        _("kode"), max_length=60, unique=True, db_comment="stable code, used by imports and figures"
    )
    name = models.CharField(_("nama"), max_length=200, db_comment="name people know")
    form = models.CharField(
        _("formulir"), max_length=10, choices=FormKind, default=FormKind.SKM, db_comment="words of the nine questions"
    )

    class Meta:
        verbose_name = _("survei")
        db_table_comment = "Surveys of those who were served"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Invitation(Thing):
    """A link that works once, for one finished service.

    Only the hash of its token is kept: who reads the database cannot answer in anybody's place. It points to no
    answer, and no answer points to it.
    """

    survey = models.ForeignKey(
        "survey.Survey", models.PROTECT, related_name="invitations", db_index=False, db_comment="to which survey"
    )  # the index below begins with it
    token_hash = models.CharField(max_length=64, unique=True, db_comment="SHA-256 of the token, in hexadecimal")
    origin = models.CharField(max_length=20, db_comment="kind of the finished thing: ticket, request …")
    origin_key = models.CharField(max_length=64, db_comment="its key there")
    service = models.ForeignKey(
        "service.Service",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_comment="which service was given",
    )
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="where"
    )
    officer = models.ForeignKey(
        "service.Officer",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_comment="by whom, where known",
    )
    finished_at = models.DateTimeField(_("layanan selesai"), db_comment="instant the service ended, UTC")
    opens_at = models.DateTimeField(_("dibuka"), db_comment="instant from which it may be answered: after leaving, UTC")
    expires_at = models.DateTimeField(
        _("ditutup"), db_comment="instant from which it may not be answered any more, UTC"
    )
    answered_on = models.DateField(
        _("dijawab"), null=True, db_comment="local day of the answer; no instant, which would tell whose answer it was"
    )
    submission = models.UUIDField(null=True, db_comment="key of the form that answered it, so that a retry is known")

    class Meta:
        verbose_name = _("undangan survei")
        db_table_comment = "Invitations to surveys, one for each finished service"
        ordering = ["-finished_at"]
        indexes = [
            # read by the response rate of a unit and period
            models.Index(fields=["survey", "unit", "finished_at"], name="invitation_by_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                # the page of a ticket asks by origin and key alone
                fields=["origin", "origin_key", "survey"],
                name="invitation_once",
                violation_error_message=_("Untuk layanan ini sudah ada undangan survei."),
            ),
            models.CheckConstraint(
                name="invitation_in_order",
                condition=Q(opens_at__gte=F("finished_at"), expires_at__gt=F("opens_at")),
                violation_error_message=_("Survei dibuka sesudah layanan selesai, dan ditutup sesudah dibuka."),
            ),
            models.CheckConstraint(
                name="invitation_answer_whole",
                condition=Q(answered_on__isnull=True, submission__isnull=True)
                | Q(answered_on__isnull=False, submission__isnull=False),
                violation_error_message=_("Undangan yang dijawab mempunyai hari dan kunci formulir."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.finished_at:%Y-%m-%d}"
