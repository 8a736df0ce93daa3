"""A form is issued, and what was issued stays."""

from __future__ import annotations

import hashlib
from datetime import datetime

from kinerja.outcomes.documents.content import content_of
from kinerja.outcomes.documents.models import Document
from kinerja.outcomes.documents.setting import set_pdf
from kinerja.outcomes.documents.subjects import Subject
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.receipts.issuing import issue
from kinerja.platform.receipts.models import Sent
from kinerja.platform.receipts.signing import canonical, hash_of
from kinerja.pure.lib.refusals import Refused, gettext_noop

NOT_DECIDED = gettext_noop("Dokumen diterbitkan sesudah SKP disepakati atau penilaian ditetapkan.")
NO_CREDIT = gettext_noop("Belum ada angka kredit yang dapat dicetak untuk masa itu.")


@command
def issue_document(subject: Subject, *, actor: Actor, now: datetime) -> Document:
    """Menerbitkan dokumen kinerja; isi yang sama tidak diterbitkan dua kali."""
    require(actor, Permission.DOCUMENT_ISSUE, subject)
    if not subject.is_settled:
        raise Refused(NO_CREDIT if subject.account else NOT_DECIDED)
    content = content_of(subject)
    before = _newest(subject)
    if before is not None and before.receipt.sha256 == hash_of(canonical(content)):
        return before
    made = Document(
        kind=subject.kind, plan=subject.plan, evaluation=subject.evaluation, employee=subject.employee,
        year=subject.year, version=subject.version,
    )  # fmt: skip
    made.receipt = issue(Sent.DOCUMENT, made, content, holder=subject.holder, now=now)
    made.pdf_sha256 = hashlib.sha256(set_pdf(made.kind, made.receipt)).hexdigest()
    made.issued_by = actor.name[:200]
    made.save(force_insert=True)
    record("documents.issued", actor=actor, now=now, thing=made, kind=str(made.kind), of=str(subject.key))
    return made


def _newest(subject: Subject) -> Document | None:
    about = {"plan": subject.plan, "evaluation": subject.evaluation, "employee": subject.employee, "year": subject.year}
    found = Document.objects.filter(kind=subject.kind, **about).select_related("receipt")
    newest: Document | None = found.order_by("-id").first()
    return newest
