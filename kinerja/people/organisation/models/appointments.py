"""Who held which post from when until when, and which roles were given."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import DatedQuerySet
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Role
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap


class Appointment(Thing):
    """A person in a post for a stretch of days, [starts, ends)."""

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="appointments", db_comment="who")
    position = models.ForeignKey(
        "organisation.Position", models.PROTECT, related_name="appointments", db_comment="post"
    )
    kind = models.CharField(
        _("jenis penugasan"),
        max_length=12,
        choices=AppointmentKind,
        default="definitive",
        db_comment="definitif, Plt …",
    )
    single_seat = models.BooleanField(default=False, db_comment="copied from a managerial post: one holder at a time")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), null=True, blank=True, db_comment="first day after; empty while it lasts")
    decree = models.CharField(_("nomor SK"), max_length=120, blank=True, db_comment="number of the decree")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("penugasan")
        db_table_comment = "Appointments over time"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="appointment_days",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Penugasan berakhir sesudah dimulai."),
            ),
            NoOverlap(
                name="appointment_one_definitive",
                keys=("employee",),
                where={"kind": "definitive"},
                violation_error_message=_("Pegawai ini sudah mempunyai jabatan definitif pada rentang itu."),
            ),
            NoOverlap(
                name="appointment_one_holder",
                keys=("position",),
                where={"kind": "definitive", "single_seat": True},
                violation_error_message=_("Jabatan ini sudah dijabat orang lain pada rentang itu."),
            ),
            NoOverlap(
                name="appointment_one_acting",
                keys=("position",),
                where={"kind": ["plt", "plh"]},
                violation_error_message=_("Jabatan ini sudah mempunyai Plt atau Plh pada rentang itu."),
            ),
        ]
        indexes = [
            # read by superior_of and by segments of a person-year
            models.Index(fields=["employee", "starts"], name="appointment_by_employee"),
            # read by superior_of (holders of the superior post) and the list of a unit's staff
            models.Index(fields=["position", "starts"], name="appointment_by_position"),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.kind} {self.position_id} {self.starts}–{self.ends or '…'}"


class Mandate(Thing):
    """A role given to a person for a stretch of days: personnel, inspector, leader, administrator."""

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="mandates", db_comment="who")
    role = models.CharField(_("peran"), max_length=16, choices=[(r.value, r.value) for r in Role], db_comment="which")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), null=True, blank=True, db_comment="first day after")
    decree = models.CharField(_("nomor SK"), max_length=120, blank=True, db_comment="number of the decree")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        db_table_comment = "Roles over time"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="mandate_days",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Mandat berakhir sesudah dimulai."),
            ),
            NoOverlap(
                name="mandate_once",
                keys=("employee", "role"),
                violation_error_message=_("Pegawai ini sudah mempunyai mandat itu pada rentang itu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.role}"
