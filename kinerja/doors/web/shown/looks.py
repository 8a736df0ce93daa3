"""Looks at one person's data, as the trail keeps them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import instant
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.outcomes.development.models import ImprovementPath
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.models import Plan


def looks_at(employee_id: UUID) -> QuerySet[Entry]:
    """Entries `….seen` about the person, or something of the person: a plan, an evaluation, a report, a path, a claim.

    Five statements before the list itself.
    """
    about = Q(thing_type=Employee._meta.label, thing_id=str(employee_id))
    for model in (Plan, Evaluation, ActivityReport, ImprovementPath, DataClaim):
        keys = model._default_manager.filter(employee=employee_id).order_by().values_list("pk", flat=True)
        about |= Q(thing_type=model._meta.label, thing_id__in=[str(key) for key in keys])
    return Entry.objects.filter(about, verb__endswith=".seen").order_by("-id")


def look_line(entry: Entry) -> dict[str, str]:
    """Who, when and what, in words."""
    words = {
        "activity.evidence.seen": gettext("bukti pada laporan kerja"),
        "documents.seen": gettext("dokumen kinerja (PDF)"),
        ActivityReport._meta.label: gettext("laporan kerja"),
        Employee._meta.label: gettext("data pegawai dan angka"),
        Plan._meta.label: gettext("rencana kinerja (SKP)"),
        Evaluation._meta.label: gettext("penilaian dan angkanya"),
        ImprovementPath._meta.label: gettext("perbaikan kinerja"),
        DataClaim._meta.label: gettext("permintaan pembetulan data"),
    }
    what = words.get(entry.verb) or words.get(entry.thing_type, entry.verb)
    return {"who": entry.actor_name, "at": instant(entry.at), "what": what}
