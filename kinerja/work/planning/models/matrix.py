"""Cells of the matrix of roles and results (matriks pembagian peran dan hasil)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.planning.matrix.terms import CellRole, Method, Product, Split


class MatrixCell(Thing):
    """What one person is to contribute to one result of a superior or team leader."""

    result = models.ForeignKey(
        "planning.ExpectedResult", models.PROTECT, related_name="cells", db_comment="the result supported"
    )
    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="matrix_cells", db_comment="who supports it"
    )
    role = models.CharField(
        _("peran"), max_length=12, choices=CellRole, default="member", db_comment="coordinator or member"
    )
    method = models.CharField(_("cara"), max_length=10, choices=Method, db_comment="direct or through a product")
    split = models.CharField(
        _("dibagi"), max_length=10, choices=Split, blank=True, db_comment="only direct: by what the result is divided"
    )
    part = models.CharField(
        _("bagian"), max_length=200, blank=True, db_comment="which part: an aspect, an area, a kind of case"
    )
    product = models.CharField(
        _("bentuk"), max_length=10, choices=Product, blank=True, db_comment="only indirect: outcome, service, output"
    )
    text = models.TextField(_("hasil yang diserahkan"), db_comment="the intermediate result in words")
    share = models.DecimalField(
        _("bagian target"), max_digits=14, decimal_places=4, null=True, db_comment="share of the superior's target"
    )
    measure_unit = models.CharField(_("satuan"), max_length=40, blank=True, db_comment="unit of the share")
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard of every change")

    class Meta:
        verbose_name = _("sel matriks peran dan hasil")
        db_table_comment = "Matrix of roles and results (MPH): who supports which result of a superior"
        ordering = ["result", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "employee"],
                name="cell_once",
                violation_error_message=_("Pegawai ini sudah mendapat bagian dari hasil itu."),
            ),
            models.CheckConstraint(
                name="cell_direct_is_split_indirect_makes_something",
                condition=(Q(method="direct") & ~Q(split="") & Q(product=""))
                | (Q(method="indirect", split="") & ~Q(product="")),
                violation_error_message=_("Pilih cara pembagian, atau bentuk hasil antaranya."),
            ),
            models.CheckConstraint(
                name="cell_part_is_named",
                condition=~Q(split__in=["aspect", "area"]) | ~Q(part=""),
                violation_error_message=_("Sebutkan aspek atau wilayah yang menjadi bagiannya."),
            ),
            models.CheckConstraint(
                name="cell_quantity_has_share",
                condition=~Q(split="quantity") | Q(share__isnull=False),
                violation_error_message=_("Isi jumlah yang menjadi bagiannya."),
            ),
            models.CheckConstraint(
                name="cell_share_has_unit",
                condition=Q(share__isnull=True, measure_unit="") | (Q(share__gt=0) & ~Q(measure_unit="")),
                violation_error_message=_("Bagian target lebih dari nol dan bersatuan."),
            ),
            models.CheckConstraint(
                name="cell_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Tuliskan hasil yang diserahkan."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
