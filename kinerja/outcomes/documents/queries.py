"""Whether a document somebody shows is true, and whether it still holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from kinerja.platform.receipts.models import Sent
from kinerja.platform.receipts.queries import verified
from kinerja.work.planning.models import Period

from .content.credited import state_of
from .models import Document, IssueOrder
from .setting import set_pdf
from .subjects import subject_of
from .terms import Kind, OrderState, Standing

_WITH = ("receipt", "plan", "evaluation", "employee")


@dataclass(frozen=True)
class Proof:
    """What a stranger with the paper in his hands may compare; nothing by which somebody could be found."""

    document: Document
    kind: Kind
    issued_at: datetime
    agency: str
    period_name: str
    period: str
    initials: str
    predicate: str
    standing: Standing
    digest: str


def proved(code: str, digest: str) -> Proof | None:
    """The document this code and (the beginning of) this hash belong to.

    At most three statements; of credit points a dozen, because they are reckoned again.
    """
    receipt = verified(code, digest)
    if receipt is None or receipt.sent != Sent.DOCUMENT:
        return None
    document = Document.objects.filter(pk=receipt.thing_id).select_related(*_WITH).first()
    if document is None:
        return None
    content: dict[str, Any] = json.loads(receipt.content)
    return Proof(
        document=document,
        kind=Kind(document.kind),
        issued_at=receipt.issued_at,
        agency=content["agency"],
        period_name=content["period_name"],
        period=content["period"],
        initials=initials(content["employee"]["name"]),
        predicate=content.get("predicate", ""),
        standing=Standing.CURRENT if _holds(document, content) else Standing.REPLACED,
        digest=receipt.sha256,
    )


def _holds(document: Document, content: dict[str, Any]) -> bool:
    """Whether what it is about is as it was; of credit points, whether the same would be reckoned for that day."""
    thing = document.evaluation or document.plan
    if thing is not None:
        return bool(thing.version == document.version)
    day = document.receipt.issued_at.date()
    subject = subject_of(Kind(document.kind), document.holder_id, on=day, year=document.year)
    return subject is not None and subject.account is not None and state_of(subject) == content["state"]


def is_same_file(document: Document, content: bytes) -> bool:
    """Whether these are the bytes that were issued, or those the present layout makes of the same content."""
    found = hashlib.sha256(content).hexdigest()
    if found == document.pdf_sha256:
        return True
    return found == hashlib.sha256(set_pdf(document.kind, document.receipt)).hexdigest()


def initials(name: str) -> str:
    """S. W. of “Sari Wulandari, S.A.P.”: enough to compare with the paper, too little to look for."""
    own = name.split(",")[0].split()
    return " ".join(f"{part[0].upper()}." for part in own if part[0].isalpha() and not part.endswith("."))


@dataclass(frozen=True)
class Queue:
    """The forms of one period that were to be issued in the background."""

    total: int
    issued: int
    failed: int

    @property
    def waiting(self) -> int:
        return self.total - self.issued - self.failed


def queue_of(period: Period) -> Queue:
    """One statement."""
    rows = IssueOrder.objects.filter(period=period).order_by().values_list("state").annotate(Count("id"))
    counts = dict(rows)
    return Queue(sum(counts.values()), counts.get(OrderState.ISSUED, 0), counts.get(OrderState.FAILED, 0))
