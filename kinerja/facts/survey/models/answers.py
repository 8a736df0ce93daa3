"""What was answered. Nobody's name, number or token stands beside it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.survey.terms import COLUMNS, ScaleCode
from kinerja.platform.database.models import Thing
from kinerja.pure.statistics.survey_scales import SCALES


def _answer(code: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, db_comment=f"answer to {code.upper()} as given; empty: none")


def _on_the_scale() -> Q:
    """Every answer is empty or lies on the scale of its row."""
    allowed = Q()
    for scale in SCALES.values():
        row = Q(scale=scale.code)
        for column in COLUMNS:
            row &= Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (scale.low, scale.high)})
        allowed |= row
    return allowed


class SurveyImport(Thing):
    """One import of one file with one mapping."""

    survey = models.ForeignKey("survey.Survey", models.PROTECT, related_name="imports", db_comment="into which survey")
    file_name = models.CharField(_("berkas"), max_length=200, db_comment="name shown to people")
    sha256 = models.CharField(max_length=64, db_comment="hash of the file's bytes")
    mapping = models.JSONField(db_comment="the mapping as read from TOML")
    report = models.JSONField(default=dict, db_comment="rows, new, changed, rejected by reason …")
    stored_at = models.DateTimeField(_("disimpan pada"), db_comment="instant, UTC")
    actor_name = models.CharField(max_length=200, db_comment="who imported it")

    class Meta:
        verbose_name = _("impor survei")
        db_table_comment = "Imports of survey answers"
        ordering = ["-stored_at"]

    def __str__(self) -> str:
        return self.file_name


class Response(Thing):
    """The answers of one respondent."""

    # A key that sorts by birth would tell, beside the trail, whose answer it was.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment="random, says nothing of when")
    survey = models.ForeignKey(
        "survey.Survey", models.PROTECT, related_name="responses", db_index=False, db_comment="to which survey"
    )  # the index below begins with it
    scale = models.CharField(
        _("skala"), max_length=4, choices=ScaleCode, default=ScaleCode.FOUR, db_comment="scale of the nine answers"
    )
    u1, u2, u3 = _answer("u1"), _answer("u2"), _answer("u3")
    u4, u5, u6 = _answer("u4"), _answer("u5"), _answer("u6")
    u7, u8, u9 = _answer("u7"), _answer("u8"), _answer("u9")
    day = models.DateField(_("tanggal"), null=True, db_comment="local day of the answer; empty where a file says none")
    service = models.ForeignKey(
        "service.Service", models.PROTECT, null=True, related_name="+", db_index=False, db_comment="about which service"
    )
    unit = models.ForeignKey(
        "organisation.Unit",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_comment="about which unit; empty: the owner of the service",
    )
    officer = models.ForeignKey(
        "service.Officer",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_comment="about whom, where known",
    )
    survey_import = models.ForeignKey(
        "survey.SurveyImport",
        models.PROTECT,
        null=True,
        related_name="responses",
        db_index=False,
        db_comment="import that last wrote it; empty: given by invitation",
    )
    source_key = models.CharField(
        max_length=64, null=True, db_comment="sealed mark of respondent, day and service, or of file and row"
    )
    source_row = models.PositiveIntegerField(null=True, db_comment="row in that file")

    class Meta:
        verbose_name = _("jawaban survei")
        db_table_comment = "Answers to surveys, one row a respondent"
        indexes = [
            # read by figures of a survey in a period
            models.Index(fields=["survey", "day"], name="response_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "source_key"],
                name="response_source_once",
                violation_error_message=_("Jawaban ini sudah tersimpan."),
            ),
            models.CheckConstraint(
                name="response_on_scale",
                condition=_on_the_scale(),
                violation_error_message=_("Jawaban berada di luar skala surveinya."),
            ),
            models.CheckConstraint(
                name="response_import_has_source",
                condition=Q(survey_import__isnull=True, source_key__isnull=True)
                | Q(survey_import__isnull=False, source_key__isnull=False),
                violation_error_message=_("Jawaban dari berkas harus menyebut asalnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.day}"
