"""What was judged must not change behind the evaluation's back."""

from __future__ import annotations

from datetime import date

from kinerja.people.organisation.models import Employee
from kinerja.pure.lib.refusals import Refused, gettext_noop

CLOSED = gettext_noop(
    "Riwayat {name} sebelum {until} sudah dinilai dan ditutup, sehingga penugasan pada {day} tidak dapat diubah. "
    "Ajukan koreksi penilaian lebih dahulu."
)


CLOSED_ABSENCE = gettext_noop(
    "Riwayat {name} sebelum {until} sudah dinilai dan ditutup, sehingga cuti atau tugas pada {day} tidak dapat diubah. "
    "Ajukan koreksi penilaian lebih dahulu."
)


def refuse_before_history(employee: Employee, day: date, said: str = CLOSED) -> None:
    """Pass in silence when nothing before `day` was judged, or raise Refused."""
    closed = employee.history_closed_until
    if closed and day < closed:
        raise Refused(said, name=employee.name, until=closed, day=day)
