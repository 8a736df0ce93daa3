"""The life of a complaint, a suggestion or praise: which step leads where, and who says that it is settled.

    received -> routed <-> asked            asked: the citizen's turn, the clock stands still
                  |  ^
                  v  |
               answered -> closed by the citizen, or by a reviewer outside the unit
                  |  ^          |
                  v  |          |
               reopened <-------+           whoever complained says it is not settled: the unit above looks

Who says that it is settled is part of the stage: the unit that answers can never close. A step to the same stage is
another unit or officer. What was closed may be opened again by the answer to the question of the fourth week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinerja.pure.lib.histories import faults_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class Stage(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    ROUTED = "routed"
    ASKED = "asked"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED_BY_CITIZEN = "closed_by_citizen"
    CLOSED_BY_REVIEWER = "closed_by_reviewer"
    WITHDRAWN = "withdrawn"


WITH_OFFICE = (Stage.RECEIVED, Stage.ROUTED, Stage.REOPENED)
"""The office's turn; in `asked` and `answered` it is the citizen's."""
CLOSED = (Stage.CLOSED_BY_CITIZEN, Stage.CLOSED_BY_REVIEWER)
SETTLED = (Stage.ANSWERED, *CLOSED)
"""An answer stands that nobody has contradicted."""
OVER = (*CLOSED, Stage.WITHDRAWN)
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.RECEIVED: frozenset({Stage.RECEIVED, Stage.ROUTED, Stage.WITHDRAWN}),
    Stage.ROUTED: frozenset({Stage.ROUTED, Stage.ASKED, Stage.ANSWERED, Stage.WITHDRAWN}),
    Stage.ASKED: frozenset({Stage.ROUTED, Stage.WITHDRAWN}),
    Stage.ANSWERED: frozenset({Stage.REOPENED, *CLOSED}),
    Stage.REOPENED: frozenset({Stage.REOPENED, Stage.ROUTED, Stage.CLOSED_BY_REVIEWER, Stage.WITHDRAWN}),
    Stage.CLOSED_BY_CITIZEN: frozenset({Stage.REOPENED}),
    Stage.CLOSED_BY_REVIEWER: frozenset({Stage.REOPENED}),
}
"""What may follow; a stage that is missing is the end."""

NOW = {
    Stage.RECEIVED: gettext_noop("Laporan {complaint} belum disalurkan. Tentukan dahulu unit yang menangani."),
    Stage.ROUTED: gettext_noop("Laporan {complaint} sedang ditangani. Jawab, tanyakan yang kurang, atau salurkan."),
    Stage.ASKED: gettext_noop("Laporan {complaint} sedang menunggu keterangan pelapor."),
    Stage.ANSWERED: gettext_noop("Laporan {complaint} sudah dijawab dan menunggu kata pelapor."),
    Stage.REOPENED: gettext_noop("Laporan {complaint} dibuka lagi. Tentukan unitnya, atau tinjau dari luar."),
    Stage.CLOSED_BY_CITIZEN: gettext_noop("Laporan {complaint} sudah ditutup oleh pelapornya."),
    Stage.CLOSED_BY_REVIEWER: gettext_noop("Laporan {complaint} sudah ditutup oleh peninjau di luar unit."),
    Stage.WITHDRAWN: gettext_noop("Laporan {complaint} sudah ditarik."),
}
"""What to say to who asks for a step that cannot follow."""


@dataclass(frozen=True)
class Stretch:
    """What was, from one instant to another."""

    stage: Stage
    starts: datetime
    ends: datetime


def check_move(stage: Stage, then: Stage, complaint: str) -> None:
    """Raises Invalid, saying where it stands and what to do."""
    if then not in MOVES.get(stage, frozenset()):
        raise Invalid(NOW[stage], complaint=complaint)


def faults(opened: datetime, past: Sequence[Stretch], stage: Stage, since: datetime) -> list[str]:
    """What is wrong with a history; empty when it is whole."""
    return faults_of(MOVES, opened, past, stage, since)


def last_round(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """From the last opening on: who contradicts an answer starts its clock anew."""
    begins = [n for n in range(1, len(stretches)) if _opens_again(stretches[n - 1], stretches[n])]
    return stretches[begins[-1] :] if begins else stretches


def _opens_again(before: Stretch, then: Stretch) -> bool:
    return then.stage == Stage.REOPENED and before.stage != Stage.REOPENED
