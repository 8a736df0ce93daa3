"""Looks at one person's data, as the trail keeps them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import instant
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from kinerja.work.planning.models import Plan


def looks_at(employee_id: UUID) -> QuerySet[Entry]:
    """Entries `….seen` about the person, the person's plans or evaluations. Two statements before the list itself."""
    things = {
        Employee._meta.label: [employee_id],
        Plan._meta.label: Plan.objects.filter(employee=employee_id).values_list("pk", flat=True),
        Evaluation._meta.label: Evaluation.objects.filter(employee=employee_id).values_list("pk", flat=True),
    }
    about = Q()
    for label, keys in things.items():
        about |= Q(thing_type=label, thing_id__in=[str(key) for key in keys])
    return Entry.objects.filter(about, verb__endswith=".seen").order_by("-id")


def look_line(entry: Entry) -> dict[str, str]:
    """Who, when and what, in words."""
    words = {
        Employee._meta.label: gettext("data pegawai dan angka"),
        Plan._meta.label: gettext("rencana kinerja (SKP)"),
        Evaluation._meta.label: gettext("penilaian dan angkanya"),
    }
    return {"who": entry.actor_name, "at": instant(entry.at), "what": words.get(entry.thing_type, entry.verb)}
