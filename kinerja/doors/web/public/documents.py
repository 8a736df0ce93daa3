"""Whether a document somebody shows is true and still holds: enough to compare with the paper, never whose it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kinerja.doors.web.ui import throttle
from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.documents.queries import Proof, is_same_file, proved
from kinerja.outcomes.documents.terms import Standing

LONGEST = 100
LARGEST = 5 * 2**20
MOST_AN_HOUR, AN_HOUR = 60, timedelta(hours=1)


@reads(public=True)
def check(request: PageRequest) -> HttpResponse:
    return _page(request, request.GET, {})


@writes(public=True)
def compare(request: PageRequest) -> HttpResponse:
    """The bytes of the file against those that were issued. Nothing of it is kept."""
    code, digest = _asked(request.POST)
    found, file = proved(code, digest), request.FILES.get("berkas")
    if found is None:
        return _page(request, request.POST, {}, 404)
    if file is None or (file.size or 0) > LARGEST:
        told = gettext("Pilih berkas PDF dokumen ini, paling besar 5 MB.")
        return _page(request, request.POST, {"refused": told}, 422)
    address = str(request.META.get("REMOTE_ADDR", ""))
    if not throttle.count_use("documents.compare", address, most=MOST_AN_HOUR, within=AN_HOUR):
        told = gettext("Terlalu banyak pemeriksaan dari jaringan ini. Coba lagi satu jam lagi.")
        return _page(request, request.POST, {"refused": told}, 429)
    return _page(request, request.POST, {"same_file": is_same_file(found.document, file.read())})


def _page(request: PageRequest, asked: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    code, digest = _asked(asked)
    found = proved(code, digest) if code or digest else None
    context = {"code": code, "digest": digest, "asked": bool(code or digest), "proof": found}
    context |= {
        "predicate": gettext(found.predicate) if found and found.predicate else "",
        "standing": _badge(found),
        "same_file": None,
        "refused": "",
        **more,
    }
    return render(request, "public/document.html", context, status=status)


def _asked(typed: Any) -> tuple[str, str]:
    code, digest = (typed.get(name, "").strip()[:LONGEST] for name in ("kode", "sidik"))
    return code, digest


def _badge(found: Proof | None) -> Badge | None:
    if found is None:
        return None
    if found.standing == Standing.CURRENT:
        return Badge(str(found.standing.label), "good", "✓")
    return Badge(str(found.standing.label), "warn", "↻")
