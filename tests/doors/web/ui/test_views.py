"""`@reads` and `@writes`."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from kinerja.doors.web.ui.views import by_method, reads, writes
from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.reading import WroteWhileReading
from kinerja.platform.audit.trail import seen


def _request(method: str = "get", user: Any = None, **data: str) -> HttpRequest:
    request = getattr(RequestFactory(), method)("/alamat?a=1", data)
    request.user = user or User(username="sari")
    return request


@reads
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


@reads(public=True)
def front(request: HttpRequest) -> HttpResponse:
    return HttpResponse("untuk semua")


@writes
def act(request: HttpRequest) -> HttpResponse:
    return HttpResponse("sudah")


def test_a_page_that_reads_answers_get_and_nothing_else() -> None:
    assert page(_request()).status_code == 200
    refused = page(_request("post"))
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")


def test_a_form_that_writes_answers_post_and_nothing_else() -> None:
    assert act(_request("post")).status_code == 200
    assert act(_request()).status_code == 405


def test_a_stranger_is_sent_to_sign_in_and_comes_back() -> None:
    response = page(_request(user=AnonymousUser()))
    assert response.status_code == 302
    assert response["Location"] == "/masuk?next=/alamat%3Fa%3D1"


def test_a_public_page_is_open_to_strangers() -> None:
    assert front(_request(user=AnonymousUser())).content == b"untuk semua"


def test_pages_of_a_person_are_kept_by_no_proxy() -> None:
    assert "private" in page(_request())["Cache-Control"]
    assert "Cache-Control" not in front(_request(user=AnonymousUser()))


@pytest.mark.django_db
def test_a_page_that_reads_cannot_write() -> None:
    @reads
    def careless(request: HttpRequest) -> HttpResponse:
        User.objects.create_user("diam-diam")
        return HttpResponse()

    with pytest.raises(WroteWhileReading):
        careless(_request())


@pytest.mark.django_db
def test_a_page_that_reads_may_note_that_somebody_looked(cast: Any, now: Any) -> None:
    @reads
    def curious(request: HttpRequest) -> HttpResponse:
        seen("evaluation", actor=cast.actor("budi"), now=now, thing=cast.sari)
        return HttpResponse()

    curious(_request())
    assert Entry.objects.filter(verb="evaluation.seen", thing_type=Employee._meta.label).count() == 1


def test_one_address_can_have_both() -> None:
    both = by_method(get=page, post=act)
    assert both(_request()).content == b"isi"
    assert both(_request("post")).content == b"sudah"
    assert {view.kind for view in both.views} == {"reads", "writes"}  # type: ignore[attr-defined]
