"""The life of a request that outlives the visit: which step leads where, and what its history must satisfy.

    received -> checked -> processed -> approved -> ready -> handed over
                  ^  |  \\        |  \\
                  |  v   \\       |   +-> refused
         completed <- returned <-+

Until it is approved the citizen may withdraw it.
A file always stands somewhere since some instant; whoever moves it on leaves a stretch [since, now) behind. A step to
the same stage is news without progress: another unit or officer has it now, or the reason for a delay was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinerja.pure.lib.histories import faults_of
from kinerja.pure.lib.refusals import Invalid, gettext_noop


class Stage(StrEnum):
    """Where a file stands."""

    RECEIVED = "received"
    CHECKED = "checked"
    RETURNED = "returned"
    COMPLETED = "completed"
    PROCESSED = "processed"
    APPROVED = "approved"
    REFUSED = "refused"
    READY = "ready"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"


RESOLVED = (Stage.REFUSED, Stage.READY, Stage.HANDED_OVER, Stage.WITHDRAWN)
"""The promise is kept or broken, whenever the citizen comes. Who withdrew asks nothing."""
ENDED = (Stage.REFUSED, Stage.HANDED_OVER, Stage.WITHDRAWN)
WITH_OFFICE = (Stage.RECEIVED, Stage.CHECKED, Stage.COMPLETED, Stage.PROCESSED, Stage.APPROVED)
"""The office's turn; in `returned` and `ready` it is the citizen's."""
MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.RECEIVED: frozenset({Stage.RECEIVED, Stage.CHECKED, Stage.WITHDRAWN}),
    Stage.CHECKED: frozenset({Stage.CHECKED, Stage.RETURNED, Stage.PROCESSED, Stage.REFUSED, Stage.WITHDRAWN}),
    Stage.RETURNED: frozenset({Stage.COMPLETED, Stage.WITHDRAWN}),
    Stage.COMPLETED: frozenset({Stage.COMPLETED, Stage.CHECKED, Stage.WITHDRAWN}),
    Stage.PROCESSED: frozenset({Stage.PROCESSED, Stage.RETURNED, Stage.APPROVED, Stage.REFUSED, Stage.WITHDRAWN}),
    Stage.APPROVED: frozenset({Stage.APPROVED, Stage.READY}),
    Stage.READY: frozenset({Stage.HANDED_OVER}),
}
"""What may follow; a stage that is missing is the end."""

NOW = {
    Stage.RECEIVED: gettext_noop("Berkas {file} baru diterima. Periksa dahulu."),
    Stage.CHECKED: gettext_noop("Berkas {file} sedang diperiksa. Kembalikan, proses, atau tolak dengan alasan."),
    Stage.RETURNED: gettext_noop("Berkas {file} sedang menunggu dilengkapi warga."),
    Stage.COMPLETED: gettext_noop("Berkas {file} sudah dilengkapi warga. Periksa dahulu."),
    Stage.PROCESSED: gettext_noop("Berkas {file} sedang diproses. Setujui, kembalikan, atau tolak dengan alasan."),
    Stage.APPROVED: gettext_noop("Berkas {file} sudah disetujui. Siapkan hasilnya untuk diambil."),
    Stage.REFUSED: gettext_noop("Berkas {file} sudah ditolak. Permohonan baru dapat diajukan kapan saja."),
    Stage.READY: gettext_noop("Hasil berkas {file} sudah siap diambil. Serahkan bila pemohon datang."),
    Stage.HANDED_OVER: gettext_noop("Hasil berkas {file} sudah diserahkan."),
    Stage.WITHDRAWN: gettext_noop("Berkas {file} sudah ditarik pemohonnya."),
}
"""What to say to who asks for a step that cannot follow."""


@dataclass(frozen=True)
class Stretch:
    """What was, from one instant to another, and which unit had it."""

    stage: Stage
    starts: datetime
    ends: datetime
    unit: str = ""
    taken: bool = True
    """Whether an officer of the unit had it in hand, and not only the unit's pile."""


def check_move(stage: Stage, then: Stage, file: str) -> None:
    """Raises Invalid, saying where the file stands and what to do."""
    if then not in MOVES.get(stage, frozenset()):
        raise Invalid(NOW[stage], file=file)


def faults(opened: datetime, past: Sequence[Stretch], stage: Stage, since: datetime) -> list[str]:
    """What is wrong with a history; empty when it is whole."""
    return faults_of(MOVES, opened, past, stage, since)
