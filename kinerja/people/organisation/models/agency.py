"""The agency of this cell and the tree of its units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import UnitQuerySet
from kinerja.people.organisation.terms import UnitKind, Zone
from kinerja.platform.database.models import Thing


class Agency(Thing):
    """The one agency (instansi) of this cell."""

    singleton = models.BooleanField(default=True, unique=True, editable=False, db_comment="always true: one per cell")
    name = models.CharField(_("nama"), max_length=200, db_comment="official name")
    short_name = models.CharField(_("nama singkat"), max_length=60, db_comment="name in headings")
    region_code = models.CharField(max_length=13, blank=True, db_comment="Kepmendagri region code, e.g. 16.71")
    zone = models.CharField(_("zona waktu"), max_length=40, choices=Zone, default=Zone.WIB, db_comment="default zone")
    is_demo = models.BooleanField(default=False, db_comment="invented people: pages say so and sign-in is a picker")

    class Meta:
        verbose_name = _("instansi")
        db_table_comment = "The agency of this cell"
        constraints = [
            models.CheckConstraint(
                name="agency_singleton",
                condition=Q(singleton=True),
                violation_error_message=_("Instansi sudah dibuka; satu basis data memuat satu instansi."),
            )
        ]

    def __str__(self) -> str:
        return self.short_name


class Unit(Thing):
    """A unit of the agency. `path` holds the codes from the root, so that a subtree is one prefix."""

    code = models.CharField(_("kode"), max_length=40, unique=True, db_comment="stable code, no slash")
    name = models.CharField(_("nama"), max_length=200, db_comment="official name")
    kind = models.CharField(_("jenis"), max_length=20, choices=UnitKind, db_comment="kind of unit")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_comment="unit above")
    path = models.CharField(max_length=500, db_comment="codes from the root, /a/b/c/; kept by commands")
    zone = models.CharField(
        _("zona waktu"), max_length=40, choices=Zone, default=Zone.WIB, db_comment="zone of the unit"
    )
    calendar = models.ForeignKey("organisation.Calendar", models.PROTECT, null=True, db_comment="empty: the parent's")
    closed_on = models.DateField(null=True, db_comment="first day on which the unit is no more")

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit kerja")
        db_table_comment = "Tree of units"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="unit_not_own_parent",
                condition=~Q(parent=F("id")),
                violation_error_message=_("Unit tidak dapat berada di bawah dirinya sendiri."),
            ),
            models.CheckConstraint(
                name="unit_code_without_slash",
                condition=~Q(code__contains="/") & ~Q(code=""),
                violation_error_message=_("Kode unit tidak boleh kosong dan tidak boleh memuat garis miring."),
            ),
            models.UniqueConstraint(
                fields=["path"],
                name="unit_path_unique",
                violation_error_message=_("Unit dengan kode ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
