"""Rows that facts have written are confirmed in one go, or disowned."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Stale, gettext_noop
from kinerja.work.activity.content import checked
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.places import Place, place_of
from kinerja.work.activity.queries import indicators_of
from kinerja.work.activity.suggestions import Offer, offered
from kinerja.work.activity.terms import ReportState
from kinerja.work.activity.timing import check_day

GONE = gettext_noop("Baris ini sudah menjadi laporan, atau catatannya berubah. Lihat keadaan terbaru di bawah.")


@command
def confirm_suggested(
    *,
    day: date,
    names: Collection[str],
    submission: UUID,
    actor: Actor,
    now: datetime,
    spent: timedelta | None = None,
) -> list[ActivityReport]:
    """Mengonfirmasi baris yang ditulis catatan untuk satu hari: yang disebut dalam `names`, seperti adanya sekarang."""
    employee, place = _own_place(day, actor, now)
    if earlier := _confirmed_before(employee, submission):
        return earlier
    offers = _chosen(employee, day, names, place)
    seconds = _shares(spent, len(offers))
    # The first row carries the key of the form itself, so that a retry finds them all.
    keys = [submission, *(uuid5(submission, offer.name) for offer in offers[1:])]
    rows = [_row(*each, employee, place, now) for each in zip(offers, keys, seconds, strict=True)]
    _insert(rows)
    record("activity.reports_confirmed", actor=actor, now=now, thing=rows[0], day=str(day), rows=len(rows))
    beat(employee)
    return rows


@command
def change_suggested(
    *,
    day: date,
    name: str,
    text: str,
    quantity: str | Decimal | None,
    minutes: int | None,
    submission: UUID,
    actor: Actor,
    now: datetime,
    spent: timedelta | None = None,
) -> ActivityReport:
    """Mengonfirmasi satu baris dengan isi yang diubah; atasan melihat apa yang semula ditulis catatan."""
    employee, place = _own_place(day, actor, now)
    if earlier := _confirmed_before(employee, submission):
        return earlier[0]
    content = checked(text, quantity, minutes)
    (offer,) = _chosen(employee, day, [name], place)
    row = _row(offer, submission, _shares(spent, 1)[0], employee, place, now)
    for column, value in content.items():
        setattr(row, column, value)
    _insert([row])
    said = {"fact": str(offer.quantity or ""), "said": str(row.quantity or "")}
    record("activity.report_changed_from_fact", actor=actor, now=now, thing=row, day=str(day), **said)
    beat(employee)
    return row


@command
def disown_suggested(*, day: date, name: str, submission: UUID, actor: Actor, now: datetime) -> ActivityReport:
    """Menyatakan baris yang ditulis catatan bukan pekerjaan sendiri; ia tidak ditawarkan lagi dan tidak dihitung."""
    employee, place = _own_place(day, actor, now)
    if earlier := _confirmed_before(employee, submission):
        return earlier[0]
    (offer,) = _chosen(employee, day, [name], place)
    row = _row(offer, submission, None, employee, place, now)
    row.state = ReportState.DISOWNED
    _insert([row])
    record("activity.report_disowned", actor=actor, now=now, thing=row, day=str(day))
    beat(employee)
    return row


def _own_place(day: date, actor: Actor, now: datetime) -> tuple[UUID, Place]:
    require(actor, Permission.REPORT_SUBMIT)
    assert actor.employee_id is not None
    place = place_of(actor.employee_id, day)
    check_day(day, rhythm=place.rhythm, unit=place.unit, now=now)
    return actor.employee_id, place


def _confirmed_before(employee: UUID, submission: UUID) -> list[ActivityReport]:
    """What this form made when it came the first time; its first row carries the form's own key."""
    first = ActivityReport.objects.filter(submission=submission, employee=employee).first()
    if first is None:
        return []
    together = ActivityReport.objects.filter(employee=employee, day=first.day, submitted_at=first.submitted_at)
    return [first, *together.exclude(pk=first.pk).order_by("id")]


def _chosen(employee: UUID, day: date, names: Collection[str], place: Place) -> list[Offer]:
    indicators = indicators_of(place.plan)
    found = [offer for offer in offered(employee, day, day, indicators) if offer.name in names]
    if not found:
        raise Stale(GONE)
    return found


def _shares(spent: timedelta | None, rows: int) -> list[int | None]:
    """The time of the form, shared out among its rows so that their sum is that time."""
    if spent is None:
        return [None] * rows
    each, rest = divmod(int(spent.total_seconds()), rows)
    return [each + (place < rest) for place in range(rows)]


def _row(
    offer: Offer, submission: UUID, seconds: int | None, employee: UUID, place: Place, now: datetime
) -> ActivityReport:
    return ActivityReport(
        employee_id=employee, day=offer.day, plan=place.plan, indicator_id=offer.indicator, text=offer.text,
        quantity=offer.quantity, fact_quantity=offer.quantity, minutes=offer.minutes, origin=offer.origin,
        origin_key=offer.key, submission=submission, submitted_at=now, spent_seconds=seconds,
    )  # fmt: skip


def _insert(rows: list[ActivityReport]) -> None:
    try:
        with transaction.atomic():
            ActivityReport.objects.bulk_create(rows)
    except IntegrityError:
        # The same fact, confirmed in another window at this moment.
        raise Stale(GONE)
