"""The sheet of employees."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.ranks import normal_rank
from kinerja.people.organisation.terms import Education, EmployeeKind
from kinerja.platform.database import bulk
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.identifiers import parse_nip
from kinerja.pure.lib.refusals import Invalid, gettext_noop

from . import values
from .plan import Change, Key, Preview, Sheet, Values
from .values import Field

POLITICAL = gettext_noop(
    "Pejabat politik tidak mempunyai NIP; tambahkan lewat halaman pegawai, bukan lewat lembar ini."
)
COLUMNS = ("id", "nip", "name", "kind", "rank", "education", "email")


class StaffSheet(Sheet):
    """The NIP tells who somebody is; everything else may change."""

    keys = ("nip",)
    fields = (
        Field("nip", values.nip, required=True),
        Field("nama", values.text(200), required=True),
        Field("status", values.choice(EmployeeKind), required=True),
        Field("golongan", values.text(20)),
        Field("pendidikan", values.choice(Education)),
        Field("surel", values.email),
    )

    def __init__(self) -> None:
        self.staff: dict[str, Employee] = {e.nip: e for e in Employee.objects.filter(nip__isnull=False) if e.nip}

    def present(self) -> dict[Key, Values]:
        return {nip: _values(employee) for nip, employee in self.staff.items()}

    def judge(self, preview: Preview) -> None:
        """A rank belongs to a status: both columns are needed to read it."""
        for new in preview.new:
            new.values["golongan"] = self._rank(preview, new.row, new.values["golongan"], new.values["status"])
            self._doubt_nip(preview, new.row, new.key)
        for change in preview.changed:
            self._judge_change(preview, change)
        different = [change for change in preview.changed if change.fields]
        preview.unchanged += len(preview.changed) - len(different)
        preview.changed = different

    def _judge_change(self, preview: Preview, change: Change) -> None:
        """Two spellings of one rank are no change."""
        if not {"status", "golongan"} & set(change.fields):
            return
        there = _values(self.staff[change.key])
        after = there | change.after
        rank = self._rank(preview, change.row, after["golongan"], after["status"])
        if rank == there["golongan"]:
            change.fields.pop("golongan", None)
        else:
            change.fields["golongan"] = [there["golongan"], rank]

    def _rank(self, preview: Preview, row: int, rank: str, status: str) -> str:
        if status == EmployeeKind.POLITICAL:
            preview.refuse(row, "status", POLITICAL)
        if not status:
            return rank
        try:
            return normal_rank(rank, status)
        except Invalid as refusal:
            preview.refuse(row, "golongan", refusal.template, **refusal.params)
            return rank

    def _doubt_nip(self, preview: Preview, row: int, nip: str) -> None:
        for doubtful in parse_nip(nip).warnings:
            preview.doubt(row, "nip", doubtful)

    def write(self, preview: Preview) -> None:
        bulk.load(Employee, COLUMNS, [(new_id(), *_columns(new.values)) for new in preview.new])
        stated = [(self.staff[c.key], c.after) for c in preview.changed]
        bulk.amend(Employee, COLUMNS, [(e.pk, *_columns(_values(e) | after)) for e, after in stated])


def _values(employee: Employee) -> Values:
    return {
        "nip": employee.nip,
        "nama": employee.name,
        "status": employee.kind,
        "golongan": employee.rank,
        "pendidikan": employee.education,
        "surel": employee.email,
    }


def _columns(row: Values) -> tuple[Any, ...]:
    return row["nip"], row["nama"], row["status"], row["golongan"], row["pendidikan"], row["surel"]
