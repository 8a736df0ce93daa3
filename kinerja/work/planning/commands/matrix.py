"""Filling the matrix of roles and results, and taking its cells over into one's own plan."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.matrix.queries import not_taken_over, subordinate
from kinerja.work.planning.matrix.terms import CellRole, Method, Split
from kinerja.work.planning.models import ExpectedResult, MatrixCell, Plan
from kinerja.work.planning.quantities import optional_quantity

CHANGED = gettext_noop(
    "Sel matriks ini baru saja diubah di tempat lain. Periksa isinya yang terbaru, lalu simpan sekali lagi."
)


@dataclass(frozen=True)
class Assignment:
    """What a cell says. Directly handed on, the text may be left out: it is the superior's own."""

    method: str
    role: str = CellRole.MEMBER
    split: str = ""
    part: str = ""
    product: str = ""
    text: str = ""
    share: Decimal | None = None
    measure_unit: str = ""

    def columns(self, result: ExpectedResult) -> dict[str, Any]:
        """Values of the cell; what belongs to the other method is left out."""
        direct = self.method == Method.DIRECT
        said = self.text.strip() or (result.text if direct else "")
        own = {"split": self.split if direct else "", "product": "" if direct else self.product}
        return asdict(self) | own | {"text": said, "part": self.part.strip() if direct else "", **self._share()}

    def _share(self) -> dict[str, Any]:
        share = optional_quantity(self.share)
        return {"share": share, "measure_unit": "" if share is None else self.measure_unit.strip()}


@command
def assign_result(
    result: ExpectedResult,
    *,
    employee: Employee,
    assignment: Assignment,
    version: int,
    actor: Actor,
    now: datetime,
) -> MatrixCell:
    """Mengisi satu sel matriks: bagian seorang pegawai dari satu hasil. `version` 0 berarti sel masih kosong."""
    require(actor, Permission.MATRIX_FILL, result.plan)
    if not subordinate(employee, result.plan.employee_id, actor.on):
        raise Invalid(gettext_noop("{name} bukan bawahan langsung atau anggota tim Anda hari ini."), name=employee.name)
    columns = assignment.columns(result)
    _check(columns)
    # Two who fill one column wait for each other: the second is told that the cell has changed.
    ExpectedResult.objects.select_for_update(no_key=True, of=("self",)).order_by().get(pk=result.pk)
    cell = _change(result, employee, columns, version) if version else _fill(result, employee, columns)
    facts = {"employee": str(employee.pk), "result": str(result.pk)}
    record("planning.result_assigned", actor=actor, now=now, thing=result.plan, **facts, method=assignment.method)
    return cell


@command
def withdraw_cell(cell: MatrixCell, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Mengosongkan satu sel matriks; SKP bawahan yang sudah mengambilnya tidak berubah."""
    plan = cell.result.plan
    require(actor, Permission.MATRIX_FILL, plan)
    facts = {"employee": str(cell.employee_id), "result": str(cell.result_id)}
    if not MatrixCell.objects.filter(pk=cell.pk, version=version).delete()[0]:
        raise Stale(CHANGED)
    record("planning.cell_emptied", actor=actor, now=now, thing=plan, **facts)
    return plan


@command
def take_over(plan: Plan, *, version: int, actor: Actor, now: datetime) -> list[ExpectedResult]:
    """Mengambil hasil yang dibagikan kepada pemilik rancangan sebagai rencana hasil kerjanya."""
    require_draft(plan, actor)
    cells = list(not_taken_over(plan, max(actor.on, plan.starts)))
    if not cells:
        return []
    touch(plan, version=version)
    last = plan.results.aggregate(last=Max("order"))["last"] or 0
    taken = ExpectedResult.objects.bulk_create(
        ExpectedResult(plan=plan, order=order, text=_words(cell), superior_result_id=cell.result_id)
        for order, cell in enumerate(cells, last + 1)
    )
    record("planning.cells_taken_over", actor=actor, now=now, thing=plan, results=[str(r.pk) for r in taken])
    return taken


def _words(cell: MatrixCell) -> str:
    return f"{cell.text} ({cell.part})" if cell.part and cell.part not in cell.text else cell.text


def _check(columns: dict[str, Any]) -> None:
    if columns["split"] == Split.QUANTITY and columns["share"] is None:
        raise Invalid(gettext_noop("Isi jumlah dan satuannya, karena hasil ini dibagi menurut jumlah."))
    if columns["method"] == Method.INDIRECT and not columns["text"]:
        raise Invalid(gettext_noop("Tuliskan hasil antara yang diserahkan: layanan, produk, atau hasil antaranya."))


def _fill(result: ExpectedResult, employee: Employee, columns: dict[str, Any]) -> MatrixCell:
    if MatrixCell.objects.filter(result=result, employee=employee).exists():
        raise Stale(CHANGED)
    return saving.insert(MatrixCell(result=result, employee=employee, **columns))


def _change(result: ExpectedResult, employee: Employee, columns: dict[str, Any], version: int) -> MatrixCell:
    cell = MatrixCell.objects.filter(result=result, employee=employee, version=version).first()
    if cell is None:
        raise Stale(CHANGED)
    saving.change(cell, version=version + 1, **columns)
    return cell
