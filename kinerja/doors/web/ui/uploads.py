"""The gate before uploads: whose files are taken, and how large they may be."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

# The largest file a form of the personnel desk takes, and the rest of its form; others send evidence.
LARGEST = 520 * 2**20
LARGEST_EVIDENCE = 100 * 2**20
DESK = "/kepegawaian/"
# Citizens send papers of a request without an account, and documents to compare: few and small ones, bounded again
# where they are taken.
CITIZENS, LARGEST_OF_CITIZENS = ("/layanan/berkas/", "/layanan/pengaduan", "/periksa"), 60 * 2**20
# Up to here a file that is too large is read and thrown away: a browser hears an answer only after it has sent all.
LARGEST_EXPLAINED = 2 * LARGEST


def was_too_large(request: Any) -> bool:
    """Whether files were left out of this form because all of them together were too much."""
    return any(isinstance(handler, Gate) and handler.left_out for handler in request.upload_handlers)


class Gate(FileUploadHandler):
    """First of the upload handlers: what may not come in is not read, so that a stranger cannot fill the disk.

    Forms are parsed before any page is asked, because the CSRF token is looked for in them. What was typed stays.
    """

    length = 0
    is_too_large = left_out = is_public = False

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        path = self.request.path if self.request else ""
        self.length = content_length
        self.is_public = path.startswith(CITIZENS)
        largest = LARGEST_OF_CITIZENS if self.is_public else LARGEST if path.startswith(DESK) else LARGEST_EVIDENCE
        self.is_too_large = content_length > largest

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        user = getattr(self.request, "user", None)
        is_known = user is not None and user.is_authenticated
        if not (is_known or self.is_public) or self.length > LARGEST_EXPLAINED:
            raise StopUpload(connection_reset=True)
        if self.is_too_large:
            self.left_out = True
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
