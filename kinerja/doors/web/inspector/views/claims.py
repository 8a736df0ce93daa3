"""How claims that data are wrong are answered: how many, how often they were right, how quickly."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.web.shown.claims import claim_lines
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.queries import claim_figures
from kinerja.judgement.claims.terms import OF_ANOTHER, ClaimKind
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require

LOOKED_BACK = timedelta(days=365)
MOST = 100


@reads
def claims(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    found = claim_figures(request.now - LOOKED_BACK, request.now)
    late = DataClaim.objects.visible_to(request.actor).open().filter(due_at__lt=request.now)
    context = {
        "found": found, "rows": [(OF_ANOTHER[ClaimKind(row.kind)], row) for row in found.rows],
        "late": claim_lines(late.select_related("employee").order_by("due_at", "id")[:MOST], request.now),
    }  # fmt: skip
    return render(request, "inspector/claims.html", context)
