"""Plans: written by their owners, reviewed, agreed from the top down, changed, and following people who move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.pure.lib.refusals import Refused
from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.examples import examples
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Plan
from kinerja.work.planning.queries import agreement_findings
from kinerja.work.planning.terms import (
    Aspect,
    ChangeReason,
    FormType,
    LibraryState,
    Perspective,
    PlanState,
    Polarity,
)
from tests.acceptance.year.world import World

SILENT, SENT_BACK, BEHIND = 0.03, 0.04, 0.02
"""Shares of plans that are not answered in time, sent back once, and never written."""
DESPITE = "Pembagian hasil yang belum bertuan dibahas lagi pada dialog triwulan ini."
OUTPUT = Decimal("6.0")
"""Standard minutes an hour that most officers of this small city reach."""
LATE_ANSWER = 12


def needs_plan(person: Employee) -> bool:
    return person.kind != EmployeeKind.POLITICAL


def post_of(person: Employee, day: date) -> Appointment | None:
    """The definitive post of a day."""
    held = Appointment.objects.on(day).filter(employee=person, kind=AppointmentKind.DEFINITIVE)
    found: Appointment | None = held.select_related("position__unit").first()
    return found


@cache
def contents(group: str, form: str) -> tuple[tuple[str, str, tuple[Definition, ...]], ...]:
    """Results with their indicators, as the library has them for a group of posts."""
    adopted = [one for one in examples() if one.group == group and one.state == LibraryState.ADOPTED]
    return tuple(
        (text, _perspective([one.definition for one in adopted if one.result_text == text], form),
         tuple(_fitted(one.definition) for one in adopted if one.result_text == text))
        for text in dict.fromkeys(one.result_text for one in adopted)
    )  # fmt: skip


def _perspective(definitions: Sequence[Definition], form: str) -> str:
    if form != FormType.HEAD:
        return ""
    return Perspective.BUDGET if any(d.aspect == Aspect.COST for d in definitions) else Perspective.RECIPIENTS


def _fitted(definition: Definition) -> Definition:
    if definition.source == "service.output":
        return replace(definition, target_low=OUTPUT, target_high=OUTPUT)
    return definition


def write_plans(world: World, cycle: Cycle) -> None:
    """In January, leaders first: whoever supports a result finds it there."""
    for person in sorted(world.people, key=lambda one: _depth(world, one)):
        if needs_plan(person) and world.superior(person) is not None and not world.happens(BEHIND):
            write_plan(world, person, cycle)


def _depth(world: World, person: Employee) -> int:
    steps = 0
    while (above := world.superior(person)) is not None:
        person, steps = above, steps + 1
    return steps


def write_plan(world: World, person: Employee, cycle: Cycle) -> None:
    plan = world.act("SKP dirancang", lambda _: planning.draft_plan(person, cycle=cycle, **world.by(person)))
    if plan is not None:
        fill(world, person, plan)
        propose(world, person, plan)


def fill(world: World, person: Employee, plan: Plan) -> None:
    for text, perspective, definitions in contents(plan.position.group, plan.form):
        result = world.act(
            "hasil kerja ditulis",
            lambda _, text=text, perspective=perspective: planning.add_result(
                Plan.objects.get(pk=plan.pk), text=text, perspective=perspective, version=_version(plan),
                **world.by(person),
            ),
            repeats=True,
        )  # fmt: skip
        for definition in definitions:
            world.act(
                "indikator ditulis",
                lambda known, definition=definition: planning.add_indicator(
                    known, definition=definition, version=known.plan.version, **world.by(person)
                ),
                load=lambda result=result: ExpectedResult.objects.select_related("plan").get(pk=result.pk),
            )


def _version(plan: Plan) -> int:
    return Plan.objects.values_list("version", flat=True).get(pk=plan.pk)


def _load(plan: Plan) -> Any:
    return lambda: Plan.objects.select_related("employee", "unit", "position", "cycle", "rater").get(pk=plan.pk)


def propose(world: World, person: Employee, plan: Plan) -> None:
    world.act(
        "SKP diajukan", lambda known: planning.propose(known, version=known.version, **world.by(person)),
        load=_load(plan),
    )  # fmt: skip
    world.put_off(world.chance.randint(0, 2), lambda: _review(world, person, plan))


def _review(world: World, person: Employee, plan: Plan) -> None:
    manager = world.named["maya"] if person != world.named["maya"] else world.named["hasan"]
    if world.happens(SENT_BACK):
        world.act(
            "SKP dikembalikan penelaah",
            lambda known: planning.return_from_review(
                known, reason="Sebutkan buku yang membuktikan angkanya.", version=known.version, **world.by(manager)
            ),
            load=_load(plan), tolerate=True,
        )  # fmt: skip
        world.put_off(1, lambda: propose(world, person, plan))
        return
    world.act(
        "SKP ditelaah", lambda known: planning.review(known, version=known.version, **world.by(manager)),
        load=_load(plan), tolerate=True,
    )  # fmt: skip
    days = LATE_ANSWER if world.happens(SILENT) else world.chance.randint(0, 3)
    world.put_off(days, lambda: agree(world, person, plan))


def agree(world: World, person: Employee, plan: Plan, tries: int = 8) -> None:
    """By the superior of the day, or by the next level where he let the days pass."""
    known = _load(plan)()
    if known.state != PlanState.REVIEWED or not tries:
        return
    for who in _above(world, person):
        reason = DESPITE if agreement_findings(known, world.today) else ""
        made = world.act(
            "SKP disepakati",
            lambda seen, who=who, reason=reason: planning.agree(
                seen, version=seen.version, reason=reason, **world.by(who)
            ),
            load=_load(plan), tolerate=True,
        )  # fmt: skip
        if made is not None:
            return
    world.put_off(1, lambda: agree(world, person, plan, tries - 1))


def _above(world: World, person: Employee) -> list[Employee]:
    """The superior of the day; for a plan that waited long, the next one first."""
    first = world.superior(person)
    second = world.superior(first) if first else None
    return [one for one in (first, second) if one]


def change_a_plan(world: World) -> None:
    """For a lawful reason, with a higher target; agreed by the superior, after the review."""
    agreed = Plan.objects.agreed().on(world.today).filter(revision=None).select_related("employee").order_by("id")
    if not agreed:
        return
    old = world.chance.choice(list(agreed))
    person = world.person(old.employee_id)
    if old.cycle.ends <= world.today or not Indicator.objects.filter(result__plan=old, polarity=Polarity.MORE).exists():
        return
    new = world.act(
        "perubahan SKP dimulai",
        lambda seen: planning.revise(
            seen, reason=ChangeReason.STRATEGY, explanation="Perubahan APBD menambah sasaran pelayanan.",
            starts=world.today, **world.by(person),
        ),
        load=lambda: Plan.objects.get(pk=old.pk), tolerate=True,
    )  # fmt: skip
    if new is None:
        return
    indicator = (
        Indicator.objects.filter(result__plan=new, polarity=Polarity.MORE, target_low__isnull=False)
        .order_by("result__order", "order").first()
    )  # fmt: skip
    if indicator is not None:
        higher = indicator.target_low + 1
        world.act(
            "target dinaikkan",
            lambda seen: planning.change_indicator(
                seen, definition=replace(Definition.of(seen), target_low=higher, target_high=higher),
                version=seen.result.plan.version, **world.by(person),
            ),
            load=lambda: Indicator.objects.select_related("result__plan").get(pk=indicator.pk), tolerate=True,
        )  # fmt: skip
    propose(world, person, new)


def follow_moves(world: World, person: Employee, cycle: Cycle, tries: int = 3) -> None:
    """The old plan ends with the post, the new post gets its own."""
    if world.today >= cycle.ends:
        return
    standing = Plan.objects.standing().on(world.today).filter(employee=person, cycle=cycle).first()
    post = post_of(person, world.today)
    if post is None:
        return
    if standing is not None:
        if standing.position_id == post.position_id:
            return
        world.act(
            "SKP diakhiri dengan jabatannya",
            lambda seen: planning.end_plan_with_segment(seen, version=seen.version, **world.by(person)),
            load=_load(standing), tolerate=True,
        )  # fmt: skip
    made = world.act(
        "SKP bagian tahun dimulai",
        lambda _: planning.start_plan_of_segment(person, cycle=cycle, on=world.today, **world.by(person)),
        tolerate=True,
    )
    if made is None:
        if tries:
            world.put_off(5, lambda: follow_moves(world, person, cycle, tries - 1))
        return
    if not made.results.exists():
        fill(world, person, made)
    try:
        propose(world, person, made)
    except Refused:  # what was taken over may no longer suit the new form
        world.turned_away["SKP diajukan", "isi lama tidak cocok"] += 1
