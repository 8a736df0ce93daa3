"""The draw of finished files, and the second look at one of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from kinerja.facts.casework.models import AccuracyDraw, CaseFile, SecondLook
from kinerja.facts.casework.terms import FaultKind, LookOutcome, Stage
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.strata import draw
from kinerja.pure.lib.zones import zone_of

EACH = 5
"""Files of each officer and service a month: thirty in half a year, enough for an interval that says something."""
A_DAY, A_MONTH = timedelta(days=1), timedelta(days=33)
LONGEST_NOTE = 300
WITH_RESULT = (Stage.READY, Stage.HANDED_OVER)


@command
def draw_second_looks(month: date, *, actor: Actor, now: datetime, each: int = EACH) -> int:
    """Mengundi berkas selesai satu bulan untuk diperiksa orang lain; bulan yang sudah diundi tidak diundi lagi."""
    require(actor, Permission.CASE_DRAW)
    drawn = set(AccuracyDraw.objects.filter(month=month).values_list("unit", flat=True))
    made = 0
    for unit, files in _finished(month):
        if unit.pk not in drawn:
            made += _draw(unit, files, month, each, actor, now)
    return made


@command
def look_again(
    look: SecondLook, *, outcome: str, actor: Actor, now: datetime, fault: str = "", note: str = ""
) -> SecondLook:
    """Mencatat hasil pemeriksaan kedua; tidak seorang pun memeriksa pekerjaannya sendiri."""
    require(actor, Permission.CASE_HANDLE, look.draw.unit)
    own = CaseFile.objects.filter(pk=look.file_id).worked_on_by(actor.employee_id)
    if look.officer.employee_id == actor.employee_id or own.exists():
        raise Refused(gettext_noop("Anda ikut menangani berkas ini. Pemeriksaan kedua dilakukan rekan lain."))
    if outcome not in LookOutcome.values:
        raise Invalid(gettext_noop("Pilih hasil pemeriksaan: benar, atau ada kesalahan."))
    if outcome == LookOutcome.WRONG and fault not in FaultKind.values:
        raise Invalid(gettext_noop("Pilih apa yang salah."))
    values = {
        "outcome": outcome, "fault": fault if outcome == LookOutcome.WRONG else "",
        "note": " ".join(note.split())[:LONGEST_NOTE],
        "looked_by_id": actor.employee_id, "looked_at": now,
    }  # fmt: skip
    if not SecondLook.objects.open().filter(pk=look.pk).update(**values):
        raise Stale(gettext_noop("Berkas ini baru saja diperiksa rekan Anda."))
    for name, value in values.items():
        setattr(look, name, value)
    record("casework.looked_again", actor=actor, now=now, thing=look.file, outcome=outcome)
    return look


def _finished(month: date) -> list[tuple[Unit, list[CaseFile]]]:
    """By the unit that answers for the service, the files whose result was ready in the month by its own days."""
    near = datetime.combine(month, time(), UTC)
    rows = CaseFile.objects.filter(stage__in=WITH_RESULT, request__closed_by__isnull=False, look=None)
    rows = rows.filter(request__closed_at__gt=near - A_DAY, request__closed_at__lt=near + A_MONTH)
    rows = rows.select_related("request__unit").order_by(
        "request__unit", "request__service", "request__closed_by", "id"
    )
    mine = (file for file in rows if file.request.closed_at and _is_in(file, month))
    return [(unit, list(files)) for unit, files in groupby(mine, key=lambda file: file.request.unit) if unit]


def _is_in(file: CaseFile, month: date) -> bool:
    unit, closed = file.request.unit, file.request.closed_at
    if unit is None or closed is None:
        return False
    return closed.astimezone(zone_of(unit.zone)).date().replace(day=1) == month


def _draw(unit: Unit, files: list[CaseFile], month: date, each: int, actor: Actor, now: datetime) -> int:
    seed = new_id().int & (2**62 - 1)
    made = AccuracyDraw.objects.create(unit=unit, month=month, seed=seed, each=each, drawn_at=now)
    strata = [
        (key, list(members))
        for key, members in groupby(files, key=lambda file: (file.request.service_id, file.request.closed_by_id))
    ]
    looks = [
        SecondLook(draw=made, file=file, officer_id=officer, stratum=size)
        for (_service, officer), file, size in draw(strata, each, seed)
    ]
    SecondLook.objects.bulk_create(looks)
    record("casework.looks_drawn", actor=actor, now=now, thing=made, seed=str(seed), files=len(looks))
    return len(looks)
