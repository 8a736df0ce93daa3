"""From where to where an improvement path may go, when, and what has to come before what weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinerja.pure.law.deadlines import add_months
from kinerja.pure.law.findings import Citation, Finding, reason
from kinerja.pure.law.improvement import Staff
from kinerja.pure.law.provisions import Provision, provision
from kinerja.pure.law.terms import Term
from kinerja.pure.lib.refusals import Refused, gettext_noop


class Step(Term):
    """Where a path stands; each step but the first is a decree."""

    PROPOSED = "proposed", gettext_noop("Diusulkan, menunggu keputusan")
    IMPROVING = "improving", gettext_noop("Masa perbaikan")
    TEST = "test", gettext_noop("Uji kompetensi")
    PLACED = "placed", gettext_noop("Penempatan sementara")
    IMPROVED = "improved", gettext_noop("Kinerja membaik")
    KEPT = "kept", gettext_noop("Tetap pada jabatannya")
    WITHDRAWN = "withdrawn", gettext_noop("Ditarik kembali")
    MOVED = "moved", gettext_noop("Pindah ke jabatan lain yang sesuai")
    LOWERED = "lowered", gettext_noop("Pindah ke jabatan lebih rendah")
    CONTRACT_ENDED = "contract_ended", gettext_noop("Perjanjian kerja diputus")
    DISCHARGED = "discharged", gettext_noop("Diberhentikan dengan hormat")


class Help(Term):
    """Where one promised help stands, owed ones first."""

    MISSED = "missed", gettext_noop("Menurut pegawai belum diterima")
    OPEN = "open", gettext_noop("Dijanjikan")
    GIVEN = "given", gettext_noop("Diberikan, menunggu pegawai")
    FOUND = "found", gettext_noop("Dinyatakan sudah diberikan")
    RECEIVED = "received", gettext_noop("Diterima pegawai")
    REPLACED = "replaced", gettext_noop("Diganti bantuan lain")


OPEN_STEPS = frozenset({Step.PROPOSED, Step.IMPROVING, Step.TEST, Step.PLACED})
"""Steps from which a path goes on; all others end it."""
OWED = frozenset({Help.OPEN, Help.MISSED, Help.GIVEN})


@dataclass(frozen=True)
class Move:
    """A step that may follow: whether it weighs on the person, and the first day on which it may be decided."""

    to: Step
    is_heavy: bool
    not_before: date | None
    cites: tuple[Citation, ...]


def moves(staff: Staff, at: Step, since: date, on: date) -> tuple[Move, ...]:
    """What may follow a step that holds since a day (PP 30/2019 Pasal 57, 58; PP 49/2018 Pasal 35(9)).

    `on`: the day whose law applies, that of the beginning of the path. To withdraw is possible from every step: the
    law does not speak of it, and a decree can be revoked by another. Nothing follows a step that ends the path.
    """
    if at not in OPEN_STEPS:
        return ()
    rule = provision(_SUBJECT[staff], on)
    found = [_move(rule, staff, to, since, on) for to in map(Step, rule.values.get(at.value, ()))]
    return (*found, Move(Step.WITHDRAWN, False, None, ()))


def lasts_until(staff: Staff, at: Step, since: date, on: date) -> Finding[date] | None:
    """First day after the term of a step that holds since a day; None where it has no term."""
    ending = [move for move in moves(staff, at, since, on) if move.not_before]
    if not ending:
        return None
    move = ending[0]
    assert move.not_before is not None
    because = reason(gettext_noop("Sejak {since} sampai sebelum {until}."), since=since, until=move.not_before)
    return Finding(move.not_before, (because,), move.cites)


def check_move(
    staff: Staff, at: Step, to: Step, *, since: date, began: date, today: date, helps: Iterable[Help]
) -> Move:
    """The move, if it is allowed today. Raises `Refused` with what is still to be done.

    `since`: first day of the step `at`; `began`: first day of the path, whose law applies; `helps`: where each help
    promised in this path stands. Nothing that weighs follows while a help is owed, or where none was given.
    """
    move = next((one for one in moves(staff, at, since, began) if one.to is to), None)
    if move is None:
        raise Refused(
            gettext_noop("Dari “{at}” tidak dapat langsung ke “{to}”. Pilih langkah yang tersedia."),
            at=at.label,
            to=to.label,
        )
    if move.is_heavy:
        check_helped(helps)
    if move.not_before and today < move.not_before:
        raise Refused(
            gettext_noop("Masanya belum habis: “{to}” baru dapat diputuskan mulai {day}."),
            to=to.label,
            day=move.not_before,
        )
    return move


def check_helped(helps: Iterable[Help]) -> None:
    """Help before sanction, a setting of this house. Raises `Refused` with what is owed."""
    states = list(helps)
    owed = sum(one in OWED for one in states)
    if owed:
        raise Refused(
            gettext_noop(
                "Masih ada {n} bantuan yang dijanjikan dan belum selesai. Pimpinan memberikannya dahulu, pegawai "
                "menanggapinya; sesudah itu langkah ini dapat diputuskan."
            ),
            n=owed,
        )
    if not any(one in (Help.RECEIVED, Help.FOUND) for one in states):
        raise Refused(
            gettext_noop(
                "Belum ada bantuan yang diberikan kepada pegawai ini. Bantuan mendahului sanksi: pimpinan menjanjikan "
                "dan memberikannya dahulu."
            )
        )


def help_answer_days(on: date) -> int:
    """Working days in which the person may say whether a help really came; silence counts as yes."""
    return int(provision("improvement.help", on)["answer_days"])


_SUBJECT = {
    Staff.JPT: "improvement.leader_moves",
    Staff.JA: "improvement.staff_moves",
    Staff.JF: "improvement.staff_moves",
    Staff.PPPK: "improvement.contract_moves",
}


def _move(rule: Provision, staff: Staff, to: Step, since: date, on: date) -> Move:
    months, cites = rule["after"].get(to.value, 0), rule.cites
    if staff is Staff.PPPK and to is Step.CONTRACT_ENDED:
        helping = provision("improvement.contract_help", on)
        months, cites = helping["months"], (*cites, *helping.cites)
    not_before = add_months(since, months) if months else None
    return Move(to, to.value in rule["heavy"], not_before, cites)
