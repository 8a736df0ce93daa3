"""What an officer may press, by where a complaint stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kinerja.facts.complaint import commands
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.complaint.terms import Stage
from kinerja.platform.access.permissions import Permission


@dataclass(frozen=True)
class Step:
    """`asks` is the question above the words that go with it; empty where none do."""

    name: str
    label: Any
    permission: Permission
    take: Callable[..., Complaint]
    asks: Any = ""


def _answer(complaint: Complaint, words: str, **by: Any) -> Complaint:
    return commands.answer(complaint, text=words, **by)


def _ask(complaint: Complaint, words: str, **by: Any) -> Complaint:
    return commands.ask_more(complaint, question=words, **by)


def _close(complaint: Complaint, words: str, **by: Any) -> Complaint:
    return commands.review_and_close(complaint, finding=words, **by)


def _escalate(complaint: Complaint, words: str, **by: Any) -> Complaint:
    return commands.escalate(complaint, **by)


ANSWER = Step(
    "answer", _("Jawab"), Permission.COMPLAINT_HANDLE, _answer, _("Apa yang sudah dilakukan, dan apa hasilnya?")
)
ASK = Step("ask", _("Tanyakan yang kurang"), Permission.COMPLAINT_HANDLE, _ask, _("Apa yang perlu Anda ketahui?"))
ESCALATE = Step("escalate", _("Naikkan ke unit di atas"), Permission.COMPLAINT_ROUTE, _escalate)
CLOSE = Step(
    "close", _("Tinjau dan tutup"), Permission.COMPLAINT_REVIEW, _close,
    _("Apa yang Anda periksa, dan mengapa dapat ditutup?"),
)  # fmt: skip
KNOWN = {step.name: step for step in (ANSWER, ASK, ESCALATE, CLOSE)}
FOLLOWING: dict[str, tuple[Step, ...]] = {
    Stage.RECEIVED: (ESCALATE,),
    Stage.ROUTED: (ANSWER, ASK, ESCALATE),
    Stage.ANSWERED: (CLOSE,),
    Stage.REOPENED: (CLOSE, ESCALATE),
}
ROUTABLE = (Stage.RECEIVED, Stage.ROUTED, Stage.REOPENED)
