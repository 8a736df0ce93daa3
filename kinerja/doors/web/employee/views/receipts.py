"""My receipts: what I sent, when it arrived, and a paper that proves it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import segno
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from kinerja.doors.web.employee.guard import myself
from kinerja.doors.web.ui.paging import page_by_key
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads
from kinerja.platform.receipts.models import Receipt
from kinerja.platform.receipts.queries import SHORTEST, receipt_of, receipts_visible_to
from kinerja.platform.receipts.signing import is_genuine


@reads
def show(request: PageRequest) -> HttpResponse:
    myself(request.actor)
    page = page_by_key(request, receipts_visible_to(request.actor), descending=True, clean=UUID)
    return render(request, "employee/receipts.html", {"page": page})


@reads
def one(request: PageRequest, receipt: UUID) -> HttpResponse:
    found = _mine(request, receipt)
    address = check_address(request, found)
    context: dict[str, Any] = {"receipt": found, "code": spaced(found.code), "address": address}
    context |= {"hash": spaced(found.sha256, 8), "qr": _drawn(address), "is_genuine": is_genuine(found)}
    return render(request, "employee/receipt.html", context)


@reads
def content(request: PageRequest, receipt: UUID) -> HttpResponse:
    """Exactly the bytes the hash was taken of: `sha256sum` of this file is what stands on the paper."""
    found = _mine(request, receipt)
    response = HttpResponse(found.content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="tanda-terima-{found.code}.json"'
    return response


def to_receipt(thing_id: UUID) -> HttpResponseRedirect | None:
    """The way to the receipt of what was just sent."""
    found = receipt_of(thing_id)
    return redirect("employee:receipt", receipt=found.pk) if found else None


def check_address(request: PageRequest, receipt: Receipt) -> str:
    """Where anybody who holds the paper can ask whether it is true."""
    asked = urlencode({"kode": receipt.code, "sidik": receipt.sha256[:SHORTEST]})
    return request.build_absolute_uri(f"{reverse('public:receipt')}?{asked}")


def spaced(text: str, step: int = 5) -> str:
    """In groups, as people read it aloud."""
    return " ".join(text[at : at + step] for at in range(0, len(text), step))


def _drawn(address: str) -> SafeString:
    """Drawn from our own address; segno writes nothing but numbers into it."""
    return mark_safe(segno.make(address, error="m").svg_inline(scale=4, border=2, light="#fff"))  # noqa: S308


def _mine(request: PageRequest, receipt: UUID) -> Receipt:
    myself(request.actor)
    return get_object_or_404(receipts_visible_to(request.actor), pk=receipt)
