"""What a paper says somebody had gathered before the house began to count."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.outcomes.credit.querysets import CreditBalanceQuerySet
from kinerja.people.organisation.terms import FunctionalLevel
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing

PLACES = 3
"""Papers of the conventional method print three decimals."""


class CreditBalance(Thing):
    """Saldo awal angka kredit as its PAK states it. Nothing of it is reckoned here; a mistake gets a correction."""

    employee = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="credit_balances", db_comment="whose"
    )
    level = models.CharField(
        _("jenjang"), max_length=20, choices=FunctionalLevel, db_comment="in which it was gathered"
    )
    rank = models.CharField(_("golongan"), max_length=6, blank=True, db_comment="on the paper, e.g. III/a")
    covers_until = models.DateField(_("dihitung sampai"), db_comment="first day after those the paper covers")
    points = models.DecimalField(
        _("angka kredit untuk jenjang"), max_digits=9, decimal_places=PLACES, db_comment="towards the next jenjang"
    )
    rank_points = models.DecimalField(
        _("angka kredit untuk pangkat"), max_digits=9, decimal_places=PLACES, db_comment="towards the next pangkat"
    )
    number = models.CharField(_("nomor PAK"), max_length=120, db_comment="of the paper")
    issued_on = models.DateField(_("tanggal PAK"), db_comment="of the paper")
    issued_by = models.CharField(_("pejabat yang menetapkan"), max_length=200, blank=True, db_comment="as stated")
    source = models.CharField(_("sumber"), max_length=200, db_comment="file or page it came in by")
    entered_by = models.CharField(_("dicatat oleh"), max_length=200, db_comment="name of who brought it in")
    entered_at = models.DateTimeField(_("dicatat pada"), db_comment="instant, UTC")
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction", db_comment="the entry this one corrects"
    )
    correction_reason = models.CharField(
        _("alasan perbaikan"), max_length=200, blank=True, db_comment="why; empty for a first entry"
    )

    objects = CreditBalanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("saldo awal angka kredit")
        db_table_comment = "Credit points gathered before, as papers state them"
        ordering = ["-covers_until", "-id"]
        constraints = [
            AppendOnly(name="credit_balance_append_only"),
            models.CheckConstraint(
                name="credit_balance_not_negative",
                condition=Q(points__gte=0, rank_points__gte=0),
                violation_error_message=_("Angka kredit tidak kurang dari nol."),
            ),
            models.CheckConstraint(
                name="credit_balance_names_paper",
                condition=~Q(number="") & ~Q(source=""),
                violation_error_message=_("Saldo awal memuat nomor PAK dan sumbernya."),
            ),
            models.CheckConstraint(
                name="credit_balance_correction_says_why",
                condition=Q(corrects__isnull=True, correction_reason="")
                | Q(corrects__isnull=False) & ~Q(correction_reason=""),
                violation_error_message=_("Perbaikan memuat alasannya."),
            ),
            models.UniqueConstraint(
                fields=["employee", "covers_until"],
                condition=Q(corrects__isnull=True),
                name="credit_balance_once",
                violation_error_message=_("Saldo awal pegawai ini sampai hari itu sudah tercatat."),
            ),
        ]
        indexes = [
            # read by the credit account of one person
            models.Index(fields=["employee", "-covers_until"], name="credit_balance_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.points} {self.covers_until}"
