"""Documents as PDF: issued on request, and fetched by whoever may see all that stands in them."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from kinerja.doors.web.ui.requests import PageRequest, by
from kinerja.doors.web.ui.views import reads, writes
from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import Kind
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge
from kinerja.platform.audit.trail import seen

# As the addresses and the files call them.
NAMES = {
    "skp": Kind.SKP,
    "evaluasi": Kind.EVALUATION,
    "dokumen-evaluasi": Kind.DOSSIER,
    "konversi-angka-kredit": Kind.CONVERSION,
    "akumulasi-angka-kredit": Kind.CREDITS,
    "penetapan-angka-kredit": Kind.CREDIT_SET,
}


@writes
def issue(request: PageRequest, name: str, thing: UUID) -> HttpResponse:
    """The document as things stand, then its file; the same one again where nothing has changed."""
    kind = NAMES.get(name)
    year = request.POST.get("tahun", "")
    asked = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None
    subject = subject_of(kind, thing, on=request.actor.on, year=asked) if kind else None
    # Who may not have it need not learn that there is something to have.
    if subject is None or not judge(request.actor, Permission.DOCUMENT_ISSUE, subject):
        raise Http404
    return redirect("employee:document", document=issue_document(subject, **by(request)).pk)


@reads
def pdf(request: PageRequest, document: UUID) -> HttpResponse:
    visible = Document.objects.visible_to(request.actor).select_related("receipt", "plan", "evaluation", "employee")
    found = get_object_or_404(visible, pk=document)
    if found.holder_id != request.actor.employee_id:
        seen("documents", actor=request.actor, now=request.now, thing=found.evaluation or found.plan or found.employee)
    response = HttpResponse(set_pdf(found.kind, found.receipt), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_name_of(found)}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _name_of(document: Document) -> str:
    """Without the person's name: the file lies in a folder others may see."""
    name = next(name for name, kind in NAMES.items() if kind == document.kind)
    return f"{name}-{document.receipt.code}.pdf"
