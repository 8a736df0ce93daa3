"""Records of SIASN by hand: checked line by line, stored only where no line is rejected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kinerja.doors.interchange.siasn_results.importing import Prepared, prepare, store
from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.personnel.forms.imports import SiasnForm
from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.sentences import spoken
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.history.commands import TakenOver
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require

SHOWN = 200


@reads
def form(request: PageRequest) -> HttpResponse:
    enter(request)
    return _page(request, SiasnForm())


@writes
def take_in(request: PageRequest) -> HttpResponse:
    """Sent twice, the second time everything is as it was."""
    enter(request)
    require(request.actor, Permission.HISTORY_IMPORT, None)
    sent = SiasnForm(request.POST, request.FILES)
    if not sent.is_valid():
        return _page(request, sent)
    found = sent.attempt(lambda: _taken(sent, request))
    return _page(request, sent, *(found or ()))


def _taken(sent: SiasnForm, request: PageRequest) -> tuple[Prepared, TakenOver | None]:
    correction = sent.cleaned_data["correction"]
    with _on_disk(sent.cleaned_data["file"]) as path:
        found = prepare(path, correcting=bool(correction))
    if found.rejected or request.POST.get("act") != "store":
        return found, None
    return found, store(found, correction=correction, **by(request))


@contextmanager
def _on_disk(upload: Any) -> Iterator[Path]:
    """Under a name that tells nothing; gone afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "unggahan.jsonl"
        with path.open("wb") as out:
            for piece in upload.chunks():
                out.write(piece)
        yield path


def _page(
    request: PageRequest, sent: SiasnForm, found: Prepared | None = None, taken: TakenOver | None = None
) -> HttpResponse:
    lines = [(one.line, spoken(one.refusal)) for one in found.rejected[:SHOWN]] if found else []
    context = {
        # A reason belongs to one file; what was stored leaves an empty form.
        "form": SiasnForm() if taken else sent,
        "found": found,
        "taken": taken,
        "rejected": lines,
        "count": len(found.rejected) if found else 0,
        "shown": SHOWN,
        "good": len(found.results) if found else 0,
    }
    refused = sent.is_bound and (found is None or bool(lines))
    return render(request, "personnel/siasn_import.html", context, status=sent.status if refused else 200)
