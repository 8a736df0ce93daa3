"""Whom an act on a plan is told: the owner, the superior of the day, those who review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from kinerja.people.organisation.models import Employee, Mandate
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.notices.commands import notify, notify_all, notify_new
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence
from kinerja.work.planning.models import Cycle, Plan
from kinerja.work.planning.querysets import REVIEWERS

OWN_PAGE = "employee:plan"
UNANSWERED = gettext_noop("{name} belum menjawab SKP {who} dan waktunya sudah lewat. Anda juga dapat menjawabnya.")
UNANSWERED_MANY = gettext_noop(
    "{name} belum menjawab {n} SKP anggota timnya dan waktunya sudah lewat. Anda juga dapat menjawabnya."
)


def tell_owner(plan: Plan, said: Sentence, *, actor: Actor, now: datetime) -> None:
    key = f"plan:{plan.pk}:{plan.version}:owner"
    notify(plan.employee_id, kind=Kind.PLAN, sentence=said, url_name=OWN_PAGE, key=key, actor=actor, now=now)


def tell_superior(plan: Plan, said: Sentence, *, actor: Actor, now: datetime) -> None:
    """Who answers for the post today, not who did when the plan was begun."""
    superior = superior_of(plan.employee, actor.on)
    notify(
        superior.pk if superior else None, kind=Kind.PLAN, sentence=said, url_name="rater:plan", url_args=[plan.pk],
        key=f"plan:{plan.pk}:{plan.version}:superior", actor=actor, now=now,
    )  # fmt: skip


def tell_next_level(above: UUID, silent: UUID, plans: Sequence[Plan], *, actor: Actor, now: datetime) -> None:
    """What one superior left is one letter: a hundred may fall due on the same night."""
    first, many = plans[0], len(plans) > 1
    name = Employee.objects.values_list("name", flat=True).get(pk=silent)
    one = sentence(UNANSWERED, name=name, who=first.employee.name)
    notify(
        above, kind=Kind.PLAN, sentence=sentence(UNANSWERED_MANY, name=name, n=len(plans)) if many else one,
        url_name="rater:plans" if many else "rater:plan", url_args=[] if many else [first.pk],
        key=f"silence:{first.pk}:{first.version}", actor=actor, now=now,
    )  # fmt: skip


def tell_reviewers(plan: Plan, *, actor: Actor, now: datetime) -> None:
    """Once a day: in January hundreds of plans come in, and each would be a letter."""
    said = sentence(gettext_noop("Ada SKP yang menunggu telaah Anda."))
    tellings = [
        Telling(reviewer, Kind.PLAN, said, "reviewer:plans", f"review:{reviewer}:{actor.on}")
        for reviewer in _reviewers(actor)
        if reviewer != plan.employee_id
    ]
    if tellings:
        notify_all(tellings, actor=actor, now=now)


def tell_given(batch: UUID, employees: Iterable[UUID], cycle: Cycle, *, actor: Actor, now: datetime) -> None:
    said = sentence(
        gettext_noop("Rancangan SKP Anda untuk {cycle} sudah disiapkan. Periksa, lengkapi, lalu ajukan."),
        cycle=cycle.name,
    )
    tellings = (Telling(one, Kind.PLAN, said, OWN_PAGE, f"batch:{batch}:{one}") for one in employees)
    notify_new(tellings, actor=actor, now=now)


def _reviewers(actor: Actor) -> set[UUID]:
    """Performance managers; where the agency named none, personnel."""
    held = Mandate.objects.on(actor.on).filter(role__in=REVIEWERS).values_list("role", "employee")
    found: dict[str, set[UUID]] = {}
    for role, employee in held:
        found.setdefault(role, set()).add(employee)
    return found.get(Role.PERFORMANCE_MANAGER) or found.get(Role.PERSONNEL, set())
