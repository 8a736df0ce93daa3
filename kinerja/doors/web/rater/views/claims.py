"""Claims of my team that a case or a plan is wrong: I answer with a reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.shown.claims import AnswerForm, answered, claim_lines, claim_page, open_to
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.claims.models import DataClaim

MOST = 100


@reads
def listing(request: PageRequest) -> HttpResponse:
    """Late ones first: the nearest end leads."""
    for_me = DataClaim.objects.answered_by_leader(request.actor).open().select_related("employee")
    over = DataClaim.objects.filter(answered_by=request.actor.employee_id).select_related("employee")
    page = page_by_number(request, over.order_by("-answered_at", "-id"))
    context = {
        "waiting": claim_lines(for_me.order_by("due_at", "id")[:MOST], request.now), "page": page,
        "over": claim_lines(page.rows, request.now),
    }  # fmt: skip
    return render(request, "rater/claims.html", context)


@reads
def show(request: PageRequest, claim: UUID) -> HttpResponse:
    return _page(request, _led(request, claim))


@writes
def answer(request: PageRequest, claim: UUID) -> HttpResponse:
    found = _led(request, claim)
    form = AnswerForm(found, request, request.POST)
    if answered(request, found, form):
        messages.success(request, gettext("Jawaban tersimpan. Pegawai diberi tahu."))
        return redirect("rater:claim", claim)
    return _page(request, _led(request, claim), form)


def _led(request: PageRequest, key: UUID) -> DataClaim:
    """Those this actor answers, and those he has answered."""
    mine = DataClaim.objects.answered_by_leader(request.actor) | DataClaim.objects.filter(
        answered_by=request.actor.employee_id
    )
    return open_to(request, mine, key)


def _page(request: PageRequest, claim: DataClaim, sent: AnswerForm | None = None) -> HttpResponse:
    context = claim_page(claim, request)
    if context["is_open"]:
        context["form"] = sent or AnswerForm(claim, request)
    return render(request, "rater/claim.html", context | {"sent": sent}, status=sent.status if sent else 200)
