"""The sheet of units."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kinerja.people.organisation.models import Agency, Calendar, Unit
from kinerja.people.organisation.terms import UnitKind, Zone
from kinerja.platform.database import bulk
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import gettext_noop

from . import values
from .plan import Key, Preview, Sheet, Values
from .trees import refuse_cycles
from .values import Field

NO_PARENT = gettext_noop("Unit induk {code} tidak ada, baik di data maupun di lembar ini.")
ONE_ROOT = gettext_noop("Instansi hanya mempunyai satu unit puncak; {other} sudah ada. Isi kode unit induknya.")
CIRCLE = gettext_noop("Unit {code} dan {above} akan saling membawahi. Perbaiki kode unit induknya.")
NO_CALENDAR = gettext_noop("Kalender “{name}” tidak ada. Yang ada: {known}.")
COLUMNS = ("id", "code", "name", "kind", "parent_id", "path", "zone", "calendar_id")


class UnitSheet(Sheet):
    """Codes stay; an absent zone is the agency's."""

    keys = ("kode",)
    fields = (
        Field("kode", values.code, required=True),
        Field("nama", values.text(200), required=True),
        Field("jenis", values.choice(UnitKind), required=True),
        Field("kode_induk", values.code),
        Field("zona", values.choice(Zone)),
        Field("kalender", values.text(120)),
    )

    def __init__(self) -> None:
        self.units: dict[str, Unit] = {u.code: u for u in Unit.objects.select_related("parent", "calendar")}
        self.calendars: dict[str, UUID] = dict(Calendar.objects.values_list("name", "id"))
        agency = Agency.objects.first()
        self.zone = agency.zone if agency else Zone.WIB.value

    def present(self) -> dict[Key, Values]:
        return {code: _values(unit) for code, unit in self.units.items()}

    def default_of(self, column: Field) -> Any:
        return self.zone if column.name == "zona" else column.default

    def judge(self, preview: Preview) -> None:
        above = self._above(preview)
        for row in preview.rows():
            parent, calendar = row.after.get("kode_induk"), row.after.get("kalender")
            if parent and parent not in above:
                preview.refuse(row.row, "kode_induk", NO_PARENT, code=parent)
            if calendar and calendar not in self.calendars:
                preview.refuse(row.row, "kalender", NO_CALENDAR, name=calendar, known=", ".join(self.calendars) or "–")
        self._judge_roots(preview, above)
        refuse_cycles(preview, above, "kode_induk", CIRCLE)

    def _above(self, preview: Preview) -> dict[str, str | None]:
        above = {code: unit.parent.code if unit.parent else None for code, unit in self.units.items()}
        above |= {row.key: row.values["kode_induk"] or None for row in preview.new}
        return above | {c.key: c.after["kode_induk"] or None for c in preview.changed if "kode_induk" in c.fields}

    def _judge_roots(self, preview: Preview, above: dict[str, str | None]) -> None:
        rows = {row.key: row.row for row in preview.rows()}
        roots = sorted((code for code, parent in above.items() if parent is None), key=lambda code: code in rows)
        for code in roots[1:]:
            if code in rows:
                preview.refuse(rows[code], "kode_induk", ONE_ROOT, other=roots[0])

    def write(self, preview: Preview) -> None:
        above = self._above(preview)
        ids = {code: unit.pk for code, unit in self.units.items()} | {row.key: new_id() for row in preview.new}
        bulk.load(Unit, COLUMNS, [self._row(r.key, r.values, above, ids) for r in _parents_first(preview, above)])
        stated = {c.key: c.after for c in preview.changed}
        moved = [code for code, unit in self.units.items() if code in stated or path_of(code, above) != unit.path]
        rows = [self._row(c, _values(self.units[c]) | stated.get(c, {}), above, ids) for c in moved]
        bulk.amend(Unit, COLUMNS, rows)

    def _row(self, code: str, row: Values, above: dict[str, str | None], ids: dict[str, UUID]) -> tuple[Any, ...]:
        parent = above[code]
        return (
            ids[code], code, row["nama"], row["jenis"], ids[parent] if parent else None, path_of(code, above),
            row["zona"], self.calendars[row["kalender"]] if row["kalender"] else None,
        )  # fmt: skip


def _values(unit: Unit) -> Values:
    return {
        "kode": unit.code,
        "nama": unit.name,
        "jenis": unit.kind,
        "kode_induk": unit.parent.code if unit.parent else "",
        "zona": unit.zone,
        "kalender": unit.calendar.name if unit.calendar else "",
    }


def _parents_first(preview: Preview, above: dict[str, str | None]) -> list[Any]:
    return sorted(preview.new, key=lambda row: path_of(row.key, above))


def path_of(code: str, above: dict[str, str | None]) -> str:
    """The codes from the root."""
    parent = above[code]
    return f"{path_of(parent, above) if parent else '/'}{code}/"
