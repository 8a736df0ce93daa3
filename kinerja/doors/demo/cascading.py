"""Step between plans and realisations: results that support each other, matrices half filled, a team across units."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kinerja.people.accounts.models import User
from kinerja.people.organisation.commands import join_team, make_team
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import actor_for
from kinerja.platform.access.actors import Actor
from kinerja.platform.database.bulk import amend
from kinerja.work.planning.commands import assign_result, seed_templates
from kinerja.work.planning.commands.matrix import Assignment
from kinerja.work.planning.matrix.queries import staff_of
from kinerja.work.planning.models import ExpectedResult, Plan

TEAM = "Tim percepatan akta kelahiran"


def cascade(*, actor: Actor, now: datetime) -> int:
    """Answers how many results support one of a superior's."""
    seed_templates(actor=actor, now=now)
    linked = _link()
    _team(actor, now)
    _matrix("budi", actor.on, now)
    _matrix("dewi", actor.on, now)
    return linked


def _link() -> int:
    """The first result of everybody supports the first of the rater's plan of the same days. Five statements.

    The staff of Budi and Dewi are left to the matrices, which tell a story with findings.
    """
    first = ExpectedResult.objects.filter(order=1)
    of = {(who, starts): pk for who, starts, pk in first.values_list("plan__employee", "plan__starts", "pk")}
    told = set(Employee.objects.filter(user__username__in=("budi", "dewi")).values_list("pk", flat=True))
    mine = first.order_by("pk").values_list("pk", "plan__rater", "plan__starts")
    pairs = [(pk, of[(rater, starts)]) for pk, rater, starts in mine if (rater, starts) in of and rater not in told]
    return amend(ExpectedResult, ("id", "superior_result_id"), pairs)


def _cast(username: str, on: date) -> Actor:
    return actor_for(User.objects.get(username=username), on)


def _team(actor: Actor, now: datetime) -> None:
    """Budi leads people of another department who help with birth certificates."""
    budi = Employee.objects.get(user__username="budi")
    starts = actor.on.replace(day=1)
    unit = Unit.objects.get(code="DUKCAPIL")
    team = make_team(unit, name=TEAM, leader=budi, starts=starts, decree="SK 800/12", actor=actor, now=now)
    for username in ("yusuf", "tono"):
        person = Employee.objects.get(user__username=username)
        join_team(team, employee=person, starts=starts, actor=actor, now=now)


# What the first of the staff get: the second result is given undivided to two, the last is left to nobody.
_GIVEN: tuple[tuple[int, int, Assignment], ...] = (
    (0, 0, Assignment("indirect", role="coordinator", product="service", text="Loket terlayani tanpa antre panjang")),
    (1, 0, Assignment("indirect", product="output", text="Daftar sebab berkas dikembalikan setiap bulan")),
    (0, 1, Assignment("direct", split="whole")),
    (1, 1, Assignment("direct", split="whole")),
    (2, 0, Assignment("direct", split="area", part="Kecamatan utara")),
)


def _matrix(username: str, on: date, now: datetime) -> None:
    leader = _cast(username, on)
    assert leader.employee_id is not None
    results = list(ExpectedResult.objects.filter(plan__in=_plans(leader)).select_related("plan").order_by("order"))
    staff = list(staff_of(leader.employee_id, on)[:3])
    for person, column, given in _GIVEN:
        if person < len(staff) and column < len(results) - 1:
            by: dict[str, Any] = {"version": 0, "actor": leader, "now": now}
            assign_result(results[column], employee=staff[person], assignment=given, **by)


def _plans(leader: Actor) -> Any:
    return Plan.objects.on(leader.on).filter(employee=leader.employee_id).order_by().values("pk")
