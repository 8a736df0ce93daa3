"""The life of a queue ticket: which step leads where, and what its history must satisfy.

    prepared -> waiting -> called <-> called again -> served <-> held -> done
                  ^           |
                  +- no show -+            live stages also end by leaving, by transfer, or closed overnight

A ticket always stands somewhere since some instant; whoever moves it on leaves a stretch [since, now) behind. The
stretches of a ticket and where it stands now cover its whole life, one after the other, without gap or overlap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinerja.pure.lib.histories import faults_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class Stage(StrEnum):
    """Where a ticket stands."""

    PREPARED = "prepared"
    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    HELD = "held"
    NO_SHOW = "no_show"
    DONE = "done"
    LEFT = "left"
    TRANSFERRED = "transferred"
    CLOSED = "closed"
    """By the system, overnight: nobody knows when it really ended."""


LIVE = (Stage.PREPARED, Stage.WAITING, Stage.CALLED, Stage.SERVED, Stage.HELD)
AT_COUNTER = (Stage.CALLED, Stage.SERVED)
ENDS = {Stage.LEFT, Stage.CLOSED}
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.PREPARED: frozenset({Stage.WAITING, *ENDS}),
    Stage.WAITING: frozenset({Stage.CALLED, Stage.SERVED, Stage.TRANSFERRED, *ENDS}),
    Stage.CALLED: frozenset({Stage.CALLED, Stage.SERVED, Stage.WAITING, Stage.NO_SHOW, Stage.TRANSFERRED, *ENDS}),
    Stage.SERVED: frozenset({Stage.DONE, Stage.HELD, Stage.TRANSFERRED, *ENDS}),
    Stage.HELD: frozenset({Stage.SERVED, Stage.TRANSFERRED, *ENDS}),
    Stage.NO_SHOW: frozenset({Stage.WAITING}),
}
"""What may follow; a stage that is missing is the end."""

NOW = {
    Stage.PREPARED: gettext_noop("Nomor {ticket} masih disiapkan di meja depan. Masukkan dahulu ke antrean."),
    Stage.WAITING: gettext_noop("Nomor {ticket} masih menunggu. Panggil dahulu."),
    Stage.CALLED: gettext_noop("Nomor {ticket} sudah dipanggil. Mulai melayani, panggil lagi, atau catat tidak hadir."),
    Stage.SERVED: gettext_noop("Nomor {ticket} sedang dilayani. Tahan, alihkan, atau selesaikan."),
    Stage.HELD: gettext_noop("Nomor {ticket} sedang ditahan. Lanjutkan dahulu."),
    Stage.NO_SHOW: gettext_noop(
        "Nomor {ticket} tercatat tidak hadir. Bila warganya datang, kembalikan dahulu ke antrean."
    ),
    Stage.DONE: gettext_noop("Nomor {ticket} sudah selesai dilayani. Untuk keperluan baru, ambil nomor baru."),
    Stage.LEFT: gettext_noop("Nomor {ticket} sudah dibatalkan. Ambil nomor baru bila warganya masih ada."),
    Stage.TRANSFERRED: gettext_noop("Nomor {ticket} sudah dialihkan ke antrean lain. Pakai nomor barunya."),
    Stage.CLOSED: gettext_noop("Nomor {ticket} ditutup sistem karena harinya sudah lewat. Ambil nomor baru."),
}
"""What to say to who asks for a step that cannot follow."""


@dataclass(frozen=True)
class Stretch:
    """What was, from one instant to another."""

    stage: Stage
    starts: datetime
    ends: datetime


def check_move(stage: Stage, then: Stage, ticket: str) -> None:
    """Raises Invalid, saying where the ticket stands and what to do."""
    if then not in MOVES.get(stage, frozenset()):
        raise Invalid(NOW[stage], ticket=ticket)


def check_no_show(calls: int, needed: int, ticket: str) -> None:
    """Nobody is written off after one call. Raises Invalid."""
    if calls < needed:
        raise Invalid(
            gettext_noop(
                "Nomor {ticket} baru dipanggil {calls} kali. Panggil sampai {needed} kali sebelum mencatat tidak hadir."
            ),
            ticket=ticket,
            calls=calls,
            needed=needed,
        )


def check_return(returns: int, allowed: int, ticket: str) -> None:
    """A no-show may come back so often. Raises Invalid."""
    if returns >= allowed:
        raise Invalid(
            gettext_noop("Nomor {ticket} sudah {returns} kali dikembalikan. Berikan nomor baru kepada warganya."),
            ticket=ticket,
            returns=returns,
        )


def faults(opened: datetime, past: Sequence[Stretch], stage: Stage, since: datetime) -> list[str]:
    """What is wrong with a history; empty when it is whole."""
    return faults_of(MOVES, opened, past, stage, since)


def written(letter: str, number: int) -> str:
    """A012, as it is called and printed."""
    return f"{letter}{number:03d}"


def capacity(minutes_open: int, counters: int, minutes_each: int) -> int:
    """How many can be served in a day by so many counters; the quota may not promise more."""
    return minutes_open * counters // minutes_each
