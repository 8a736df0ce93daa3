"""The outbox: one row for each thing somebody is told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.platform.notices.terms import Kind


class Notice(Thing):
    """A sentence for one person, kept as template and parameters: it is said in the reader's language."""

    employee = models.UUIDField(db_comment="for whom; no foreign key, people live on a higher floor")
    kind = models.CharField(_("jenis"), max_length=12, choices=Kind, db_comment="which matter it is about")
    key = models.CharField(max_length=160, unique=True, db_comment="the same key is told once")
    template = models.TextField(db_comment="Indonesian source sentence; neutral where the matter is private")
    params = models.JSONField(default=dict, db_comment="what fills the gaps, packed (see packing.py)")
    url_name = models.CharField(max_length=80, db_comment="page where it can be dealt with")
    url_args = models.JSONField(default=list, db_comment="gaps of that address")
    created_at = models.DateTimeField(db_comment="instant of the act, UTC")
    routed_at = models.DateTimeField(null=True, db_comment="instant at which its deliveries were decided")
    read_at = models.DateTimeField(null=True, db_comment="instant of the first opening in the house")

    class Meta:
        verbose_name = _("pemberitahuan")
        db_table_comment = "Outbox of notices"
        constraints = [
            models.CheckConstraint(name="notice_kind_known", condition=Q(kind__in=Kind.values)),
        ]
        indexes = [
            # read by the person's own list, newest first
            models.Index(fields=["employee", "-created_at", "-id"], name="notice_by_employee"),
            # read by the frame of every page: how many are unread
            models.Index(
                fields=["employee"], condition=Q(read_at__isnull=True) & ~Q(kind="digest"), name="notice_unread"
            ),
            # read by the job that decides where new notices go
            models.Index(fields=["id"], condition=Q(routed_at__isnull=True), name="notice_unrouted"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.created_at:%Y-%m-%d %H:%M}"
