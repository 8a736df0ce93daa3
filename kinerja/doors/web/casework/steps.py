"""The presses of the desk: which may follow where a file stands, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.terms import Stage


@dataclass(frozen=True)
class Step:
    """`asks` is the label of the words the citizen will read; empty where none are needed."""

    name: str
    label: Any
    act: Callable[..., CaseFile]
    asks: Any = ""
    says: str = ""
    """Name of the argument that takes those words."""

    def take(self, file: CaseFile, words: str, **by: Any) -> CaseFile:
        more = {self.says: words} if self.says else {}
        return self.act(file, **more, **by)


CHECK = Step("check", _("Mulai periksa"), commands.check)
PROCESS = Step("process", _("Lengkap, proses"), commands.process)
APPROVE = Step("approve", _("Setujui"), commands.approve)
READY = Step("ready", _("Hasil siap diambil"), commands.make_ready)
HAND_OVER = Step("hand_over", _("Sudah diserahkan"), commands.hand_over)
RETURN = Step(
    "return", _("Kembalikan kepada warga"), commands.return_to_citizen,
    _("Apa yang kurang, dan bagaimana melengkapinya?"), "missing",
)  # fmt: skip
REFUSE = Step(
    "refuse", _("Tolak"), commands.refuse, _("Mengapa ditolak, dan apa yang dapat dilakukan warga?"), "reason"
)
DELAY = Step(
    "delay", _("Beri tahu sebab keterlambatan"), commands.tell_delay,
    _("Sebabnya, dan kapan kabar berikutnya"), "reason",
)  # fmt: skip

FOLLOWING: dict[str, tuple[Step, ...]] = {
    Stage.RECEIVED: (CHECK, DELAY),
    Stage.COMPLETED: (CHECK, DELAY),
    Stage.CHECKED: (PROCESS, RETURN, REFUSE, DELAY),
    Stage.PROCESSED: (APPROVE, RETURN, REFUSE, DELAY),
    Stage.APPROVED: (READY, DELAY),
    Stage.READY: (HAND_OVER,),
}
KNOWN = {step.name: step for steps in FOLLOWING.values() for step in steps}
