"""Who may have a document: whoever may see all that stands in it."""

from __future__ import annotations

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.planning.models import Plan

from .models import Document
from .subjects import Subject
from .terms import Kind

HIDDEN = gettext_noop("Dokumen ini hanya dibuka untuk pemiliknya, pejabat penilainya, dan pimpinan unitnya.")


@policy(Permission.DOCUMENT_ISSUE)
def may_issue(actor: Actor, subject: Subject) -> Verdict:
    if subject.plan is None:
        return YES if Employee.objects.visible_to(actor).filter(pk=subject.key).exists() else no(HIDDEN)
    if subject.evaluation is None:
        return YES if Plan.objects.visible_to(actor).filter(pk=subject.plan.pk).exists() else no(HIDDEN)
    if not Evaluation.objects.visible_to(actor).filter(pk=subject.evaluation.pk).exists():
        return no(HIDDEN)
    objection = subject.objection
    if subject.kind != Kind.DOSSIER or objection is None:
        return YES
    if Objection.objects.visible_to(actor).filter(pk=objection.pk).exists():
        return YES
    return no(
        gettext_noop(
            "Dokumen ini memuat keberatan, yang hanya terbuka bagi kedua pihak, yang memutusnya, kepegawaian, "
            "dan Inspektorat."
        )
    )


@policy(Permission.DOCUMENT_SEE)
def may_see(actor: Actor, document: Document) -> Verdict:
    return YES if Document.objects.visible_to(actor).filter(pk=document.pk).exists() else no(HIDDEN)
