"""Teams across units (tim kerja): who works together on what, under whom, from when until when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.people.organisation.querysets import DatedQuerySet, TeamQuerySet
from kinerja.people.organisation.terms import TeamRole
from kinerja.platform.database.models import Thing
from kinerja.platform.database.overlap import NoOverlap


class WorkTeam(Thing):
    """A team of one unit that may draw people from others. Its leader gives feedback; raters stay who they are."""

    name = models.CharField(_("nama tim"), max_length=200, db_comment="what the team is called")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="teams", db_comment="unit that owns it")
    decree = models.CharField(_("nomor SK"), max_length=120, blank=True, db_comment="number of the decree")
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), null=True, blank=True, db_comment="first day after; empty while it lasts")

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("tim kerja")
        db_table_comment = "Teams across units"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="team_days",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Tim kerja berakhir sesudah dimulai."),
            ),
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="team_name_once_in_unit",
                violation_error_message=_("Unit ini sudah mempunyai tim dengan nama itu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(Thing):
    """A person in a team for a stretch of days, [starts, ends), as its leader or as a member."""

    team = models.ForeignKey("organisation.WorkTeam", models.PROTECT, related_name="members", db_comment="which team")
    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="teams", db_comment="who")
    role = models.CharField(
        _("peran"), max_length=10, choices=TeamRole, default="member", db_comment="leader or member"
    )
    starts = models.DateField(_("mulai"), db_comment="first day")
    ends = models.DateField(_("berakhir"), null=True, blank=True, db_comment="first day after; empty while it lasts")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("anggota tim kerja")
        db_table_comment = "Who belonged to which team from when until when"
        ordering = ["starts", "id"]
        constraints = [
            models.CheckConstraint(
                name="team_member_days",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                violation_error_message=_("Keanggotaan berakhir sesudah dimulai."),
            ),
            NoOverlap(
                name="team_member_once",
                keys=("team", "employee"),
                violation_error_message=_("Pegawai ini sudah berada di tim itu pada rentang itu."),
            ),
            NoOverlap(
                name="team_one_leader",
                keys=("team",),
                where={"role": "leader"},
                violation_error_message=_("Tim ini sudah mempunyai ketua pada rentang itu."),
            ),
        ]
        indexes = [
            # read by who leads me and whom do I lead, on feedback, matrix and team pages
            models.Index(fields=["employee", "starts"], name="team_member_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} {self.role} {self.team_id}"
