"""Requests, what happened to them, and the officers' labels that logs carry."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.service.querysets import OfficerQuerySet, RequestQuerySet
from kinerja.facts.service.terms import Channel
from kinerja.platform.database.fields import KeyText
from kinerja.platform.database.models import Thing


class Officer(Thing):
    """A label of an officer in some register; personnel says which employee it is."""

    register = models.CharField(
        _("register"), max_length=60, db_comment="where the label is used: a service code or a register"
    )
    label = models.CharField(_("label"), max_length=200, db_comment="as the log writes it")
    employee = models.ForeignKey(
        "organisation.Employee",
        models.PROTECT,
        null=True,
        related_name="officer_labels",
        db_comment="empty: not matched yet",
    )

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("label petugas")
        db_table_comment = "Officers as logs name them"
        ordering = ["register", "label"]
        constraints = [models.UniqueConstraint(fields=["register", "label"], name="officer_label_once")]

    def __str__(self) -> str:
        return self.label


class Request(Thing):
    """A request (permohonan). A close before the opening is kept and counted as a data error."""

    # PostgreSQL checks foreign keys row by row: a second for every 300,000 cases and key, which is what the rest of an
    # import takes. Imports take these keys from the tables themselves, by one statement in the same transaction;
    # PROTECT keeps what is pointed at from going; `kinerja doctor` looks for what points nowhere.
    service = models.ForeignKey(
        "service.Service",
        models.PROTECT,
        related_name="requests",
        db_constraint=False,
        db_index=False,
        db_comment="kind of service",
    )
    case_key = KeyText(_("nomor"), max_length=200, db_comment="key in the register it came from")
    unit = models.ForeignKey(
        "organisation.Unit",
        models.PROTECT,
        null=True,
        related_name="requests",
        db_constraint=False,
        db_index=False,
        db_comment="where it was handled",
    )
    opened_at = models.DateTimeField(_("diterima"), db_comment="instant the clock started, UTC")
    closed_at = models.DateTimeField(_("selesai"), null=True, db_comment="instant of the end; empty while open")
    deadline_at = models.DateTimeField(_("batas waktu"), null=True, db_comment="promised end, UTC")
    closed_by = models.ForeignKey(
        "service.Officer",
        models.PROTECT,
        null=True,
        related_name="closed_requests",
        db_constraint=False,
        db_index=False,
        db_comment="who closed it; while open, who has it, where a log without steps says so",
    )
    in_charge = models.ForeignKey(
        "service.Officer",
        models.PROTECT,
        null=True,
        related_name="requests_in_charge",
        db_constraint=False,
        db_index=False,
        db_comment="who answers for it",
    )
    channel = models.CharField(
        _("saluran"), max_length=10, choices=Channel, default=Channel.OTHER, db_comment="how it came"
    )
    returns = models.PositiveSmallIntegerField(_("dikembalikan"), default=0, db_comment="times returned or reopened")
    attributes = models.JSONField(default=dict, db_comment="further columns of the log, by name")
    log_import = models.ForeignKey(
        "service.LogImport",
        models.PROTECT,
        null=True,
        related_name="requests",
        db_constraint=False,
        db_index=False,
        db_comment="import that last wrote it",
    )
    source_row = models.PositiveIntegerField(null=True, db_comment="row in that file where the case first stands")

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("permohonan")
        db_table_comment = "Requests, one row a case"
        constraints = [models.UniqueConstraint(fields=["service", "case_key"], name="request_key_once")]
        # Each index costs a large import dearly, so there are only those that find few rows among many. Measurement
        # reads the cases of a period in one pass over the table, which no index on instants would shorten much.
        indexes = [
            # read by the list of cases behind a figure
            models.Index(
                fields=["closed_by", "closed_at"], condition=Q(closed_by__isnull=False), name="request_by_officer"
            ),
            # read by what a person may see: the cases he answers for
            models.Index(fields=["in_charge"], condition=Q(in_charge__isnull=False), name="request_in_charge"),
        ]

    def __str__(self) -> str:
        return self.case_key


class Event(Thing):
    """One step of a request."""

    request = models.ForeignKey(
        # CASCADE: an event is a part of its request; a corrected file replaces both
        "service.Request", models.CASCADE, related_name="events", db_index=False, db_comment="of which request"
    )  # fmt: skip
    seq = models.PositiveIntegerField(db_comment="order within the request: instant, then order in the file")
    at = models.DateTimeField(_("waktu"), db_comment="instant of the step, UTC")
    activity = models.CharField(_("kegiatan"), max_length=200, db_comment="name of the step")
    officer = models.ForeignKey(
        "service.Officer", models.PROTECT, null=True, related_name="events", db_index=False, db_comment="who did it"
    )

    class Meta:
        verbose_name = _("langkah permohonan")
        db_table_comment = "Steps of requests"
        ordering = ["request", "seq"]
        constraints = [models.UniqueConstraint(fields=["request", "seq"], name="event_order_once")]

    def __str__(self) -> str:
        return self.activity
