"""Evidence on its way from the browser, piece by piece: what a script of ours says, answered as JSON."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.platform.files import commands as files
from kinerja.platform.files.commands.uploading import LARGEST_PIECE
from kinerja.platform.files.finishing import finish as finish_upload
from kinerja.platform.files.models import StoredFile, Upload
from kinerja.pure.lib.refusals import Invalid, gettext_noop

CUT_OFF = gettext_noop("Potongan ini terputus di jalan. Kirim ulang dari tempat terakhir.")
NO_PIECE = gettext_noop("Potongan berkas harus menyebut tempatnya (Upload-Offset) dan paling besar {limit} bita.")


class BeginForm(forms.Form):
    key = forms.UUIDField()
    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0, max_value=2**50)
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", required=False)


def _by(request: PageRequest) -> dict[str, Any]:
    myself(request.actor)
    return {"actor": request.actor, "now": request.now}


def _mine(request: PageRequest, upload: UUID) -> Upload:
    assert request.actor.user_id is not None  # who reads a page has signed in
    mine = Upload.objects.select_related("file").filter(begun_by=request.actor.user_id)
    return get_object_or_404(mine, pk=upload)


def _progress(upload: Upload, status: int = 200) -> JsonResponse:
    known: dict[str, Any] = {
        "offset": upload.received,
        "size": upload.size,
        "piece": LARGEST_PIECE,
        "url": reverse("employee:piece", args=[upload.pk]),
    }
    if upload.file is not None:
        known["file"] = _file(upload.file)
    response = JsonResponse(known, status=status)
    response["Upload-Offset"] = str(upload.received)
    return response


def _file(stored: StoredFile) -> dict[str, Any]:
    return {"key": str(stored.pk), "name": stored.name, "size": stored.size, "kind": str(stored.get_kind_display())}


@writes
def begin(request: PageRequest) -> HttpResponse:
    """The same key once more goes on with what has arrived."""
    form = BeginForm(request.POST)
    if not form.is_valid():
        raise Invalid(gettext_noop("Permulaan unggahan tidak lengkap: kunci, nama dan ukuran berkas."))
    return _progress(files.begin_upload(**form.cleaned_data, **_by(request)), 201)


@reads
def state(request: PageRequest, upload: UUID) -> HttpResponse:
    """How far it has come, for who goes on after a broken line."""
    return _progress(_mine(request, upload))


@writes
def piece(request: PageRequest, upload: UUID) -> HttpResponse:
    """The next bytes; who sends others hears where to go on."""
    found = _mine(request, upload)
    offset, length = request.headers.get("Upload-Offset", ""), request.META.get("CONTENT_LENGTH") or ""
    if not (offset.isdecimal() and length.isdecimal() and int(length) <= LARGEST_PIECE):
        sentence = gettext(NO_PIECE).format(limit=LARGEST_PIECE)
        return JsonResponse({"kind": "invalid", "sentence": sentence}, status=413)
    try:
        body = request.body
    except OSError:
        body = b""
    if len(body) != int(length):
        return JsonResponse({"kind": "later", "sentence": gettext(CUT_OFF)}, status=400)
    taken = files.receive_piece(found, offset=int(offset), piece=body, **_by(request))
    return _progress(taken, 200 if taken.received == int(offset) + len(body) else 409)


@writes
def finish(request: PageRequest, upload: UUID) -> HttpResponse:
    """The whole file looked at and filed; its key goes with the form."""
    return JsonResponse({"file": _file(finish_upload(_mine(request, upload), **_by(request)))})
