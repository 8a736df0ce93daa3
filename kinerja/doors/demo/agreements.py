"""Step four: cycles, the indicator library, and a plan for everybody who has a superior."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby
from uuid import UUID

from kinerja.people.organisation.queries import superiors_on
from kinerja.platform.access.actors import Actor
from kinerja.work.planning.commands import draft_plans, open_cycle, open_quarters, seed_library
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.examples import Example, examples
from kinerja.work.planning.forms import form_of
from kinerja.work.planning.models import Cycle
from kinerja.work.planning.rows import AnnexRow, BehaviourRow, PlanRow, ResultRow
from kinerja.work.planning.terms import AnnexKind, Aspect, FormType, LibraryState, Perspective

from .anchors import Anchors
from .blueprint import services
from .founding import Founded
from .rows import Resident
from .service_year import CASES_PER_PERSON

EFFECTIVE_HOURS = Decimal(1750)
"""Working hours of a year without holidays, roughly: only sets the demo's targets."""
ASKED = Decimal("0.85")
SIGNED = timedelta(days=18)
"""Into the year: January is the month of plans."""
ANNEXED, SPOKEN, BEHIND = 3, 4, 61
"""Every third plan has annexes, every fourth words of the leader; one of so many is still a draft."""
ANNEXES = (
    AnnexRow(AnnexKind.RESOURCES, "Perangkat kerja dan jaringan yang berfungsi pada jam pelayanan"),
    AnnexRow(AnnexKind.RESOURCES, "Satu pelatihan dalam setahun"),
    AnnexRow(AnnexKind.ACCOUNTABILITY, "Laporan kerja dengan bukti, dijawab atasan setiap minggu"),
    AnnexRow(AnnexKind.ACCOUNTABILITY, "Dialog kinerja sedikitnya sekali setiap triwulan"),
    AnnexRow(AnnexKind.CONSEQUENCES, "Diusulkan menerima penghargaan bila melampaui ekspektasi dua triwulan"),
    AnnexRow(AnnexKind.CONSEQUENCES, "Mengikuti bimbingan bila di bawah ekspektasi pada satu triwulan"),
)
EXPECTED = (
    BehaviourRow(1, "Menyapa lebih dahulu dan menjelaskan syarat dengan kata sehari-hari"),
    BehaviourRow(2, "Menyampaikan kendala pada hari yang sama, bukan pada akhir periode"),
    BehaviourRow(3, "Berbagi satu hal baru dengan rekan seruangan setiap bulan"),
    BehaviourRow(6, "Mengusulkan perbaikan setelah tiga keluhan yang sama"),
    BehaviourRow(7, "Menyerahkan catatan pekerjaan tertunda sebelum bergantian jaga"),
)


def open_years(*, anchors: Anchors, actor: Actor, now: datetime) -> list[Cycle]:
    """The cycles with their quarters, and the library of indicators."""
    seed_library(actor=actor, now=now)
    cycles = []
    for year in anchors.years:
        starts, ends = date(year, 1, 1), date(year + 1, 1, 1)
        cycle = open_cycle(code=str(year), name=f"Kinerja {year}", starts=starts, ends=ends, actor=actor, now=now)
        open_quarters(cycle, actor=actor, now=now)
        cycles.append(cycle)
    return cycles


def agree_plans(founded: Founded, cycles: list[Cycle], *, actor: Actor, now: datetime) -> int:
    """A plan for each person and cycle, from the library of the post's group; answers how many.

    Agreed in the January of its year. Of the running year a few are not even proposed yet.
    """
    count = 0
    for cycle in cycles:
        running = cycle.starts <= actor.on < cycle.ends
        rows: list[PlanRow] = []
        late: list[PlanRow] = []
        for place, row in _rows(founded, cycle):
            (late if running and _is_behind(founded.residents[place], place) else rows).append(row)
        signed = min(now, datetime.combine(cycle.starts + SIGNED, time(3), UTC))
        then = replace(actor, on=signed.date())
        count += len(draft_plans(rows, cycle=cycle, actor=then, now=signed, agreed=True))
        count += len(draft_plans(late, cycle=cycle, actor=actor, now=now))
    return count


def _rows(founded: Founded, cycle: Cycle) -> Iterator[tuple[int, PlanRow]]:
    """Each with the place of its owner among the residents."""
    groups = {p.code: p.group for p in founded.structure.positions}
    forms = _forms(founded)
    templates = {form: _templates(founded, form) for form in FormType}
    led = {employee for employee, superior in superiors_on(cycle.starts).items() if superior}
    for place, (key, resident) in enumerate(zip(founded.keys, founded.residents, strict=True)):
        group = groups[resident.position]
        if _has_plan(key, led, group):
            annexes = ANNEXES if place % ANNEXED == 0 else ()
            said = (EXPECTED[place // SPOKEN % len(EXPECTED)],) if place % SPOKEN == 0 else ()
            results = templates[forms[resident.position]][group]
            yield place, PlanRow(key, cycle.starts, cycle.ends, results, annexes=annexes, behaviour=said)


def _is_behind(resident: Resident, place: int) -> bool:
    """Nobody whom a story needs: not the cast, and none who leads."""
    return place % BEHIND == BEHIND - 1 and not resident.username and not resident.position.endswith("-KA")


def _has_plan(key: UUID, led: set[UUID], group: str) -> bool:
    return key in led and bool(group)


def _forms(founded: Founded) -> dict[str, FormType]:
    """Which form each post calls for."""
    kinds = {unit.code: unit.kind for unit in founded.structure.units}
    return {p.code: form_of(p.kind, p.heads_unit, kinds[p.unit]) for p in founded.structure.positions}


def _templates(founded: Founded, form: FormType) -> dict[str, tuple[ResultRow, ...]]:
    """The expected results of every post group, adopted indicators only."""
    adopted = [e for e in examples() if e.state == LibraryState.ADOPTED]
    return {
        group: _results(list(members), _output_target(founded, group), form)
        for group, members in groupby(sorted(adopted, key=lambda e: e.group), key=lambda e: e.group)
    }


def _results(members: list[Example], output: Decimal | None, form: FormType) -> tuple[ResultRow, ...]:
    """Indicators with the same result text stand under one result, in the order of the library."""
    texts = list(dict.fromkeys(e.result_text for e in members))
    return tuple(
        ResultRow(
            text,
            tuple(_fitted(e.definition, output) for e in members if e.result_text == text),
            perspective=_perspective(members, text) if form == FormType.HEAD else "",
        )
        for text in texts
    )


def _perspective(members: list[Example], text: str) -> str:
    """Money is Anggaran, the rest serves somebody."""
    aspects = {e.definition.aspect for e in members if e.result_text == text}
    return Perspective.BUDGET if Aspect.COST in aspects else Perspective.RECIPIENTS


def _fitted(definition: Definition, output: Decimal | None) -> Definition:
    """The library's target for output presumes a full day at the counter; the city's people do other work too."""
    if definition.source != "service.output" or output is None:
        return definition
    return replace(definition, target_low=output, target_high=output)


def _output_target(founded: Founded, group: str) -> Decimal | None:
    """Standard minutes per effective hour that most of the group reach."""
    given = [s for s in services() if s.group == group]
    if not given:
        return None
    people = {place for s in given for place in founded.places_of(s.department, group)}
    total = CASES_PER_PERSON * len(founded.residents)
    minutes = sum(Decimal(total) * Decimal(str(s.share)) * s.standard_minutes for s in given)
    return (minutes * ASKED / (len(people) * EFFECTIVE_HOURS)).quantize(Decimal("0.1"))
