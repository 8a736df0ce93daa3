"""Whether the trail is whole: checkpoints, and the last time they were all computed again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.models import Checkpoint
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.models import Job
from kinerja.platform.operations.queries import latest_job

JOB = "audit.verify_trail"


@reads
def show(request: PageRequest) -> HttpResponse:
    require(request.actor, Permission.AUDIT_SEE)
    job = latest_job(JOB)
    context = {
        "page": page_by_key(request, Checkpoint.objects.all(), descending=True, clean=int),
        "job": job,
        "broken": _broken(job),
    }
    return render(request, "inspector/checkpoints.html", context)


def _broken(job: Job | None) -> Checkpoint | None:
    """The checkpoint that the last verification found not to follow from the trail."""
    key = job.progress.get("text", "") if job and job.state == Job.State.FAILED else ""
    return Checkpoint.objects.filter(pk=key).first() if key.isdigit() else None


@writes
def verify(request: PageRequest) -> HttpResponse:
    """Asking twice within a minute asks once."""
    require(request.actor, Permission.AUDIT_SEE)
    enqueue(JOB, actor=request.actor, now=request.now, key=f"{JOB}@{request.now:%Y-%m-%dT%H:%M}")
    messages.success(request, gettext("Pemeriksaan dimulai. Hasilnya muncul di halaman ini."))
    return redirect("inspector:checkpoints")
