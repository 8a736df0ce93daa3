"""Who may do what here."""

from __future__ import annotations

from typing import Any

from kinerja.facts.service.models import Request
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.SERVICE_SEE)
def may_see_service(actor: Actor, thing: Any) -> Verdict:
    """Services and standards are public; a case is seen by those whom its list shows it to."""
    if not isinstance(thing, Request):
        return YES
    if Request.objects.visible_to(actor).filter(pk=thing.pk).exists():
        return YES
    return no(
        gettext_noop("Permohonan ini hanya terbuka bagi petugasnya, atasannya, pengelola kepegawaian, dan Inspektorat.")
    )


@policy(Permission.SERVICE_CHANGE)
def may_change_service(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Jenis dan standar pelayanan hanya dapat diubah pengelola kepegawaian."))


@policy(Permission.SERVICE_IMPORT)
def may_import_logs(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Log pelayanan hanya dapat dimasukkan pengelola kepegawaian."))
