"""Employees."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import EmployeeQuerySet
from kinerja.people.organisation.terms import Education, EmployeeKind
from kinerja.platform.database.models import Thing


class Employee(Thing):
    """A civil servant, or a political office-holder who rates one and has no NIP."""

    nip = models.CharField(_("NIP"), max_length=18, unique=True, null=True, db_comment="NIP or NI PPPK, 18 digits")
    name = models.CharField(_("nama"), max_length=200, db_comment="name with titles as in the decree")
    kind = models.CharField(_("status"), max_length=12, choices=EmployeeKind, db_comment="PNS, CPNS, PPPK …")
    rank = models.CharField(_("golongan"), max_length=6, blank=True, db_comment="III/a for PNS, IX for PPPK")
    education = models.CharField(
        _("pendidikan"), max_length=10, choices=Education, blank=True, db_comment="highest degree"
    )
    email = models.EmailField(_("surel"), blank=True, db_comment="official address")
    user = models.OneToOneField(
        "accounts.User", models.PROTECT, null=True, related_name="employee", db_comment="account, once there is one"
    )
    left_on = models.DateField(
        _("berhenti pada"), null=True, db_comment="first day on which the person is no more staff"
    )
    history_closed_until = models.DateField(
        null=True, db_comment="appointments before this day were judged; changing them needs a correction"
    )

    objects = EmployeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("pegawai ASN")
        db_table_comment = "Employees"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="employee_nip_unless_political",
                condition=Q(nip__isnull=False) | Q(kind="political"),
                violation_error_message=_("NIP wajib diisi, kecuali untuk pejabat politik."),
            ),
            models.CheckConstraint(
                name="employee_nip_18_digits",
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^[0-9]{18}$"),
                violation_error_message=_("NIP terdiri atas 18 angka."),
            ),
        ]
        indexes = [
            # read by personnel's list of staff, page by page in order of names
            models.Index(fields=["name", "id"], name="employee_by_name"),
        ]

    def __str__(self) -> str:
        return self.name
