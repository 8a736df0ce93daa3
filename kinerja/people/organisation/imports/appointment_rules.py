"""What a row of the sheet of appointments must keep to; the same rules as the commands, set-wise."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from kinerja.people.organisation.history import CLOSED
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.seats import single_seat
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.pure.lib.refusals import gettext_noop

from .overlaps import first_overlap
from .plan import Change, Key, New, Preview, Values

NO_EMPLOYEE = gettext_noop("Pegawai dengan NIP {nip} tidak ada. Impor pegawai dahulu, atau perbaiki NIP-nya.")
NO_POST = gettext_noop("Jabatan {code} tidak ada. Impor jabatan dahulu, atau perbaiki kodenya.")
ENDS_EARLY = gettext_noop("Tanggal berakhir {ends} tidak sesudah tanggal mulai {starts}.")
HAS_LEFT = gettext_noop("Pegawai ini berhenti pada {day}; penugasan harus berakhir paling lambat hari itu.")
UNIT_CLOSED = gettext_noop("Unit jabatan ini ditutup pada {day}; penugasan harus berakhir paling lambat hari itu.")
NOT_LEADING = gettext_noop("Jabatan {code} tidak memimpin, sehingga tidak dapat diisi Plt atau Plh.")
TWO_POSTS = gettext_noop("Pegawai ini sudah mempunyai jabatan definitif {other} sejak {since}. Akhiri dahulu.")
TWO_HOLDERS = gettext_noop("Jabatan {code} sudah dijabat pegawai lain sejak {since}. Akhiri penugasannya dahulu.")
TWO_ACTING = gettext_noop("Jabatan {code} sudah mempunyai Plt atau Plh sejak {since}. Akhiri penugasannya dahulu.")
ACTING = (AppointmentKind.ACTING, AppointmentKind.DAILY_ACTING)


def judge_new(preview: Preview, new: New, employee: Employee | None, post: Position | None) -> None:
    row, starts, ends = new.row, new.values["mulai"], new.values["berakhir"]
    if employee is None:
        preview.refuse(row, "nip", NO_EMPLOYEE, nip=new.values["nip"])
    else:
        _judge_employee(preview, row, employee, starts, ends)
    if post is None:
        preview.refuse(row, "kode_jabatan", NO_POST, code=new.values["kode_jabatan"])
    else:
        _judge_post(preview, row, post, new.values["jenis"], ends)
    _judge_days(preview, row, starts, ends)


def _judge_employee(preview: Preview, row: int, employee: Employee, starts: str, ends: str) -> None:
    _judge_history(preview, row, employee, starts)
    if employee.left_on and (not ends or ends > str(employee.left_on)):
        preview.refuse(row, "berakhir", HAS_LEFT, day=str(employee.left_on))


def _judge_post(preview: Preview, row: int, post: Position, kind: str, ends: str) -> None:
    if kind in ACTING and not single_seat(post):
        preview.refuse(row, "jenis", NOT_LEADING, code=post.code)
    if post.unit.closed_on and (not ends or ends > str(post.unit.closed_on)):
        preview.refuse(row, "berakhir", UNIT_CLOSED, day=str(post.unit.closed_on))


def judge_change(preview: Preview, change: Change, there: Appointment) -> None:
    if "berakhir" not in change.fields:
        return
    before, after = change.fields["berakhir"]
    _judge_days(preview, change.row, str(there.starts), after)
    if touched := min(filter(None, (before, after)), default=""):
        _judge_history(preview, change.row, there.employee, touched)


def _judge_days(preview: Preview, row: int, starts: str, ends: str) -> None:
    if ends and ends <= starts:
        preview.refuse(row, "berakhir", ENDS_EARLY, starts=starts, ends=ends)


def _judge_history(preview: Preview, row: int, employee: Employee, day: str) -> None:
    closed = employee.history_closed_until
    if closed and day < str(closed):
        preview.refuse(row, "mulai", CLOSED, name=employee.name, until=str(closed), day=day)


def judge_overlaps(preview: Preview, after: dict[Key, Values], posts: dict[str, Position]) -> None:
    """One definitive post for a person, one holder and one who acts for a leading post."""
    rows = {row.key: row.row for row in preview.rows()}
    groups: dict[tuple[str, str], list[tuple[date, date | None, Key]]] = defaultdict(list)
    for key, row in after.items():
        span = (date.fromisoformat(row["mulai"]), date.fromisoformat(row["berakhir"]) if row["berakhir"] else None, key)
        if row["jenis"] == AppointmentKind.DEFINITIVE:
            groups[TWO_POSTS, row["nip"]].append(span)
            if single_seat(posts[row["kode_jabatan"]]):
                groups[TWO_HOLDERS, row["kode_jabatan"]].append(span)
        elif row["jenis"] in ACTING:
            groups[TWO_ACTING, row["kode_jabatan"]].append(span)
    for (template, _), spans in groups.items():
        _judge_group(preview, template, spans, rows, after)


def _judge_group(
    preview: Preview,
    template: str,
    spans: list[tuple[date, date | None, Key]],
    rows: dict[Key, int],
    after: dict[Key, Values],
) -> None:
    """Blame the row of the sheet, and name the one it meets."""
    met = first_overlap(sorted(spans, key=lambda span: span[0]))
    if met is None or not (met[0][2] in rows or met[1][2] in rows):
        return
    (_, _, one), (_, _, two) = met
    mine, other = (two, after[one]) if two in rows else (one, after[two])
    preview.refuse(
        rows[mine], "mulai", template,
        code=other["kode_jabatan"], other=other["kode_jabatan"], since=other["mulai"],
    )  # fmt: skip
