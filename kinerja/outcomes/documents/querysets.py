"""Lists of documents; permissions ask the same lists."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.models import Plan

from .terms import OF_CREDIT, Kind


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor) -> DocumentQuerySet:
        """Whoever sees what it is about; where an objection is printed, whoever sees that too."""
        plans = Plan.objects.visible_to(actor).order_by().values("pk")
        judged = Q(evaluation__in=Evaluation.objects.visible_to(actor).order_by().values("pk"))
        hidden = Objection.objects.exclude(pk__in=Objection.objects.visible_to(actor).order_by().values("pk"))
        open_dossiers = judged & ~Q(evaluation__in=hidden.order_by().values("evaluation"))
        people = Employee.objects.visible_to(actor).order_by().values("pk")
        return self.filter(
            Q(kind=Kind.SKP, plan__in=plans)
            | Q(kind=Kind.EVALUATION) & judged
            | Q(kind=Kind.DOSSIER) & open_dossiers
            | Q(kind__in=OF_CREDIT, employee__in=people)
        )
