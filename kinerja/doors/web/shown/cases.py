"""One figure down to its cases: formula, articles, inputs, and every case as the figure saw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import instant, interval, number, places_for
from kinerja.doors.web.ui.paging import page_by_number
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.facts.service.models import Service
from kinerja.judgement.measurement.models import Figure
from kinerja.judgement.measurement.moved import Move, moves_behind
from kinerja.judgement.measurement.provenance import CaseSeen, evidence_of, is_unchanged
from kinerja.judgement.measurement.queries import formula
from kinerja.judgement.measurement.tallies import TALLIES
from kinerja.judgement.measurement.tallies import provenance as tallies
from kinerja.judgement.measurement.tallies.columns import Standing
from kinerja.judgement.measurement.tallies.openings import open_to
from kinerja.judgement.measurement.tallies.seen import TallySeen

from .control import control_of_cases, control_of_tallies
from .explanations import cite_words
from .figures import figure_rows, value_words
from .targets import unit_words

DAY, MINUTE = 86400, 60
OF_TICKETS = ("queueing.wait_within", "queueing.kept_promise", "queueing.handling_time")
OVERNIGHT, ANSWERED = "queueing.abandonment", "survey.satisfaction"


@dataclass(frozen=True)
class CaseRow:
    id: UUID
    key: str
    service: str
    opened: str
    closed: str
    deadline: str
    days: str
    late: bool
    impossible: bool
    moved: str = ""
    """When and by whom it was given to this person, where the register had said somebody else."""


def case_page(request: PageRequest, figure: Figure) -> dict[str, Any]:
    """Context of `shown/cases.html`; five statements, whatever the number of cases."""
    if figure.lineage is not None and figure.lineage.source in TALLIES:
        return tally_page(request, figure)
    seen = evidence_of([figure]).get(figure.pk, [])
    page = page_by_number(request, seen)
    names = dict(Service.objects.filter(code__in={case.service for case in page.rows}).values_list("code", "name"))
    rule = formula(figure.lineage)
    moves = moves_behind([figure]).get(figure.pk, [])
    into = {one.case: one for one in moves if one.into}
    return {
        "figure": figure,
        "row": figure_rows([figure.indicator], {figure.indicator_id: figure})[0],
        "formula": gettext(rule.words),
        "cites": cite_words(rule.cites),
        "inputs": inputs_of(figure, len(seen)),
        "unchanged": is_unchanged(figure, seen),
        "control": control_of_cases(figure, seen, figure.indicator.result.plan.unit.zone),
        "page": page,
        "kept": 0,
        "tallies": [],
        "cases": [_row(case, names, into) for case in page.rows],
        "gone": [one for one in moves if not one.into],
    }


def tally_page(request: PageRequest, figure: Figure) -> dict[str, Any]:
    """The same for a figure over counts: lessons, observations, quality of a ward."""
    seen = tallies.tallies_behind([figure]).get(figure.pk, [])
    known = sorted(open_to(request.actor, figure, seen), key=lambda one: (one.day, one.what))
    page, rule = page_by_number(request, known), formula(figure.lineage)
    source = figure.lineage.source if figure.lineage else ""
    return {
        "figure": figure,
        "row": figure_rows([figure.indicator], {figure.indicator_id: figure})[0],
        "formula": gettext(rule.words),
        "cites": cite_words(rule.cites),
        "inputs": inputs_of(figure, len(seen), left_out=gettext("Tidak dihitung")),
        "unchanged": tallies.is_unchanged(figure, seen),
        # Who may not open each count learns none from a week of them either.
        "control": control_of_tallies(figure, seen) if len(known) == len(seen) else None,
        "page": page,
        "kept": len(seen) - len(known),
        "is_secret": source == ANSWERED,
        "cases": [],
        "tallies": [(one, tally_words(source, one)) for one in page.rows],
    }


def tally_words(source: str, one: TallySeen) -> str:
    """How a count entered its figure."""
    if one.standing == Standing.EXCUSED:
        return gettext("tidak dihitung")
    if one.standing == Standing.MISSING:
        return _lacking(source)
    if source == "queueing.handling_time":
        return gettext("{n} menit").format(n=number(one.part / MINUTE, 1))
    if source == "complaint.answer_time":
        told = gettext("{n} hari, belum dijawab") if one.standing == Standing.OPEN else gettext("{n} hari")
        return told.format(n=number(one.part / DAY, 1))
    return f"{one.part} / {one.whole}"


def _lacking(source: str) -> str:
    if source in OF_TICKETS:
        return gettext("waktunya tidak tepat")
    return gettext("ditutup sistem") if source == OVERNIGHT else gettext("belum dicatat")


def inputs_of(figure: Figure, seen: int, *, left_out: str = "") -> list[tuple[str, str]]:
    """What went in, in words: enough to count it again by hand. What is left out is a fault, unless it is named."""
    unit = unit_words(figure.indicator)
    found = [
        (gettext("Kasus dalam rentang"), number(seen)),
        (gettext("Kasus yang dihitung"), number(figure.n)),
        (left_out or gettext("Dikeluarkan sebagai kesalahan data"), number(figure.excluded)),
        (gettext("Rentang waktu"), f"{instant(figure.since)} – {instant(figure.until)}"),
        (gettext("Angka"), value_words(figure.value, unit)),
        (gettext("Selang 95%"), interval(figure.low, figure.high) or "–"),
    ]
    if figure.b is not None and figure.shrunk is not None:
        found.append((gettext("Bobot sendiri (B)"), number(figure.b, 2)))
        shrunk = number(figure.shrunk, places_for(figure.shrunk))
        found.append((gettext("Setelah ditarik ke arah kelompok"), f"{shrunk} {unit}"))
    return [*found, (gettext("Sidik masukan"), figure.inputs_hash[:16])]


def _row(case: CaseSeen, names: dict[str, str], into: dict[UUID, Move]) -> CaseRow:
    seconds = (case.closed - case.opened).total_seconds() if case.closed else None
    move = into.get(case.id)
    told = gettext("pemiliknya dibetulkan {at} oleh {name}")
    return CaseRow(
        id=case.id,
        key=case.key,
        service=names.get(case.service, case.service),
        opened=instant(case.opened),
        closed=instant(case.closed) if case.closed else "",
        deadline=instant(case.deadline),
        days="" if seconds is None else number(seconds / DAY, 1),
        late=bool(case.deadline and case.closed and case.closed > case.deadline),
        impossible=seconds is not None and seconds < 0,
        moved=told.format(at=instant(move.at), name=move.by) if move else "",
    )
