"""The list of staff: lean, because it is the page personnel opens most, and the longest.

Rows and choices are put together here, every text escaped: in the template they took longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kinerja.people.organisation.models import Appointment, Unit
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind


@dataclass(frozen=True, slots=True)
class StaffRow:
    key: UUID
    name: str
    kind: str
    post: str
    unit: str
    department: str
    acting: str


@dataclass(frozen=True, slots=True)
class Department:
    """A unit right beneath the agency."""

    key: UUID
    name: str
    path: str


def departments() -> list[Department]:
    """In the order of the tree; one statement."""
    found = Unit.objects.filter(parent__parent=None, parent__isnull=False).order_by("path")
    return [Department(*row) for row in found.values_list("pk", "name", "path")]


def staff_rows(staff: Iterable[Any], on: date, departments: Iterable[Department] = ()) -> list[StaffRow]:
    """Each (with `pk`, `name`, `kind`) with post and unit of the day, and posts held for others; one statement.

    A city has many a "Seksi Layanan 1": with `departments` each unit is told together with the one it belongs to.
    """
    belongs = {unit.path: unit.name for unit in departments}
    people = list(staff)
    posts: dict[UUID, tuple[str, str, str]] = {}
    acting: dict[UUID, list[str]] = {}
    held = Appointment.objects.on(on).filter(employee__in=[person.pk for person in people]).order_by("starts", "id")
    columns = ("employee_id", "kind", "position__title", "position__unit__name", "position__unit__path")
    for employee, kind, title, unit, path in held.values_list(*columns):
        if kind == AppointmentKind.DEFINITIVE:
            above = belongs.get("/".join(path.split("/")[:3]) + "/", "")
            posts[employee] = (title, unit, "" if above == unit else above)
        else:
            acting.setdefault(employee, []).append(f"{AppointmentKind(kind).label} {title}")
    kinds = {kind.value: str(kind.label) for kind in EmployeeKind}
    nothing = ("", "", "")
    return [
        StaffRow(p.pk, p.name, kinds[p.kind], *posts.get(p.pk, nothing), ", ".join(acting.get(p.pk, ())))
        for p in people
    ]


def table_rows(rows: Iterable[StaffRow]) -> SafeString:
    """The body of the table."""
    post, unit, kind, none = escape(_("Jabatan")), escape(_("Unit")), escape(_("Status")), _("belum ada jabatan")
    return SafeString(
        "\n".join(
            f'<tr><th scope="row"><a href="/kepegawaian/pegawai/{row.key}">{escape(row.name)}</a></th>'
            f'<td data-label="{post}"><div>{escape(row.post or none)}{_beneath(row.acting)}</div></td>'
            f'<td data-label="{unit}"><div>{escape(row.unit)}{_beneath(row.department)}</div></td>'
            f'<td data-label="{kind}">{escape(row.kind)}</td></tr>'
            for row in rows
        )
    )


def _beneath(text: str) -> str:
    return f'<br><span class="soft">{escape(text)}</span>' if text else ""


def choices(units: Iterable[Department], chosen: UUID | None) -> SafeString:
    """The options of the filter by department."""
    return SafeString(
        "".join(
            f'<option value="{unit.key}"{" selected" if unit.key == chosen else ""}>{escape(unit.name)}</option>'
            for unit in units
        )
    )
