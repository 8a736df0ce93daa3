"""Counting, and putting a count right without losing what was there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinerja.facts.care.models import QualityCount
from kinerja.facts.care.rules import check_count, today_at
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.platform.database.bulk import load
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop

FIELDS = ("id", "unit_id", "indicator", "day", "shift", "numerator", "denominator", "counted_by_id", "counted_at",
          "replaces_id", "reason", "superseded_at")  # fmt: skip


@dataclass(frozen=True)
class Count:
    """One line of a sheet."""

    unit: UUID
    indicator: str
    day: date
    shift: str
    numerator: int
    denominator: int
    counted_by: UUID


@command
def count(
    unit: Unit,
    *,
    indicator: str,
    day: date,
    shift: str,
    numerator: int,
    denominator: int,
    actor: Actor,
    now: datetime,
) -> QualityCount:
    """Mencatat hitungan mutu satu sif. Yang sama dikirim dua kali dicatat sekali."""
    require(actor, Permission.CARE_COUNT, unit)
    check_count(indicator, day, shift, numerator, denominator, today_at(unit, now))
    before = QualityCount.objects.current().filter(unit=unit, indicator=indicator, day=day, shift=shift).first()
    if before is not None:
        return _again(before, numerator, denominator)
    made = _row(unit, indicator, day, shift, numerator, denominator, actor, now)
    saving.insert(made)
    record("care.counted", actor=actor, now=now, thing=made, indicator=indicator, day=str(day), shift=shift)
    return made


@command
def correct_count(
    before: QualityCount, *, numerator: int, denominator: int, reason: str, actor: Actor, now: datetime
) -> QualityCount:
    """Memperbaiki hitungan dengan alasan; angka lama tetap tersimpan."""
    require(actor, Permission.CARE_COUNT, before.unit)
    check_count(before.indicator, before.day, before.shift, numerator, denominator, today_at(before.unit, now))
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis alasan perbaikan, misalnya salah ketik atau lembar susulan."))
    if not QualityCount.objects.current().filter(pk=before.pk).update(superseded_at=now):
        raise Stale(
            gettext_noop("Hitungan ini baru saja diperbaiki orang lain. Muat ulang halaman, lalu periksa lagi.")
        )
    made = _row(before.unit, before.indicator, before.day, before.shift, numerator, denominator, actor, now)
    made.replaces, made.reason = before, reason.strip()
    saving.insert(made)
    record(
        "care.corrected", actor=actor, now=now, thing=made,
        before=[before.numerator, before.denominator], after=[numerator, denominator],
    )  # fmt: skip
    return made


@command
def take_over_counts(counts: Iterable[Count], *, actor: Actor, now: datetime) -> int:
    """Memasukkan banyak hitungan sekaligus dari lembar yang sudah diperiksa. Answers how many."""
    rows = [
        (new_id(), c.unit, c.indicator, c.day, c.shift, c.numerator, c.denominator, c.counted_by, now, None, "", None)
        for c in counts
    ]
    for unit in Unit.objects.filter(pk__in={row[1] for row in rows}):
        require(actor, Permission.CARE_COUNT, unit)
    load(QualityCount, FIELDS, rows)
    record("care.taken_over", actor=actor, now=now, rows=len(rows))
    return len(rows)


def _again(before: QualityCount, numerator: int, denominator: int) -> QualityCount:
    if (before.numerator, before.denominator) == (numerator, denominator):
        return before
    raise Invalid(
        gettext_noop(
            "Sif ini sudah mencatat {numerator} dari {denominator}. Bila keliru, pakai “Perbaiki” di samping angkanya."
        ),
        numerator=before.numerator,
        denominator=before.denominator,
    )


def _row(
    unit: Unit, indicator: str, day: date, shift: str, numerator: int, denominator: int, actor: Actor, now: datetime
) -> QualityCount:
    if actor.employee_id is None:
        raise Invalid(gettext_noop("Hitungan mutu dicatat oleh pegawai. Masuklah dengan akun pegawai Anda."))
    return QualityCount(
        unit=unit, indicator=indicator, day=day, shift=shift, numerator=numerator, denominator=denominator,
        counted_by_id=actor.employee_id, counted_at=now,
    )  # fmt: skip
