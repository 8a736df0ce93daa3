"""Files are read from people who signed in, and only as far as a form can want them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from kinerja.doors.web.ui import uploads


def _sent_by(user: Any) -> Any:
    request = RequestFactory().post("/", {"typed": "kata", "file": SimpleUploadedFile("log.csv", b"x" * 1000)})
    request.user = user
    return request


def test_a_file_of_who_signed_in_comes_in() -> None:
    request = _sent_by(SimpleNamespace(is_authenticated=True))
    assert request.FILES["file"].read() == b"x" * 1000


def test_a_file_of_a_stranger_is_not_read_but_what_was_typed_stays() -> None:
    request = _sent_by(AnonymousUser())
    assert request.POST["typed"] == "kata"
    assert not request.FILES


@pytest.mark.parametrize(("explained", "is_said"), [(10_000, True), (500, False)])
def test_a_file_that_no_form_wants_is_not_kept(monkeypatch: pytest.MonkeyPatch, explained: int, is_said: bool) -> None:
    """Up to a length it is read and thrown away, so that the browser hears why."""
    monkeypatch.setattr(uploads, "LARGEST_EVIDENCE", 500)
    monkeypatch.setattr(uploads, "LARGEST_EXPLAINED", explained)
    request = _sent_by(SimpleNamespace(is_authenticated=True))
    assert request.POST["typed"] == "kata"
    assert not request.FILES
    assert uploads.was_too_large(request) is is_said
