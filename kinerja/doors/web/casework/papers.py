"""A paper of a file, for those who may see the file; each look stands in the trail."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from kinerja.doors.web.shown.stored_files import answer
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.facts.casework.models import CaseFile, FilePaper
from kinerja.platform.audit.trail import seen


@reads
def content(request: PageRequest, file: UUID, paper: UUID) -> HttpResponseBase:
    files = CaseFile.objects.visible_to(request.actor).filter(pk=file)
    found = get_object_or_404(
        FilePaper.objects.filter(file__in=files.order_by().values("pk")).select_related("stored", "file"), pk=paper
    )
    seen("casework.paper", actor=request.actor, now=request.now, thing=found.file)
    return answer(found.stored)
