"""Evidence that is used again: prints by which it is noticed, and the question it raises."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.activity.querysets import FlagQuerySet

LONGEST_ANSWER = 2000


class Scheme(models.TextChoices):
    PHOTO = "photo", _("foto")
    TEXT = "text", _("teks")


class Print(Thing):
    """One band of the print of a report's text or photo; near ones share a band."""

    report = models.ForeignKey(
        "activity.ActivityReport", models.PROTECT, related_name="prints", db_comment="of which report"
    )
    scheme = models.CharField(max_length=5, choices=Scheme, db_comment="text or photo")
    band = models.PositiveSmallIntegerField(db_comment="which quarter of the print, 0 to 3")
    value = models.PositiveIntegerField(db_comment="the 16 bits of this band")
    whole = models.BigIntegerField(db_comment="the whole print, 64 bits, to compare without another question")

    class Meta:
        verbose_name = _("sidik kemiripan")
        db_table_comment = "Bands of prints of texts and photos"
        constraints = [models.CheckConstraint(name="print_band_of_four", condition=Q(band__lte=3, value__lte=65535))]
        indexes = [
            # read by the comparison: who shares this band, newest first
            models.Index(fields=["scheme", "band", "value", "report"], name="print_by_band"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.band}"


class EvidenceFlag(Thing):
    """A question, never a verdict: its owner answers before anybody who judges sees it."""

    class Kind(models.TextChoices):
        FILE = "file", _("berkas yang sama")
        PHOTO = "photo", _("foto yang hampir sama")
        TEXT = "text", _("teks yang hampir sama")

    class Reason(models.TextChoices):
        TEAM = "team", _("Kerja bersama satu tim")
        ROUTINE = "routine", _("Pekerjaan rutin yang memang sama")
        SAME_DOCUMENT = "document", _("Satu dokumen membuktikan beberapa pekerjaan")
        MISTAKE = "mistake", _("Keliru mengunggah")
        OTHER = "other", _("Lainnya")

    report = models.ForeignKey(
        "activity.ActivityReport", models.PROTECT, related_name="flags", db_comment="the later report, which is asked"
    )
    earlier = models.ForeignKey(
        "activity.ActivityReport", models.PROTECT, related_name="+", db_comment="the report it resembles"
    )
    kind = models.CharField(max_length=5, choices=Kind, db_comment="what is the same")
    raised_at = models.DateTimeField(db_comment="instant, UTC; after some days without answer judges see it too")
    reason = models.CharField(_("alasan"), max_length=8, choices=Reason, blank=True, db_comment="the owner's reason")
    answer = models.CharField(
        _("penjelasan"), max_length=LONGEST_ANSWER, blank=True, db_comment="the owner's answer in words"
    )
    answered_at = models.DateTimeField(null=True, db_comment="instant of the answer, UTC; NULL while it is open")

    objects = FlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("pertanyaan atas bukti")
        db_table_comment = "Questions about evidence used again"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["report"], name="flag_once_a_report"),
            models.CheckConstraint(name="flag_of_another_report", condition=~Q(report=F("earlier"))),
            models.CheckConstraint(
                name="flag_answered_in_words",
                condition=Q(answered_at__isnull=True, answer="", reason="")
                | (Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(reason="")),
                violation_error_message=_("Tuliskan penjelasannya dengan kata-kata sendiri."),
            ),
        ]
        indexes = [
            # read by the owner's own list and by what he owes
            models.Index(fields=["raised_at"], condition=Q(answered_at__isnull=True), name="flag_open"),
        ]

    def __str__(self) -> str:
        return self.kind
