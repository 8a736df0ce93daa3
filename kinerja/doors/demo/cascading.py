"""Step between plans and realisations: results that support each other, matrices half filled, a team across units."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.people.organisation.commands import join_team, make_team
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.database.bulk import amend
from kinerja.work.planning.commands import assign_result, seed_templates
from kinerja.work.planning.commands.matrix import Assignment
from kinerja.work.planning.matrix.queries import staff_of
from kinerja.work.planning.models import ExpectedResult, Plan

from .voices import by, of

TEAM = "Tim percepatan akta kelahiran"


def cascade(*, actor: Actor, now: datetime) -> int:
    """Answers how many results support one of a superior's."""
    seed_templates(actor=actor, now=now)
    linked = _link()
    _team(actor, now)
    _matrix("budi", now)
    _matrix("dewi", now)
    return linked


def _link() -> int:
    """The first result of everybody supports the first of the rater's plan of the same days. Five statements.

    The staff of Budi and Dewi are left to the matrices, which tell a story with findings.
    """
    first = ExpectedResult.objects.filter(order=1)
    owned = {(who, starts): pk for who, starts, pk in first.values_list("plan__employee", "plan__starts", "pk")}
    told = set(Employee.objects.filter(user__username__in=("budi", "dewi")).values_list("pk", flat=True))
    mine = first.order_by("pk").values_list("pk", "plan__rater", "plan__starts")
    found = (((rater, starts), pk) for pk, rater, starts in mine if rater not in told)
    pairs = [(pk, owned[above]) for above, pk in found if above in owned]
    return amend(ExpectedResult, ("id", "superior_result_id"), pairs)


def _team(actor: Actor, now: datetime) -> None:
    """Budi leads people of another department who help with birth certificates."""
    budi = of("budi")
    starts = actor.on.replace(day=1)
    unit = Unit.objects.get(code="DUKCAPIL")
    team = make_team(unit, name=TEAM, leader=budi, starts=starts, decree="SK 800/12", actor=actor, now=now)
    for username in ("yusuf", "tono"):
        join_team(team, employee=of(username), starts=starts, actor=actor, now=now)


# What the first of the staff get: the second result is given undivided to two, the last is left to nobody.
_GIVEN: tuple[tuple[int, int, Assignment], ...] = (
    (0, 0, Assignment("indirect", role="coordinator", product="service", text="Loket terlayani tanpa antre panjang")),
    (1, 0, Assignment("indirect", product="output", text="Daftar sebab berkas dikembalikan setiap bulan")),
    (0, 1, Assignment("direct", split="whole")),
    (1, 1, Assignment("direct", split="whole")),
    (2, 0, Assignment("direct", split="area", part="Kecamatan utara")),
)


def _matrix(username: str, now: datetime) -> None:
    who = by(username, now)
    leader: Actor = who["actor"]
    assert leader.employee_id is not None
    results = list(ExpectedResult.objects.filter(plan__in=_plans(leader)).select_related("plan").order_by("order"))
    staff = list(staff_of(leader.employee_id, leader.on)[:3])
    for person, column, given in _GIVEN:
        if person < len(staff) and column < len(results) - 1:
            assign_result(results[column], employee=staff[person], assignment=given, version=0, **who)


def _plans(leader: Actor) -> Any:
    return Plan.objects.on(leader.on).filter(employee=leader.employee_id).order_by().values("pk")
