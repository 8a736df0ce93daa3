"""Services and the standards promised for them, by version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.service.querysets import StandardQuerySet
from kinerja.facts.service.terms import PromiseUnit, StartEvent
from kinerja.platform.database.models import Thing


class Service(Thing):
    """A kind of service (jenis pelayanan)."""

    code = models.SlugField(
        _("kode"), max_length=60, unique=True, db_comment="stable code, used by logs and indicators"
    )
    name = models.CharField(_("nama"), max_length=200, db_comment="name citizens know")
    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, null=True, related_name="services", db_comment="owner; empty while unknown"
    )
    short_seconds = models.PositiveIntegerField(
        default=10, db_comment="a case handled faster than this is flagged, never scored"
    )

    class Meta:
        verbose_name = _("jenis pelayanan")
        db_table_comment = "Kinds of service"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class ServiceStandard(Thing):
    """Standar pelayanan: fourteen components and a promised time, from a day on."""

    service = models.ForeignKey(
        "service.Service", models.PROTECT, related_name="standards", db_comment="of which service"
    )
    version = models.PositiveSmallIntegerField(_("versi"), db_comment="1, 2, 3 …")
    effective_from = models.DateField(_("berlaku sejak"), db_comment="first day")
    promised = models.DecimalField(
        _("janji waktu"), max_digits=8, decimal_places=2, null=True, db_comment="empty: no time is promised"
    )
    promised_unit = models.CharField(
        _("satuan"), max_length=12, choices=PromiseUnit, blank=True, db_comment="of the promise"
    )
    start_event = models.CharField(
        _("jam janji mulai"),
        max_length=14,
        choices=StartEvent,
        default=StartEvent.FILE_COMPLETE,
        db_comment="clock start",
    )
    standard_minutes = models.DecimalField(
        _("waktu baku pengerjaan (menit)"),
        max_digits=8,
        decimal_places=2,
        null=True,
        db_comment="effort of one case; weighs the mix of finished work",
    )
    components = models.JSONField(_("komponen"), default=dict, db_comment="component code -> text (14 components)")

    objects = StandardQuerySet.as_manager()

    class Meta:
        verbose_name = _("standar pelayanan")
        db_table_comment = "Versions of service standards"
        ordering = ["service", "version"]
        constraints = [
            models.UniqueConstraint(fields=["service", "version"], name="standard_version_once"),
            models.UniqueConstraint(fields=["service", "effective_from"], name="standard_day_once"),
            models.CheckConstraint(
                name="standard_promise_positive", condition=Q(promised__isnull=True) | Q(promised__gt=0)
            ),
            models.CheckConstraint(
                name="standard_promise_has_unit",
                condition=Q(promised__isnull=True, promised_unit="")
                | (Q(promised__isnull=False) & ~Q(promised_unit="")),
            ),
            models.CheckConstraint(
                name="standard_minutes_positive",
                condition=Q(standard_minutes__isnull=True) | Q(standard_minutes__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} v{self.version}"
