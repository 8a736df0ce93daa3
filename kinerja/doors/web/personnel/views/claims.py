"""Claims that personnel data are wrong, and those a leader left lying: late ones first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from kinerja.doors.web.personnel.desk import enter
from kinerja.doors.web.shown.claims import AnswerForm, answered, claim_lines, claim_page, open_to
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.claims.terms import AT_DESK, ClaimKind

MOST = 100


@reads
def listing(request: PageRequest) -> HttpResponse:
    """One's own, and what is about oneself, is not in this list."""
    enter(request)
    may = DataClaim.objects.answerable_by(request.actor).select_related("employee")
    owed = may.filter(pk__in=DataClaim.objects.owed_at_desk(request.actor, request.now).order_by().values("pk"))
    page = page_by_number(request, may.exclude(pk__in=owed.order_by().values("pk")))
    context = {
        "waiting": claim_lines(owed.order_by("due_at", "id")[:MOST], request.now), "page": page,
        "rest": claim_lines(page.rows, request.now),
    }  # fmt: skip
    return render(request, "personnel/claims.html", context)


@reads
def show(request: PageRequest, key: UUID) -> HttpResponse:
    return _page(request, _claim(request, key))


@writes
def answer(request: PageRequest, key: UUID) -> HttpResponse:
    found = _claim(request, key)
    form = AnswerForm(found, request, request.POST)
    if answered(request, found, form):
        messages.success(request, gettext("Jawaban tersimpan. Pegawai diberi tahu."))
        return redirect("personnel:claim", key)
    return _page(request, _claim(request, key), form)


def _claim(request: PageRequest, key: UUID) -> DataClaim:
    enter(request)
    return open_to(request, DataClaim.objects.answerable_by(request.actor), key)


def _mend(claim: DataClaim) -> list[tuple[str, str]]:
    """Where the datum itself is put right."""
    person = claim.employee_id
    if claim.kind == ClaimKind.ABSENCE:
        return [(gettext("Cuti dan tugas"), reverse("personnel:absences", args=[person]))]
    if claim.kind in AT_DESK:
        return [(gettext("Penugasan dan jabatannya"), reverse("personnel:person", args=[person]))]
    if claim.kind == ClaimKind.MISSING and claim.request is None:
        return [(gettext("Masukkan log pelayanan"), reverse("personnel:log_import"))]
    return []


def _page(request: PageRequest, claim: DataClaim, sent: AnswerForm | None = None) -> HttpResponse:
    context = claim_page(claim, request)
    if context["is_open"]:
        context |= {"form": sent or AnswerForm(claim, request), "mend": _mend(claim)}
    return render(request, "personnel/claim.html", context | {"sent": sent}, status=sent.status if sent else 200)
