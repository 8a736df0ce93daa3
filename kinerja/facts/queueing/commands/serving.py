"""At the counter: call, serve, hold, hand on, finish. Every verb is one key press and one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kinerja.facts.queueing.hall_terms import RETURNS, HoldReason, ReturnRule, Stage
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.queueing.models import Counter, ServiceLine, Ticket
from kinerja.facts.queueing.moving import FREE, at_other_counter, move
from kinerja.facts.queueing.numbering import number_for_transfer
from kinerja.facts.queueing.seats import employee_of, seated
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.ticket_life import AT_COUNTER, check_no_show, check_return

TRIES = 5


@command
def call_next(counter: Counter, *, actor: Actor, now: datetime) -> Ticket | None:
    """Memanggil nomor berikutnya: yang didahulukan, lalu yang datang lebih dahulu. Tidak ada: tidak terjadi apa-apa."""
    officer = seated(counter, actor, now)
    _check_free(counter)
    waiting = Ticket.objects.callable_at(counter, today_at(counter.unit, now)).select_related("visit", "line")
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True, of=("self",))
    for _try in range(TRIES):
        ticket: Ticket | None = waiting.first()
        if ticket is None:
            return None
        try:
            _call(ticket, counter, officer, actor, now)
        except Stale:
            continue  # another counter took this one, or his other number: the next one then
        return ticket
    raise Stale(gettext_noop("Beberapa loket memanggil bersamaan. Tekan sekali lagi."))


@command
def call(ticket: Ticket, *, counter: Counter, actor: Actor, now: datetime) -> Ticket:
    """Memanggil satu nomor tertentu; bila loket lain lebih dahulu, ada kalimatnya."""
    officer = seated(counter, actor, now)
    _check_own(ticket, counter)
    if ticket.stage in AT_COUNTER and ticket.counter_id != counter.pk:
        raise at_other_counter(ticket)
    _call(ticket, counter, officer, actor, now)
    return ticket


@command
def call_again(ticket: Ticket, *, actor: Actor, now: datetime) -> Ticket:
    """Memanggil sekali lagi; tiap panggilan tercatat."""
    seated(ticket.counter, actor, now)
    if ticket.stage != Stage.CALLED:
        raise Invalid(gettext_noop("Nomor {ticket} tidak sedang dipanggil."), ticket=str(ticket))
    move(ticket, Stage.CALLED, now=now, calls=ticket.calls + 1)
    _note("called_again", ticket, actor, now, calls=ticket.calls)
    return ticket


@command
def start(ticket: Ticket, *, actor: Actor, now: datetime, counter: Counter | None = None) -> Ticket:
    """Mulai melayani. Warga yang sudah berdiri di depan loket boleh dilayani tanpa dipanggil; itu tercatat."""
    place = ticket.counter or counter
    officer = seated(place, actor, now)
    values: dict[str, Any] = {"counter": place, "officer_id": officer, "served_at": ticket.served_at or now}
    if ticket.stage == Stage.WAITING:
        assert place is not None
        _check_own(ticket, place)
        values["missed_call"] = True
    elif ticket.stage != Stage.CALLED:
        raise Invalid(gettext_noop("Nomor {ticket} tidak sedang dipanggil."), ticket=str(ticket))
    move(ticket, Stage.SERVED, now=now, **values)
    _note("started", ticket, actor, now)
    return ticket


@command
def hold(ticket: Ticket, *, reason: str, actor: Actor, now: datetime) -> Ticket:
    """Menahan dengan alasan; loketnya bebas untuk nomor lain."""
    seated(ticket.counter, actor, now)
    if reason not in HoldReason.values:
        raise Invalid(gettext_noop("Pilih alasan penahanan: melengkapi berkas, konsultasi, atau gangguan sistem."))
    move(ticket, Stage.HELD, now=now, reason=reason)
    _note("held", ticket, actor, now, reason=reason)
    return ticket


@command
def resume(ticket: Ticket, *, counter: Counter, actor: Actor, now: datetime) -> Ticket:
    """Melanjutkan nomor yang ditahan, di loket mana pun yang melayani antreannya."""
    officer = seated(counter, actor, now)
    _check_own(ticket, counter)
    if ticket.stage in AT_COUNTER and ticket.counter_id != counter.pk:
        raise at_other_counter(ticket)
    if ticket.stage != Stage.HELD:
        raise Invalid(gettext_noop("Nomor {ticket} tidak sedang ditahan."), ticket=str(ticket))
    move(ticket, Stage.SERVED, now=now, counter=counter, officer_id=officer)
    _note("resumed", ticket, actor, now)
    return ticket


@command
def put_back(ticket: Ticket, *, actor: Actor, now: datetime) -> Ticket:
    """Mengembalikan nomor yang salah dipanggil; tempatnya dalam antrean tetap."""
    seated(ticket.counter, actor, now)
    if ticket.stage != Stage.CALLED:
        raise Invalid(gettext_noop("Nomor {ticket} tidak sedang dipanggil."), ticket=str(ticket))
    move(ticket, Stage.WAITING, now=now, calls=0, **FREE)
    _note("put_back", ticket, actor, now)
    return ticket


@command
def mark_no_show(ticket: Ticket, *, actor: Actor, now: datetime) -> Ticket:
    """Mencatat tidak hadir, setelah dipanggil sebanyak yang ditetapkan antreannya."""
    seated(ticket.counter, actor, now)
    if ticket.stage == Stage.CALLED:
        check_no_show(ticket.calls, ticket.line.calls, str(ticket))
    move(ticket, Stage.NO_SHOW, now=now)
    _note("no_show", ticket, actor, now, calls=ticket.calls)
    return ticket


@command
def restore(ticket: Ticket, *, actor: Actor, now: datetime) -> Ticket:
    """Mengembalikan yang tidak hadir ke antrean, sekali, di tempat menurut aturan antreannya."""
    employee_of(actor)
    require(actor, Permission.QUEUE_SERVE, ticket.visit.unit)
    if ticket.stage != Stage.NO_SHOW:
        raise Invalid(gettext_noop("Nomor {ticket} tidak tercatat tidak hadir."), ticket=str(ticket))
    if ticket.day != today_at(ticket.visit.unit, now):
        raise Invalid(gettext_noop("Nomor {ticket} sudah lewat harinya. Ambil nomor baru."), ticket=str(ticket))
    rule = ReturnRule(ticket.line.return_rule)
    check_return(ticket.returns, RETURNS[rule], str(ticket))
    queued = now if rule == ReturnRule.END else ticket.queued_at
    move(ticket, Stage.WAITING, now=now, calls=0, returns=ticket.returns + 1, queued_at=queued, **FREE)
    _note("restored", ticket, actor, now)
    return ticket


@command
def finish(ticket: Ticket, *, actor: Actor, now: datetime, is_accurate: bool = True) -> Ticket:
    """Menyelesaikan. `is_accurate=False`: petugas menyatakan waktunya tidak tepat, jadi tidak ikut dihitung."""
    seated(ticket.counter, actor, now)
    move(ticket, Stage.DONE, now=now, is_accurate=ticket.is_accurate and is_accurate)
    _note("finished", ticket, actor, now, is_accurate=ticket.is_accurate)
    return ticket


@command
def leave(ticket: Ticket, *, actor: Actor, now: datetime, reason: str = "") -> Ticket:
    """Membatalkan: warganya pergi. Nomornya tetap tercatat, jadi tidak ada nomor yang hilang tanpa sebab."""
    if ticket.stage in AT_COUNTER:
        seated(ticket.counter, actor, now)
    elif actor.employee_id:
        require(actor, Permission.QUEUE_SERVE, ticket.visit.unit)
    move(ticket, Stage.LEFT, now=now, reason=reason.strip()[:200])
    _note("left", ticket, actor, now)
    return ticket


@command
def transfer(ticket: Ticket, *, line: ServiceLine, reason: str, actor: Actor, now: datetime) -> Ticket:
    """Mengalihkan ke antrean lain: nomor baru, kunjungan dan waktu tunggunya tetap. Answers the new one."""
    employee_of(actor)
    require(actor, Permission.QUEUE_SERVE, ticket.visit.unit)
    if ticket.counter:
        seated(ticket.counter, actor, now)
    _check_target(ticket, line, reason)
    move(ticket, Stage.TRANSFERRED, now=now, reason=reason.strip()[:200])
    made = Ticket(
        visit=ticket.visit, line=line, day=ticket.day, letter=line.letter, rank=ticket.rank, queued_at=ticket.queued_at,
        opened_at=ticket.since, since=ticket.since, stage=Stage.WAITING, transferred_from=ticket,
        ahead=Ticket.objects.waiting().filter(line=line, day=ticket.day, queued_at__lt=ticket.queued_at).count(),
        number=number_for_transfer(line, ticket.day),
    )  # fmt: skip
    made.save(force_insert=True)
    _note("transferred", ticket, actor, now, to=str(made))
    return made


def _call(ticket: Ticket, counter: Counter, officer: UUID, actor: Actor, now: datetime) -> None:
    called = ticket.called_at or now
    move(ticket, Stage.CALLED, now=now, counter=counter, officer_id=officer, calls=ticket.calls + 1, called_at=called)
    _note("called", ticket, actor, now, counter=counter.number)


def _check_free(counter: Counter) -> None:
    """The database would refuse as well; this says which number it is."""
    busy = Ticket.objects.filter(counter=counter, stage__in=AT_COUNTER).first()
    if busy is not None:
        raise Invalid(
            gettext_noop("Loket {counter} masih melayani {ticket}. Selesaikan atau tahan dahulu."),
            counter=counter.number,
            ticket=str(busy),
        )


def _check_own(ticket: Ticket, counter: Counter) -> None:
    if not counter.serves.filter(line=ticket.line_id).exists():
        raise Invalid(
            gettext_noop("Loket {counter} tidak melayani antrean {letter}. Alihkan ke loket yang melayaninya."),
            counter=counter.number,
            letter=ticket.letter,
        )


def _check_target(ticket: Ticket, line: ServiceLine, reason: str) -> None:
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis alasan pengalihan, misalnya salah memilih pelayanan."))
    if line.pk == ticket.line_id or line.unit_id != ticket.visit.unit_id:
        raise Invalid(gettext_noop("Pilih antrean lain di tempat yang sama."))


def _note(verb: str, ticket: Ticket, actor: Actor, now: datetime, **data: Any) -> None:
    """The trail, and last the pulse of the hall: who moves a ticket there queues up at it until the commit."""
    record(f"queueing.{verb}", actor=actor, now=now, thing=ticket, **data)
    beat(ticket.visit.unit_id)
