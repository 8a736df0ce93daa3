"""Lists of opening balances; permissions ask the same lists."""

from __future__ import annotations

from typing import Any

from django.db import models

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.querysets import SEES_EVERYBODY
from kinerja.platform.access.actors import Actor


class CreditBalanceQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> CreditBalanceQuerySet:
        """Of everybody whose data this actor may see: oneself, one's team and units; personnel sees all."""
        if actor.has(*SEES_EVERYBODY):
            return self.all()
        return self.filter(employee__in=Employee.objects.visible_to(actor).order_by().values("pk"))

    def current(self) -> CreditBalanceQuerySet:
        """As they hold: what was corrected stays below its correction."""
        return self.filter(correction__isnull=True)
