"""The house as an app on a phone: its manifest, its service worker, and the page for when there is no line."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext

from .requests import PageRequest
from .views import reads

START = "/saya/lapor"
OFFLINE = "/luring"
# What the pages of the phone are made of; the worker keeps exactly these, under the version of their contents.
FILES = (
    "vendor/bootstrap/bootstrap.min.css",
    "ui/tokens.css",
    "ui/base.css",
    "ui/frame.css",
    "ui/components.css",
    "ui/charts.css",
    "ui/mark.svg",
    "ui/app.js",
    "ui/phone/store.js",
    "ui/phone/sending.js",
    "ui/phone/page.js",
    "django_htmx/htmx-2.min.js",
)
WORKER = "ui/phone/worker.js"
BRAND = "#0f5c55"


@reads(public=True)
def manifest(request: PageRequest) -> HttpResponse:
    icon = {"src": static("ui/mark.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any"}
    known: dict[str, Any] = {
        "id": START,
        "name": gettext("Kinerja: laporan kerja"),
        "short_name": "Kinerja",
        "lang": request.LANGUAGE_CODE,
        "start_url": START,
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": BRAND,
        "icons": [icon],
    }
    return JsonResponse(known, content_type="application/manifest+json")


@reads(public=True)
def worker(request: PageRequest) -> HttpResponse:
    """From the root, so that it may serve every page; never from a cache, so that a new version arrives."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@reads(public=True)
def offline(request: PageRequest) -> HttpResponse:
    """The same for everybody: it is kept on the phone, whoever is signed in."""
    return render(request, "ui/offline.html", {"start": START})


@cache
def _worker() -> str:
    """The worker's own file beneath what it has to keep: another content is another version."""
    contents = [_place(name).read_bytes() for name in (*FILES, WORKER)]
    version = sha256(b"".join(sha256(content).digest() for content in contents)).hexdigest()[:12]
    known = {"version": version, "files": [static(name) for name in FILES], "offline": OFFLINE, "page": START}
    return f"const SHELL = {json.dumps(known)};\n{contents[-1].decode()}"


def _place(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(f"{name}: run `make setup`")
    return Path(found)
