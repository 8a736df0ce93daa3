"""The bytes of a stored file, so that whatever it is, a browser neither runs it nor loads anything for it."""

from __future__ import annotations

from django.http import FileResponse

from kinerja.platform.files.kinds import CONTENT_TYPES, ENDINGS, Kind
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import path_of

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def answer(file: StoredFile) -> FileResponse:
    kind = Kind(file.kind)
    response = FileResponse(
        path_of(file).open("rb"), as_attachment=True, filename=_named(file, kind), content_type=CONTENT_TYPES[kind]
    )
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _named(file: StoredFile, kind: Kind) -> str:
    """With the ending of what it is, whatever its uploader called it."""
    endings = ENDINGS[kind]
    return file.name if file.name.lower().endswith(endings) else f"{file.name}{endings[0]}"
