"""The matrix of roles and results: my results across, my people down, each cell filled on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from kinerja.doors.web.rater.forms import CellForm, EmptyForm
from kinerja.doors.web.shown.matrix import CellLine, cell_line, remark_lines, target_lines
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.views import reads, writes
from kinerja.people.organisation.models import Employee
from kinerja.work.planning import commands as planning
from kinerja.work.planning.matrix.facts import Board
from kinerja.work.planning.matrix.queries import board_of, staff_of
from kinerja.work.planning.matrix.rules import findings
from kinerja.work.planning.models import ExpectedResult, MatrixCell, Plan
from kinerja.work.planning.queries import plan_on


@dataclass(frozen=True)
class Box:
    """One cell as the page shows it: filled, or supported by the person's own plan only, or empty."""

    number: int
    result: ExpectedResult
    cell: CellLine | None
    own: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    person: Employee
    boxes: list[Box]

    @property
    def is_linked(self) -> bool:
        return any(box.cell or box.own for box in self.boxes)


@reads
def show(request: PageRequest) -> HttpResponse:
    plan = _mine(request)
    board = board_of(plan, request.actor.on) if plan else None
    context = {
        "plan": plan,
        "results": [(result, target_lines(result)) for result in board.results] if board else [],
        "rows": _rows(board) if board else [],
        "findings": remark_lines(findings(board.matrix)) if board else [],
    }
    return render(request, "rater/matrix.html", context)


def _mine(request: PageRequest) -> Plan | None:
    return plan_on(request.actor.employee_id, request.actor.on) if request.actor.employee_id else None


def _rows(board: Board) -> list[Row]:
    cells = {(cell.employee_id, cell.result_id): cell for cell in board.cells}
    own: dict[tuple[UUID, UUID], list[str]] = {}
    for supports, result in board.own:
        own.setdefault((result.plan.employee_id, supports), []).append(result.text)
    return [
        Row(
            person,
            [
                Box(n, result, cell_line(cells.get((person.pk, result.pk))), tuple(own.get((person.pk, result.pk), ())))
                for n, result in enumerate(board.results, 1)
            ],
        )
        for person in board.staff
    ]


def _place(request: PageRequest, result: UUID, employee: UUID) -> tuple[ExpectedResult, Employee, MatrixCell | None]:
    """A result of mine and somebody of my people, or a missing page."""
    me = request.actor.employee_id
    owned = ExpectedResult.objects.select_related("plan").filter(pk=result, plan__employee=me).first() if me else None
    person = staff_of(me, request.actor.on).filter(pk=employee).first() if me else None
    if owned is None or person is None:
        raise Http404
    return owned, person, MatrixCell.objects.filter(result=owned, employee=person).first()


@reads
def cell(request: PageRequest, result: UUID, employee: UUID) -> HttpResponse:
    owned, person, found = _place(request, result, employee)
    return _page(request, owned, person, found, CellForm(initial=_shown(found, owned)))


@writes
def fill(request: PageRequest, result: UUID, employee: UUID) -> HttpResponse:
    owned, person, found = _place(request, result, employee)
    form = CellForm(request.POST)
    if form.is_valid():
        given, version = form.assignment(), form.cleaned_data["version"]
        by: dict[str, Any] = {"version": version, "actor": request.actor, "now": request.now}
        if form.attempt(lambda: planning.assign_result(owned, employee=person, assignment=given, **by)):
            messages.success(request, gettext("Bagian {name} tersimpan.").format(name=person.name))
            return redirect("rater:matrix")
        found = MatrixCell.objects.filter(result=owned, employee=person).first()
        form.see(found.version if found else 0)
    return _page(request, owned, person, found, form, form.status if form.errors else 200)


@writes
def empty(request: PageRequest, result: UUID, employee: UUID) -> HttpResponse:
    owned, person, found = _place(request, result, employee)
    form = EmptyForm(request.POST)
    by: dict[str, Any] = {"actor": request.actor, "now": request.now}
    if found is None:
        return redirect("rater:matrix")
    if form.is_valid() and form.attempt(
        lambda: planning.withdraw_cell(found, version=form.cleaned_data["version"], **by)
    ):
        messages.success(request, gettext("Sel {name} dikosongkan.").format(name=person.name))
        return redirect("rater:matrix")
    fresh = CellForm(initial=_shown(found, owned))
    return _page(request, owned, person, found, fresh, form.status, wrong=form)


def _shown(found: MatrixCell | None, owned: ExpectedResult) -> dict[str, Any]:
    if found is None:
        return {"version": 0, "role": "member", "method": "indirect"}
    return {name: getattr(found, name) for name in (*CellForm.CONTENT, "version")}


def _page(
    request: PageRequest,
    owned: ExpectedResult,
    person: Employee,
    found: MatrixCell | None,
    form: CellForm,
    status: int = 200,
    wrong: EmptyForm | None = None,
) -> HttpResponse:
    context = {
        "result": owned,
        "targets": target_lines(owned),
        "person": person,
        "found": found,
        "line": cell_line(found),
        "form": form,
        "wrong": wrong or form,
    }
    return render(request, "rater/cell.html", context, status=status)
