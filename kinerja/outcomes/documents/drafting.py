"""Forms of many evaluations, read and set before anything is written: no transaction is held while pages are set."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.platform.receipts.issuing import signed
from kinerja.platform.receipts.models import Sent
from kinerja.platform.receipts.signing import canonical, hash_of
from kinerja.work.planning.models import Period

from .content import contents_of_evaluations
from .models import Document, IssueOrder
from .setting import set_pdf
from .subjects import WITH, Subject
from .terms import Kind, OrderState


@dataclass(frozen=True)
class Draft:
    """What one order comes to: a form to be issued, or the one that says the same already."""

    order: UUID
    document: Document
    is_new: bool


def drafts_of(period: Period, *, at_once: int, now: datetime, issued_by: str) -> list[Draft]:
    """The next orders of a period with their forms set. A constant number of statements; nothing is written."""
    waiting = IssueOrder.objects.filter(period=period, state=OrderState.WAITING).order_by("id")
    orders = dict(waiting.values_list("evaluation", "id")[:at_once])
    if not orders:
        return []
    found = Evaluation.objects.select_related(*WITH).filter(pk__in=orders).final().order_by("id")
    subjects = [Subject(Kind.EVALUATION, one.plan, one) for one in found]
    before = _newest(subjects)
    contents = contents_of_evaluations(subjects)
    return [
        _draft(orders[subject.key], subject, content, before.get(subject.key), now, issued_by)
        for subject, content in zip(subjects, contents, strict=True)
    ]


def _newest(subjects: Sequence[Subject]) -> dict[UUID, Document]:
    made = Document.objects.filter(kind=Kind.EVALUATION, evaluation__in=[subject.key for subject in subjects])
    return {one.evaluation_id: one for one in made.select_related("receipt").order_by("id") if one.evaluation_id}


def _draft(
    order: UUID, subject: Subject, content: dict[str, object], before: Document | None, now: datetime, issued_by: str
) -> Draft:
    if before is not None and before.receipt.sha256 == hash_of(canonical(content)):
        return Draft(order, before, is_new=False)
    made = Document(kind=subject.kind, plan=subject.plan, evaluation=subject.evaluation, version=subject.version)
    made.receipt = signed(Sent.DOCUMENT, made, content, holder=subject.holder, now=now)
    made.pdf_sha256 = hashlib.sha256(set_pdf(made.kind, made.receipt, many=True)).hexdigest()
    made.issued_by = issued_by[:200]
    return Draft(order, made, is_new=True)
