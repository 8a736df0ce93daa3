"""Who may count and who may see counts."""

from __future__ import annotations

from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import QualityCount
from .querysets import wards_of


@policy(Permission.CARE_COUNT)
def may_count(actor: Actor, unit: Unit) -> Verdict:
    if actor.has(Role.PERSONNEL) or wards_of(actor).filter(pk=unit.pk).exists():
        return YES
    return no(
        gettext_noop("{unit} bukan ruang Anda. Hitungan mutu dicatat petugas ruangnya sendiri atau atasannya."),
        unit=unit.name,
    )


@policy(Permission.CARE_SEE)
def may_see_count(actor: Actor, count: QualityCount) -> Verdict:
    if QualityCount.objects.visible_to(actor).filter(pk=count.pk).exists():
        return YES
    return no(gettext_noop("Hitungan mutu ini hanya dibuka untuk petugas ruangnya dan pimpinannya."))
