"""The library of indicators, and what staff say of one before it is adopted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.planning.querysets import LibraryQuerySet
from kinerja.work.planning.terms import Aspect, LibraryState, Polarity


class LibraryIndicator(Thing):
    """An indicator for a group of posts, proposed, discussed, adopted."""

    code = models.SlugField(_("kode"), max_length=80, unique=True, db_comment="stable code of the library")
    group = models.CharField(_("rumpun jabatan"), max_length=40, db_comment="post group, as in Position.group")
    result_text = models.TextField(_("rencana hasil kerja"), db_comment="the RHK it belongs to")
    text = models.TextField(_("indikator"), db_comment="the indicator in words")
    aspect = models.CharField(_("aspek"), max_length=10, choices=Aspect, db_comment="quantity, quality, time, cost")
    measure_unit = models.CharField(_("satuan"), max_length=40, db_comment="unit of value and target")
    target_low = models.DecimalField(
        _("target"), max_digits=14, decimal_places=4, null=True, db_comment="suggested target"
    )
    target_high = models.DecimalField(
        _("batas atas"), max_digits=14, decimal_places=4, null=True, db_comment="of a range"
    )
    polarity = models.CharField(_("arah"), max_length=6, choices=Polarity, db_comment="more, less, within")
    source = models.CharField(_("sumber"), max_length=60, default="declared", db_comment="source code, or declared")
    parameters = models.JSONField(default=dict, db_comment="of the source")
    evidence = models.TextField(
        _("bukti dukung"), blank=True, db_comment="what proves a declared value; empty for measured ones"
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=LibraryState, default="proposed", db_comment="stage")
    proposed_at = models.DateTimeField(_("diusulkan pada"), db_comment="instant, UTC: comments are open from here on")
    decided_at = models.DateTimeField(null=True, db_comment="instant of adoption or withdrawal, UTC")

    objects = LibraryQuerySet.as_manager()

    class Meta:
        verbose_name = _("pustaka indikator")
        db_table_comment = "Library of indicators"
        ordering = ["group", "code"]
        constraints = [
            models.CheckConstraint(
                name="library_range",
                condition=Q(target_high__isnull=True)
                | Q(target_low__isnull=True)
                | Q(target_high__gte=F("target_low")),
                violation_error_message=_("Batas atas target tidak boleh di bawah batas bawahnya."),
            ),
            models.CheckConstraint(
                name="library_decided_has_time", condition=Q(state="proposed") | Q(decided_at__isnull=False)
            ),
            models.CheckConstraint(
                name="library_declared_says_evidence",
                condition=~Q(source="declared") | ~Q(evidence=""),
                violation_error_message=_("Sebutkan bukti dukung untuk indikator yang dilaporkan sendiri."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class IndicatorComment(Thing):
    """What an employee says of a proposed indicator."""

    indicator = models.ForeignKey(
        "planning.LibraryIndicator", models.PROTECT, related_name="comments", db_comment="on which"
    )
    author = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who")
    text = models.TextField(_("tanggapan"), db_comment="in words")
    written_at = models.DateTimeField(_("ditulis"), db_comment="instant, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    class Meta:
        verbose_name = _("tanggapan atas indikator")
        db_table_comment = "Comments on proposed indicators"
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="comment_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Tuliskan tanggapan Anda."),
            )
        ]

    def __str__(self) -> str:
        return self.text
