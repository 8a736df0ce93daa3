"""The sheet of appointments. A new definitive post ends the one before it, and the preview says so."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.seats import single_seat
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.database import bulk
from kinerja.platform.database.keys import new_id

from . import appointment_rules as rules
from . import values
from .plan import Change, Key, New, Preview, Sheet, Values
from .values import Field

COLUMNS = ("id", "employee_id", "position_id", "kind", "single_seat", "starts", "ends", "decree")
AMENDED = ("id", "ends", "decree")


class AppointmentSheet(Sheet):
    """One row is one person in one post from one day on; its end and its decree may change."""

    keys = ("nip", "kode_jabatan", "jenis", "mulai")
    fields = (
        Field("nip", values.nip, required=True),
        Field("kode_jabatan", values.code, required=True),
        Field("jenis", values.choice(AppointmentKind), default=AppointmentKind.DEFINITIVE.value),
        Field("mulai", values.day, required=True),
        Field("berakhir", values.day),
        Field("nomor_sk", values.text(120)),
    )

    def __init__(self) -> None:
        self.employees: dict[str, Employee] = {e.nip: e for e in Employee.objects.filter(nip__isnull=False) if e.nip}
        self.posts: dict[str, Position] = {p.code: p for p in Position.objects.order_by().select_related("unit")}
        rows = Appointment.objects.order_by("starts", "id").select_related("employee", "position")
        self.rows: dict[Key, Appointment] = {self.key_of(_values(row)): row for row in rows}

    def present(self) -> dict[Key, Values]:
        return {key: _values(row) for key, row in self.rows.items()}

    def judge(self, preview: Preview) -> None:
        self._end_former_posts(preview)
        for new in preview.new:
            rules.judge_new(preview, new, self.employees.get(new.values["nip"]), self._post(new))
        for change in preview.changed:
            rules.judge_change(preview, change, self.rows[change.key])
        if not preview.problems:
            rules.judge_overlaps(preview, self._after(preview), self.posts)

    def _post(self, new: New) -> Position | None:
        return self.posts.get(new.values["kode_jabatan"])

    def _end_former_posts(self, preview: Preview) -> None:
        """An open definitive post ends on the day a new one begins, unless its own row says otherwise."""
        open_posts: dict[str, list[Key]] = defaultdict(list)
        for key, row in self.rows.items():
            if row.kind == AppointmentKind.DEFINITIVE and row.ends is None and row.employee.nip:
                open_posts[row.employee.nip].append(key)
        stated = {change.key for change in preview.changed if "berakhir" in change.fields}
        for new in preview.new:
            if new.values["jenis"] != AppointmentKind.DEFINITIVE:
                continue
            for key in open_posts.pop(new.values["nip"], []):
                if key not in stated and str(self.rows[key].starts) < new.values["mulai"]:
                    preview.changed.append(Change(new.row, key, {"berakhir": ["", new.values["mulai"]]}, also=True))

    def _after(self, preview: Preview) -> dict[Key, Values]:
        after = self.present()
        for change in preview.changed:
            after[change.key] = after[change.key] | change.after
        return after | {new.key: new.values for new in preview.new}

    def write(self, preview: Preview) -> None:
        """What ends makes room for what begins."""
        amended = [self._amended(change) for change in preview.changed]
        bulk.amend(Appointment, AMENDED, amended)
        bulk.load(Appointment, COLUMNS, [self._row(new.values) for new in preview.new])

    def _amended(self, change: Change) -> tuple[Any, ...]:
        row = _values(self.rows[change.key]) | change.after
        return self.rows[change.key].pk, _day(row["berakhir"]), row["nomor_sk"]

    def _row(self, row: Values) -> tuple[Any, ...]:
        post = self.posts[row["kode_jabatan"]]
        return (
            new_id(), self.employees[row["nip"]].pk, post.pk, row["jenis"], single_seat(post),
            _day(row["mulai"]), _day(row["berakhir"]), row["nomor_sk"],
        )  # fmt: skip


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _values(row: Appointment) -> Values:
    return {
        # Who has no NIP stands in no sheet; the key keeps such rows apart.
        "nip": row.employee.nip or str(row.employee_id),
        "kode_jabatan": row.position.code,
        "jenis": row.kind,
        "mulai": str(row.starts),
        "berakhir": str(row.ends or ""),
        "nomor_sk": row.decree,
    }
