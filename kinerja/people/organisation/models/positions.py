"""Positions: what there is to be done, whoever does it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.terms import FunctionalLevel, PositionKind
from kinerja.platform.database.models import Thing


class Position(Thing):
    """A post (jabatan) in a unit. Managerial posts have one seat; others as many as `seats`."""

    code = models.CharField(_("kode"), max_length=60, unique=True, db_comment="stable code")
    title = models.CharField(_("nama jabatan"), max_length=200, db_comment="official title")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="positions", db_comment="its unit")
    kind = models.CharField(_("jenis jabatan"), max_length=20, choices=PositionKind, db_comment="kind of post")
    level = models.CharField(
        _("jenjang"), max_length=20, choices=FunctionalLevel, blank=True, db_comment="only for functional posts"
    )
    job_class = models.PositiveSmallIntegerField(_("kelas jabatan"), null=True, db_comment="1 to 17")
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subordinates", db_comment="empty only at the top"
    )
    heads_unit = models.BooleanField(_("memimpin unit"), default=False, db_comment="the holder leads the unit")
    seats = models.PositiveSmallIntegerField(_("kebutuhan"), default=1, db_comment="people needed (peta jabatan)")
    group = models.CharField(
        _("rumpun"), max_length=40, blank=True, db_comment="post group of the indicator library, e.g. counter, teacher"
    )

    class Meta:
        verbose_name = _("jabatan")
        db_table_comment = "Posts"
        ordering = ["unit__path", "code"]
        constraints = [
            models.CheckConstraint(
                name="position_not_own_superior",
                condition=~Q(superior=F("id")),
                violation_error_message=_("Jabatan tidak dapat menjadi atasannya sendiri."),
            ),
            models.CheckConstraint(
                name="position_class_range",
                condition=Q(job_class__isnull=True) | Q(job_class__range=(1, 17)),
                violation_error_message=_("Kelas jabatan ada di antara 1 dan 17."),
            ),
            models.CheckConstraint(
                name="position_level_only_functional",
                condition=Q(kind="functional") | Q(level=""),
                violation_error_message=_("Jenjang hanya diisi untuk jabatan fungsional."),
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(heads_unit=True),
                name="position_one_head_per_unit",
                violation_error_message=_("Unit ini sudah mempunyai jabatan pimpinan."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
