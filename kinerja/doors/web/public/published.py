"""A publication as a page shows it: hidden cells say so, and nothing is computed anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from kinerja.doors.web.ui.charts import Chart, Part, distribution
from kinerja.doors.web.ui.numbers import number
from kinerja.judgement.evaluation.terms import Predicate
from kinerja.outcomes.transparency.models import Publication


@dataclass(frozen=True)
class Cell:
    """One figure in words; `hidden` where the publication itself holds nothing."""

    text: str
    n: str
    hidden: bool


@dataclass(frozen=True)
class UnitRow:
    name: str
    on_time: Cell
    completion: Cell
    online: Cell
    predicates: list[str]

    @property
    def serves(self) -> bool:
        return any(cell.hidden or cell.n for cell in (self.on_time, self.completion, self.online))


@dataclass(frozen=True)
class Shown:
    publication: Publication
    about: Mapping[str, Any]
    units: list[UnitRow]
    total: UnitRow
    predicate_names: list[str]
    chart: Chart | None

    @property
    def predicate_rows(self) -> list[dict[str, Any]]:
        """Units and the total, each count with the name of its column."""
        names, rows = self.predicate_names, [*self.units, self.total]
        return [{"name": row.name, "cells": list(zip(names, row.predicates, strict=True))} for row in rows]

    @property
    def serving(self) -> list[UnitRow]:
        """Units with a figure of services, hidden ones included."""
        return [unit for unit in self.units if unit.serves]


def shown(publication: Publication) -> Shown:
    content = publication.content
    return Shown(
        publication=publication,
        about=content["about"],
        units=[_row(unit) for unit in content["units"]],
        total=_row(content["total"]),
        predicate_names=[str(label) for label in Predicate.labels],
        chart=_chart(content["total"]),
    )


def secret() -> str:
    """What stands in place of a figure about too few."""
    return gettext("dirahasiakan (<10)")


def _row(unit: Mapping[str, Any]) -> UnitRow:
    return UnitRow(
        name=gettext(unit["name"]) if not unit["code"] else unit["name"],
        on_time=_cell(unit["on_time"], percent_words),
        completion=_cell(unit["completion"], days_words),
        online=_cell(unit["online"], percent_words),
        predicates=[_count(unit["predicates"][code]) for code in Predicate.values],
    )


def percent_words(share: float) -> str:
    return f"{number(share, 1)}%"


def days_words(days: float) -> str:
    """Days, or hours where it took less than one; publications round to a hundredth of a day."""
    if days >= 1:
        return gettext("{n} hari").format(n=number(days, 1))
    if days * 24 >= 1:
        return gettext("{n} jam").format(n=number(days * 24, 0))
    return gettext("kurang dari satu jam")


def _cell(figure: Mapping[str, Any], words: Callable[[float], str]) -> Cell:
    n, value = figure["n"], figure["value"]
    if n is None:
        return Cell(secret(), "", True)
    if value is None:
        return Cell(gettext("belum ada"), "", False)
    return Cell(words(value), number(n) if n else "", False)


def _count(cell: Mapping[str, Any] | None) -> str:
    return secret() if cell is None else number(cell["n"])


def _chart(total: Mapping[str, Any]) -> Chart | None:
    """The spread over the whole agency, drawn only where no part of it is hidden."""
    cells = total["predicates"]
    if any(cells[code] is None for code in Predicate.values) or not total["evaluated"]:
        return None
    parts = [Part(str(Predicate(code).label), cells[code]["n"]) for code in Predicate.values]
    note = gettext("{n} pegawai dinilai.").format(n=number(total["evaluated"]))
    return distribution(parts, caption=gettext("Sebaran predikat seluruh instansi"), note=note)
