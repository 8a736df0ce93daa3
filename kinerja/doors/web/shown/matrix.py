"""Cells of the matrix of roles and results, as their owner and the person they speak of see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.numbers import number
from kinerja.doors.web.ui.sentences import spoken
from kinerja.work.planning.matrix.facts import amounts
from kinerja.work.planning.matrix.rules import not_summed
from kinerja.work.planning.matrix.terms import CellRole, Method
from kinerja.work.planning.models import ExpectedResult, MatrixCell
from kinerja.work.planning.rules import Remark

from .explanations import cite_words


@dataclass(frozen=True)
class CellLine:
    """One cell in words."""

    result: UUID
    text: str
    role: str
    leads: bool
    how: str
    share: str


def cell_line(cell: MatrixCell | None) -> CellLine | None:
    if cell is None:
        return None
    share = f"{number(cell.share)} {cell.measure_unit}" if cell.share is not None else ""
    leads = cell.role == CellRole.COORDINATOR
    return CellLine(cell.result_id, cell.text, cell.get_role_display(), leads, _how(cell), share)


def _how(cell: MatrixCell) -> str:
    if cell.method == Method.DIRECT:
        return " · ".join(filter(None, (gettext("langsung"), cell.get_split_display(), cell.part)))
    return " · ".join((gettext("tidak langsung"), cell.get_product_display()))


def target_lines(result: ExpectedResult) -> list[tuple[str, bool]]:
    """Each target of a result, and whether shares of it are added up."""
    return [(f"{number(a.value)} {gettext(a.unit)}", not not_summed(a)) for a in amounts(result.indicators.all())]


def remark_lines(remarks: Iterable[Remark]) -> list[tuple[str, str]]:
    """(sentence, articles)."""
    return [(spoken(remark.sentence), "; ".join(cite_words(remark.cites))) for remark in remarks]
