"""What a citizen sent along, for those who may see the complaint; each look stands in the trail."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from kinerja.doors.web.shown.stored_files import answer
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.complaint.models import Complaint, ComplaintPaper
from kinerja.platform.audit.trail import seen


@reads
def content(request: PageRequest, complaint: UUID, attachment: UUID) -> HttpResponseBase:
    known = Complaint.objects.visible_to(request.actor).filter(pk=complaint).order_by().values("pk")
    rows = ComplaintPaper.objects.filter(complaint__in=known).select_related("stored", "complaint")
    found = get_object_or_404(rows, pk=attachment)
    seen("complaint.paper", actor=request.actor, now=request.now, thing=found.complaint)
    return answer(found.stored)
