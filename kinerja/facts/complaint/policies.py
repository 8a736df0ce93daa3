"""Who may write, see, handle, review, and know who wrote."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists

from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.querysets import desks_of
from kinerja.facts.complaint.terms import Identity
from kinerja.people.organisation.models import Appointment, Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

ABOUT_ONESELF = gettext_noop("Laporan ini menyangkut diri Anda, karena itu ditangani orang lain.")


@policy(Permission.COMPLAINT_FILE)
def may_file(actor: Actor, thing: Any) -> Verdict:
    """Anybody's right; who agrees, contradicts or withdraws has shown the secret."""
    return YES


@policy(Permission.COMPLAINT_SEE)
def may_see(actor: Actor, complaint: Complaint) -> Verdict:
    if _is_about(actor, complaint):
        return no(ABOUT_ONESELF)
    if Complaint.objects.visible_to(actor).filter(pk=complaint.pk).exists():
        return YES
    return no(gettext_noop("Laporan ini hanya terbuka bagi unit yang menanganinya, pimpinannya, dan Inspektorat."))


@policy(Permission.COMPLAINT_ROUTE)
def may_route(actor: Actor, complaint: Complaint) -> Verdict:
    """Whoever has it, and the Inspectorate: what nobody feels responsible for must not lie."""
    if _is_about(actor, complaint):
        return no(ABOUT_ONESELF)
    if actor.has(Role.INSPECTOR) and actor.employee_id:
        return YES
    return may_handle(actor, complaint)


@policy(Permission.COMPLAINT_HANDLE)
def may_handle(actor: Actor, complaint: Complaint) -> Verdict:
    if _is_about(actor, complaint):
        return no(ABOUT_ONESELF)
    if desks_of(actor).filter(pk=complaint.unit_id).exists():
        return YES
    return no(
        gettext_noop("Laporan ini sedang ditangani {unit}. Hanya pegawai unit itu yang dapat menjawabnya."),
        unit=complaint.unit.name,
    )


@policy(Permission.COMPLAINT_REVIEW)
def may_review(actor: Actor, complaint: Complaint) -> Verdict:
    """Somebody outside the unit that answered: an inspector of another unit, or who leads a unit above it."""
    if _is_about(actor, complaint):
        return no(ABOUT_ONESELF)
    if _is_outside_and_above(actor, complaint.owner):
        return YES
    return no(
        gettext_noop(
            "Laporan ditutup oleh pelapornya, atau ditinjau orang di luar {unit}: Inspektorat atau pimpinan di atasnya."
        ),
        unit=complaint.owner.name,
    )


@policy(Permission.COMPLAINT_KNOW)
def may_know_reporter(actor: Actor, complaint: Complaint) -> Verdict:
    verdict = reporter_verdict(actor, complaint)
    return may_see(actor, complaint) if verdict else verdict


def reporter_verdict(actor: Actor, complaint: Complaint) -> Verdict:
    """For who sees it. Of a secret one the Inspectorate alone knows who wrote (UU 25/2009 Pasal 42(5))."""
    if complaint.identity == Identity.ANONYMOUS:
        return no(gettext_noop("Pelapor memilih tanpa nama; tidak ada yang disimpan tentang dirinya."))
    if complaint.identity == Identity.SECRET and not actor.has(Role.INSPECTOR):
        return no(gettext_noop("Pelapor meminta dirahasiakan. Namanya hanya diketahui Inspektorat."))
    return YES


@policy(Permission.COMPLAINT_CHASE)
def may_chase(actor: Actor, complaint: Any) -> Verdict:
    """The clock itself, or whoever has it and cannot go on."""
    if actor.is_system:
        return YES
    if isinstance(complaint, Complaint):
        return may_route(actor, complaint)
    return no(gettext_noop("Pertanyaan empat minggu dikirim oleh sistem."))


def _is_about(actor: Actor, complaint: Complaint) -> bool:
    return actor.employee_id is not None and complaint.about_id == actor.employee_id


def _is_outside_and_above(actor: Actor, unit: Unit) -> bool:
    """Works elsewhere, and inspects, or leads a unit above. One statement."""
    if actor.employee_id is None:
        return False
    inside = Appointment.objects.on(actor.on).filter(employee=actor.employee_id, position__unit=unit).order_by()
    if actor.has(Role.INSPECTOR):
        return not inside.exists()
    above = Unit.objects.above(unit).exclude(pk=unit.pk).filter(~Exists(inside))
    return above.filter(pk__in=Unit.objects.led_by(actor.employee_id, actor.on).order_by().values("pk")).exists()
