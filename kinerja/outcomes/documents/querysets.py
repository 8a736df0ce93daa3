"""Lists of documents; permissions ask the same lists."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Plan

from .terms import Kind


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> DocumentQuerySet:
        """Whoever sees what it is about; where an objection is printed, whoever sees that too."""
        plans = Plan.objects.visible_to(actor).order_by().values("pk")
        judged = Q(evaluation__in=Evaluation.objects.visible_to(actor).order_by().values("pk"))
        hidden = Objection.objects.exclude(pk__in=Objection.objects.visible_to(actor).order_by().values("pk"))
        open_dossiers = judged & ~Q(evaluation__in=hidden.order_by().values("evaluation"))
        return self.filter(
            Q(kind=Kind.SKP, plan__in=plans) | Q(kind=Kind.EVALUATION) & judged | Q(kind=Kind.DOSSIER) & open_dossiers
        )

    def current(self) -> DocumentQuerySet:
        """Of which the plan or evaluation has not changed since."""
        of_plan = Q(evaluation__isnull=True, plan__version=models.F("version"))
        return self.filter(of_plan | Q(evaluation__version=models.F("version")))
