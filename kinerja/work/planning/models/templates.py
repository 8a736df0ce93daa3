"""Templates of plans: named sets of the library's indicators for a group of posts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.planning.terms import LibraryState, Perspective, ResultKind


class PlanTemplate(Thing):
    """A set for a group of posts, proposed, adopted, withdrawn as the indicators it names."""

    code = models.SlugField(_("kode"), max_length=80, unique=True, db_comment="stable code of the set")
    name = models.CharField(_("nama"), max_length=200, db_comment="what personnel chooses by")
    group = models.CharField(_("rumpun jabatan"), max_length=40, db_comment="post group, as in Position.group")
    note = models.TextField(_("keterangan"), blank=True, db_comment="for whom it is meant, and what to adapt")
    resources = models.TextField(
        _("dukungan sumber daya"), blank=True, db_comment="annex of the plan, one entry a line: what is needed"
    )
    accountability = models.TextField(
        _("skema pertanggungjawaban"),
        blank=True,
        db_comment="annex of the plan, one entry a line: how one answers",
    )
    consequences = models.TextField(
        _("konsekuensi"), blank=True, db_comment="annex of the plan, one entry a line: what follows from the result"
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=LibraryState, default="proposed", db_comment="stage")
    proposed_at = models.DateTimeField(_("diusulkan pada"), db_comment="instant, UTC")
    decided_at = models.DateTimeField(null=True, db_comment="instant of adoption or withdrawal, UTC")
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard of every change")

    class Meta:
        verbose_name = _("templat SKP")
        db_table_comment = "Templates of plans for groups of posts"
        ordering = ["group", "code"]
        constraints = [
            models.CheckConstraint(
                name="template_decided_has_time", condition=Q(state="proposed") | Q(decided_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.name


class TemplateLine(Thing):
    """One indicator of a template, by its place in the library, with its weight where weights are used."""

    # CASCADE: a line is a part of its template
    template = models.ForeignKey("planning.PlanTemplate", models.CASCADE, related_name="lines", db_comment="its set")
    order = models.PositiveSmallIntegerField(_("nomor"), db_comment="place in the set")
    indicator = models.ForeignKey(
        "planning.LibraryIndicator", models.PROTECT, related_name="+", db_comment="result and indicator of the library"
    )
    kind = models.CharField(
        _("jenis"), max_length=10, choices=ResultKind, default="main", db_comment="main, additional"
    )
    perspective = models.CharField(
        max_length=12, choices=Perspective, blank=True, db_comment="only on the form of heads"
    )
    weight = models.DecimalField(
        _("bobot"), max_digits=5, decimal_places=2, null=True, db_comment="per cent of the plan; empty without weights"
    )

    class Meta:
        verbose_name = _("baris templat")
        db_table_comment = "Indicators of the templates of plans"
        ordering = ["template", "order"]
        constraints = [
            models.UniqueConstraint(fields=["template", "order"], name="template_line_order_once"),
            models.UniqueConstraint(
                fields=["template", "indicator"],
                name="template_line_once",
                violation_error_message=_("Indikator itu sudah ada dalam templat."),
            ),
            models.CheckConstraint(
                name="template_line_weight_range",
                condition=Q(weight__isnull=True) | Q(weight__gt=0, weight__lte=100),
                violation_error_message=_("Bobot lebih dari 0 sampai 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}"
