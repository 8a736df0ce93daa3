"""A visit: somebody came, for one service or several. No name is kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.hall_terms import Channel, Priority
from kinerja.platform.database.models import Thing


class Visit(Thing):
    """What one person came for on one day. Its address for the citizen is a signed word, see `words`."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="visits", db_comment="whose hall")
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    opened_at = models.DateTimeField(_("datang"), db_comment="instant, UTC")
    channel = models.CharField(_("diambil di"), max_length=10, choices=Channel, db_comment="kiosk, phone, desk")
    priority = models.CharField(
        _("alasan didahulukan"), max_length=10, choices=Priority, default=Priority.NONE, db_comment="why first"
    )
    submission = models.UUIDField(unique=True, db_comment="key of the form: a double press makes one visit")

    class Meta:
        verbose_name = _("kunjungan")
        db_table_comment = "Visits to halls"
        ordering = ["opened_at", "id"]

    def __str__(self) -> str:
        return f"{self.day} {self.pk}"
