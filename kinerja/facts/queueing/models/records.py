"""Visits that another system recorded: one row of one file each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.querysets import ImportQuerySet
from kinerja.facts.queueing.terms import Outcome
from kinerja.platform.database.models import Thing


class VisitImport(Thing):
    """One file of visits of one line, as it was read last: the visits stored under it are exactly its accepted rows."""

    service = models.ForeignKey(
        "service.Service",
        models.PROTECT,
        related_name="visit_imports",
        db_index=False,
        db_comment="the line, [service] of the mapping",
    )  # visit_import_file_once begins with it
    file_name = models.CharField(
        _("berkas"), max_length=200, db_comment="name shown to people; with the line it tells files apart"
    )
    sha256 = models.CharField(max_length=64, db_comment="hash of what the file holds, unpacked")
    mapping = models.JSONField(db_comment="the mapping as read from TOML; its zone tells the hour of day")
    report = models.JSONField(default=dict, db_comment="rows, outcomes, faults, rejected by reason …")
    committed_at = models.DateTimeField(_("disimpan pada"), db_comment="instant of the last commit, UTC")
    actor_name = models.CharField(max_length=200, db_comment="who imported it last")

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("impor kunjungan")
        db_table_comment = "Files of visits"
        ordering = ["-committed_at"]
        constraints = [
            models.UniqueConstraint(fields=["service", "file_name"], name="visit_import_file_once"),
            models.CheckConstraint(name="visit_import_has_hash", condition=~Q(sha256="")),
        ]

    def __str__(self) -> str:
        return self.file_name


class VisitRecord(Thing):
    """A visit known from a file (kunjungan tercatat). Clocks that run backwards are kept, and counted as errors."""

    visit_import = models.ForeignKey(
        "queueing.VisitImport", models.PROTECT, related_name="visits", db_index=False, db_comment="file it stands in"
    )  # visit_row_once begins with it
    row = models.PositiveIntegerField(_("baris"), db_comment="row of data in that file, from 1")
    ticket = models.CharField(
        _("nomor"), max_length=200, blank=True, db_comment="label on the ticket; may come again, tells nobody apart"
    )
    kind = models.CharField(
        _("layanan"), max_length=200, blank=True, db_comment="service as the file names it; empty: that of the line"
    )
    priority = models.CharField(_("prioritas"), max_length=200, blank=True, db_comment="as the file writes it")
    day = models.DateField(_("tanggal"), db_comment="local day of the file, or of the first instant")
    issued_at = models.DateTimeField(_("nomor diambil"), null=True, db_comment="instant the wait began, UTC")
    called_at = models.DateTimeField(
        _("dipanggil"), null=True, db_comment="instant the wait ended, UTC: called, or gone for one who left"
    )
    started_at = models.DateTimeField(_("mulai dilayani"), null=True, db_comment="instant service began, UTC")
    finished_at = models.DateTimeField(_("selesai"), null=True, db_comment="instant service ended, UTC")
    outcome = models.CharField(
        _("hasil"), max_length=10, choices=Outcome, db_comment="served, left, no_show; void counts nowhere"
    )
    officer = models.ForeignKey(
        "service.Officer",
        models.PROTECT,
        null=True,
        related_name="visits",
        db_comment="who served; empty where the file names nobody",
    )

    class Meta:
        verbose_name = _("kunjungan tercatat")
        db_table_comment = "Visits of imported files, one row each"
        constraints = [
            models.UniqueConstraint(fields=["visit_import", "row"], name="visit_row_once"),
            models.CheckConstraint(name="visit_row_from_one", condition=Q(row__gte=1)),
            models.CheckConstraint(name="visit_outcome_known", condition=Q(outcome__in=Outcome.values)),
        ]

    def __str__(self) -> str:
        return self.ticket or str(self.row)
