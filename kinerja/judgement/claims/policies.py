"""Who says that his data are wrong, and who answers."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import DataClaim


@policy(Permission.CLAIM_FILE)
def may_file(actor: Actor, thing: Any) -> Verdict:
    """`thing`: the employee, or his claim."""
    whose = thing.pk if isinstance(thing, Employee) else thing.employee_id if isinstance(thing, DataClaim) else None
    if actor.employee_id is not None and actor.employee_id == whose:
        return YES
    return no(gettext_noop("Pembetulan data disampaikan pegawai yang bersangkutan."))


@policy(Permission.CLAIM_SEE)
def may_see(actor: Actor, claim: DataClaim) -> Verdict:
    if DataClaim.objects.visible_to(actor).filter(pk=claim.pk).exists():
        return YES
    return no(gettext_noop("Permintaan ini hanya terbuka bagi yang menyampaikan, yang menjawab, dan Inspektorat."))


@policy(Permission.CLAIM_ANSWER)
def may_answer(actor: Actor, claim: DataClaim) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == claim.employee_id:
        return no(gettext_noop("Tidak seorang pun menjawab pembetulan datanya sendiri."))
    if actor.employee_id is not None and actor.employee_id == claim.against_id:
        return no(gettext_noop("Permintaan ini menyangkut catatan Anda sendiri; orang lain menjawabnya."))
    if DataClaim.objects.answerable_by(actor).filter(pk=claim.pk).exists():
        return YES
    return no(gettext_noop("Permintaan ini dijawab pengelola kepegawaian, atau atasan bila tentang kasus dan SKP."))
