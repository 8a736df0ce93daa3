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


def test_a_file_that_no_form_wants_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 500)
    request = _sent_by(SimpleNamespace(is_authenticated=True))
    assert request.POST["typed"] == "kata"
    assert not request.FILES
