"""Who is new this month: one waits for her superior's word, another's first plan gave way before it was a day old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kinerja.people.organisation.commands import appoint, hire
from kinerja.people.organisation.models import Employee, Position
from kinerja.platform.access.actors import Actor
from kinerja.pure.lib.identifiers import Gender, make_nip
from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import Cycle, ExpectedResult, LibraryIndicator, Plan
from kinerja.work.planning.queries import plan_on
from kinerja.work.planning.terms import ChangeReason, LibraryState

from .anchors import Anchors
from .voices import Who, acting, by, of

NOTE = "Indikator dan buktinya jelas. Bahas target bulan pertama dengan pegawai."
INSTEAD = "Bidang diminta menyusun peta jabatan lebih dahulu; dokumen rutin dibagi kepada rekan seruangan."
COUNTER, OFFICE = "DUKCAPIL-B1-S1-P", "BKPSDM-B1-S1-P"


def welcome(*, anchors: Anchors, actor: Actor, now: datetime) -> None:
    """Both came with the month, so nothing of theirs is older than it."""
    start = anchors.waiting.starts
    laras = make_nip(date(2000, 8, 9), start.year, start.month, Gender.FEMALE, 902)
    _proposes(_hired("Laras Puspita", laras, COUNTER, actor, now), now)
    galih = make_nip(date(1999, 11, 23), start.year, start.month, Gender.MALE, 903)
    _begins_anew(_hired("Galih Prakoso", galih, OFFICE, actor, now), now)


def _hired(name: str, nip: str, post: str, actor: Actor, now: datetime) -> Employee:
    employee = hire(name, kind="cpns", nip=nip, rank="II/c", education="d3", actor=actor, now=now)
    first = actor.on.replace(day=1)
    appoint(employee, position=Position.objects.get(code=post), starts=first, actor=actor, now=now)
    return employee


def _proposes(employee: Employee, now: datetime) -> None:
    """At Budi's counter: reviewed, and his to answer."""
    days = min(5, now.day - 1)
    who = acting(employee, now, days)
    plan = _drafted(employee, "counter", who)
    planning.propose(plan, version=plan.version, **who)
    planning.review(plan, version=plan.version, note=NOTE, **by("maya", now, days // 2))


def _begins_anew(employee: Employee, now: datetime) -> None:
    """With Hasan: agreed, and changed from its own first day on, so that the first version never held."""
    who = acting(employee, now)
    hasan = plan_on(of("hasan").pk, now.date())
    plan = _drafted(employee, "office", who, hasan.results.order_by("order").first() if hasan else None)
    _agreed(plan, who, now)
    new = planning.revise(plan, reason=ChangeReason.PRIORITY, explanation=INSTEAD, starts=plan.starts, **who)
    indicator = new.results.order_by("order")[0].indicators.order_by("order")[0]
    fewer: dict[str, Any] = dict.fromkeys(("target_low", "target_high"), Decimal(6))
    planning.change_indicator(
        indicator, definition=replace(Definition.of(indicator), **fewer), version=new.version, **who
    )
    new.refresh_from_db()
    _agreed(new, who, now)


def _drafted(employee: Employee, group: str, who: Who, supports: ExpectedResult | None = None) -> Plan:
    """The first three indicators of the library for this group, each under a result of its own."""
    cycle = Cycle.objects.get(code=str(who["actor"].on.year))
    plan = planning.draft_plan(employee, cycle=cycle, **who)
    adopted = LibraryIndicator.objects.filter(group=group, state=LibraryState.ADOPTED)
    for indicator in adopted.order_by("code")[:3]:
        text = indicator.result_text
        result = planning.add_result(plan, text=text, superior_result=supports, version=plan.version, **who)
        planning.add_from_library(result, indicator=indicator, version=plan.version, **who)
    return plan


def _agreed(plan: Plan, who: Who, now: datetime) -> None:
    planning.propose(plan, version=plan.version, **who)
    planning.review(plan, version=plan.version, **by("maya", now))
    planning.agree(plan, version=plan.version, **by("hasan", now))
