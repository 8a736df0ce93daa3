"""Which units and which period a leader looks at."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404

from kinerja.doors.web.presence import leading
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.judgement.evaluation.oversight import Oversight, oversight_of
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.pure.lib.refusals import Forbidden, gettext_noop
from kinerja.work.planning.models import Period

MOST_PERIODS = 12
NOT_A_LEADER = gettext_noop("Halaman pimpinan terbuka bagi pimpinan unit dan pimpinan instansi.")


def oversight(request: PageRequest) -> Oversight:
    """Read once for a request: the frame asks whether to show the room, the page what it may show."""
    known: Oversight | None = getattr(request, "_oversight", None)
    if known is None:
        known = oversight_of(request.actor)
        request._oversight = known  # type: ignore[attr-defined]
    return known


def leads(request: PageRequest) -> bool:
    """Whether the room of leaders is shown; desks that see every unit have rooms of their own."""
    if request.actor.has(Role.LEADER):
        return True
    if request.actor.has(Role.PERSONNEL, Role.INSPECTOR):
        return False
    known: Oversight | None = getattr(request, "_oversight", None)
    # On other pages the frame asks for all rooms in one statement.
    return leading(request).units if known is None else bool(known)


def tops(request: PageRequest) -> list[Unit]:
    """The highest units overseen, in order of the tree. Raises Forbidden where there is none."""
    highest: list[Unit] = []
    for unit in oversight(request).tops(request.actor.on):
        if not highest or not unit.path.startswith(highest[-1].path):
            highest.append(unit)
    if not highest:
        raise Forbidden(NOT_A_LEADER)
    return highest


def enter(request: PageRequest) -> None:
    """The room is for those who oversee a unit; each verb asks its own permission again."""
    if not oversight(request):
        raise Forbidden(NOT_A_LEADER)


def family(request: PageRequest, key: UUID) -> tuple[Unit, list[Unit]]:
    """A unit this person may see, with the open units right beneath it. One statement."""
    found = list(Unit.objects.filter(Q(pk=key) | Q(parent=key)).order_by("path"))
    if not found or found[0].pk != key:
        raise Http404
    unit, today = found[0], request.actor.on
    if not oversight(request).sees(unit):
        require(request.actor, Permission.DISTRIBUTION_SEE, unit)
    return unit, [one for one in found[1:] if one.closed_on is None or one.closed_on > today]


def periods(request: PageRequest) -> tuple[list[Period], Period | None]:
    """What can be looked at, newest first, and the one that is: that of the address, else the newest that ended."""
    begun = Period.objects.filter(starts__lte=request.actor.on).select_related("cycle")
    known = list(begun.order_by("-starts", "id")[:MOST_PERIODS])
    asked = request.GET.get("periode") or request.POST.get("periode", "")
    chosen = next((period for period in known if str(period.pk) == asked), None)
    ended = next((period for period in known if period.ends <= request.actor.on), None)
    return known, chosen or ended or (known[0] if known else None)
