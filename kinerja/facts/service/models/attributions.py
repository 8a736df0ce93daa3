"""Whose a case is, where the register was wrong about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


def _officer(comment: str) -> models.ForeignKey:
    return models.ForeignKey("service.Officer", models.PROTECT, null=True, related_name="+", db_comment=comment)


class Attribution(Thing):
    """A case given to another officer, or to nobody. Kept, so that the same file read again does not undo it."""

    request = models.ForeignKey(
        "service.Request", models.PROTECT, related_name="attributions", db_comment="of which case"
    )
    number = models.PositiveSmallIntegerField(db_comment="order within the case, from 1")
    was_closed_by = _officer("closer before")
    was_in_charge = _officer("in charge before")
    closed_by = _officer("closer since")
    in_charge = _officer("in charge since")
    reason = models.TextField(_("alasan"), db_comment="why the register was wrong")
    by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who corrected it")
    at = models.DateTimeField(_("dibetulkan"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("pembetulan pemilik kasus")
        db_table_comment = "Cases given to another officer; append-only"
        ordering = ["number"]
        constraints = [
            AppendOnly(name="attribution_append_only"),
            models.UniqueConstraint(fields=["request", "number"], name="attribution_once"),
            models.CheckConstraint(name="attribution_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
