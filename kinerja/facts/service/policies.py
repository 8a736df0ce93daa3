"""Who may do what here."""

from __future__ import annotations

from typing import Any

from kinerja.facts.service.models import Request
from kinerja.people.organisation.models import Unit
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


@policy(Permission.SERVICE_ATTRIBUTE)
def may_attribute(actor: Actor, request: Any) -> Verdict:
    """Personnel, or who leads the unit in which it was handled; never whose it is now."""
    if not isinstance(request, Request):
        return no(gettext_noop("Pilih kasusnya lebih dahulu."))
    holders = {one.employee_id for one in (request.closed_by, request.in_charge) if one}
    if actor.employee_id is not None and actor.employee_id in holders:
        return no(gettext_noop("Pemilik suatu kasus dibetulkan orang lain, bukan oleh pemiliknya sendiri."))
    if actor.has(Role.PERSONNEL) or Unit.objects.kept_by(actor).filter(pk=request.unit_id).exists():
        return YES
    return no(gettext_noop("Pemilik kasus dibetulkan pengelola kepegawaian, atau pimpinan unit yang menanganinya."))


@policy(Permission.SERVICE_IMPORT)
def may_import_logs(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Log pelayanan hanya dapat dimasukkan pengelola kepegawaian."))
