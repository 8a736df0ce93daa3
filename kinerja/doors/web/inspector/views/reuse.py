"""Evidence used again, with its owner's answer or after his time to answer: a question, not a finding."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.shown.reuse import shown_questions
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.work.activity.models import Evidence, EvidenceFlag
from kinerja.work.activity.querysets import TIME_TO_ANSWER


@reads
def reuse(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    ripe = EvidenceFlag.objects.visible_to(request.actor, request.now)
    page = page_by_key(
        request, ripe.select_related("report__employee", "earlier__employee"), descending=True, clean=UUID
    )
    files = _files(flag.report_id for flag in page.rows)
    questions = shown_questions(page.rows, request.actor)
    context = {
        "page": page,
        "lines": [(question, files.get(question.flag.report_id, ())) for question in questions],
        "days": TIME_TO_ANSWER.days,
    }
    return render(request, "inspector/reuse.html", context)


def _files(reports: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """The files that can be opened, by report; opening one is recorded. One statement."""
    found: dict[UUID, list[UUID]] = {}
    opened = Evidence.objects.filter(report__in=list(reports), file__isnull=False).exclude(file__kind="")
    for report, key in opened.order_by("id").values_list("report", "pk"):
        found.setdefault(report, []).append(key)
    return found
