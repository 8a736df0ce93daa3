"""Event logs: uploaded with a mapping, checked and stored in the background, looked at in between."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.interchange.event_logs.browsing import write_rejected
from kinerja.doors.interchange.event_logs.faults import REASONS
from kinerja.doors.interchange.event_logs.mapping_rules import check_document, parse_document
from kinerja.doors.web.personnel.desk import enter, one
from kinerja.doors.web.personnel.forms.imports import MAPPING, LogForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.facts.service.commands import start_import
from kinerja.facts.service.models import LogImport
from kinerja.platform.files.commands import store
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.queries import latest_job

CHECK, COMMIT = "service.check_log", "service.commit_log"
LARGEST = 500 * 2**20


@reads
def upload_form(request: PageRequest) -> HttpResponse:
    enter(request)
    return render(request, "personnel/log_import.html", {"form": LogForm(initial={"mapping": MAPPING})})


@writes
def upload(request: PageRequest) -> HttpResponse:
    """The mapping is judged at once, the log in the background; nothing is stored as facts yet."""
    enter(request)
    form = LogForm(request.POST, request.FILES)
    started = form.attempt(lambda: _started(form, request)) if form.is_valid() else None
    if started is None:
        return render(request, "personnel/log_import.html", {"form": form}, status=form.status)
    _ask(CHECK, started, request)
    return redirect("personnel:log_checked", started.pk)


def _started(form: LogForm, request: PageRequest) -> LogImport:
    mapping = parse_document(*form.written())
    check_document(mapping, form.written()[1])
    file = form.cleaned_data["file"]
    stored = store(file.chunks(), name=file.name, limit=LARGEST, **by(request))
    return start_import(stored.name, mapping=mapping, sha256=stored.sha256, file=stored, **by(request))


def _ask(name: str, log_import: LogImport, request: PageRequest) -> None:
    """Asking twice within a minute asks once."""
    skip = bool(request.POST.get("skip"))
    payload = {"import": str(log_import.pk), "user": str(request.actor.user_id), "skip": skip}
    key = f"{name}:{log_import.pk}:{skip:d}@{request.now:%Y-%m-%dT%H:%M}"
    enqueue(name, payload=payload, key=key, **by(request))


def _import(request: PageRequest, key: UUID) -> LogImport:
    enter(request)
    return one(LogImport.objects.select_related("service", "file"), key)


@reads
def checked(request: PageRequest, key: UUID) -> HttpResponse:
    found = _import(request, key)
    report = found.report
    jobs = [job for name in (CHECK, COMMIT) if (job := latest_job(name, **{"import": str(found.pk)}))]
    job = max(jobs, key=lambda known: known.created_at, default=None)
    context: dict[str, Any] = {
        "log_import": found,
        "report": report,
        "job": job,
        "running": job is not None and job.state in {"waiting", "running"},
        "skipping": bool(job and job.payload.get("skip")),
        "counts": _counts(report),
        "reasons": [(gettext(REASONS[reason]), n) for reason, n in report.get("rejected", {}).items()],
    }
    return render(request, "personnel/log_checked.html", context)


def _counts(report: dict[str, Any]) -> list[tuple[str, int]]:
    labels = {
        "rows": gettext("baris"),
        "cases": gettext("kasus"),
        "events": gettext("langkah"),
        "open": gettext("masih terbuka"),
        "new": gettext("kasus baru"),
        "changed": gettext("kasus berubah"),
        "unchanged": gettext("kasus tetap"),
        "duplicates": gettext("baris kembar"),
        "replaced": gettext("baris digantikan baris berikutnya"),
        "negative_durations": gettext("selesai sebelum diterima"),
        "unknown_officers": gettext("petugas belum dikenal"),
        "rejected_rows": gettext("baris ditolak"),
    }
    return [(label, report[name]) for name, label in labels.items() if name in report]


@writes
def check_again(request: PageRequest, key: UUID) -> HttpResponse:
    """Once more, perhaps without the rows that cannot be taken."""
    _ask(CHECK, _import(request, key), request)
    return redirect("personnel:log_checked", key)


@writes
def commit(request: PageRequest, key: UUID) -> HttpResponse:
    found = _import(request, key)
    if found.state != LogImport.State.COMMITTED:
        _ask(COMMIT, found, request)
        messages.success(request, gettext("Penyimpanan dimulai. Kemajuannya terlihat di halaman ini."))
    return redirect("personnel:log_checked", key)


@reads
def rejected(request: PageRequest, key: UUID) -> HttpResponse:
    """The rejected rows with their reasons, to be corrected and sent again."""
    found = _import(request, key)
    text = io.StringIO(newline="")
    write_rejected(found, text)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="baris-ditolak.csv"'
    return response
