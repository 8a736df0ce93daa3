"""Who was away from his work, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import AbsenceQuerySet
from kinerja.people.organisation.terms import AbsenceKind
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap


class Absence(Thing):
    """A leave, a study, another official assignment: days [starts, ends) on which somebody does not do his work."""

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="absences", db_comment="who")
    kind = models.CharField(
        _("jenis"),
        max_length=16,
        choices=AbsenceKind,
        db_comment="of leave or task; medical ones are not for everybody",
    )
    starts = models.DateField(_("mulai"), db_comment="first day away")
    ends = models.DateField(_("berakhir"), null=True, blank=True, db_comment="first day back; empty while unknown")
    decree = models.CharField(_("nomor surat"), max_length=120, blank=True, db_comment="number of letter or decree")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("cuti atau tugas")
        db_table_comment = "Absences over time"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="absence_days",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Hari pertama kembali bertugas harus sesudah hari pertama tidak bertugas."),
            ),
            NoOverlap(
                name="absence_one_at_a_time",
                keys=("employee",),
                violation_error_message=_(
                    "Pegawai ini sudah tercatat cuti atau bertugas di tempat lain pada hari itu."
                ),
            ),
        ]
        indexes = [
            # read by segments of a person-year, and by who is away today in a team
            models.Index(fields=["employee", "starts"], name="absence_by_employee"),
        ]

    def __str__(self) -> str:
        # Without the kind: this text may stand in a log.
        return f"{self.employee_id} {self.starts}–{self.ends or '…'}"
