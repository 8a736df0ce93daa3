"""The three annexes of a plan, as ordered lists."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.planning.terms import AnnexKind


class AnnexItem(Thing):
    """One line of an annex: a resource, a way of accounting, or a consequence that was agreed."""

    # CASCADE: an annex is a part of its plan
    plan = models.ForeignKey("planning.Plan", models.CASCADE, related_name="annexes", db_comment="of which plan")
    kind = models.CharField(_("lampiran"), max_length=14, choices=AnnexKind, db_comment="which of the three")
    order = models.PositiveSmallIntegerField(_("nomor"), db_comment="place in the annex")
    text = models.TextField(_("isi"), db_comment="in words")

    class Meta:
        verbose_name = _("butir lampiran SKP")
        db_table_comment = "Annexes of plans: resources, accountability, consequences"
        ordering = ["plan", "kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "order"], name="annex_order_once"),
            models.CheckConstraint(name="annex_says_something", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
