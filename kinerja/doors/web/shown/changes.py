"""A change of a plan as a list a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_lazy

from kinerja.pure.lib.word_diff import Piece
from kinerja.work.planning.comparing import Change, Contents, changes_of
from kinerja.work.planning.models import Plan
from kinerja.work.planning.terms import AnnexKind, ChangeReason

_SUBJECTS = {
    "result": gettext_lazy("Rencana hasil kerja"),
    "kind": gettext_lazy("Jenis"),
    "perspective": gettext_lazy("Perspektif"),
    "weight": gettext_lazy("Bobot"),
    "decree": gettext_lazy("Surat keputusan"),
    "indicator": gettext_lazy("Indikator"),
    "target": gettext_lazy("Target"),
    "aspect": gettext_lazy("Aspek"),
    "polarity": gettext_lazy("Arah"),
    "source": gettext_lazy("Sumber"),
    "evidence": gettext_lazy("Bukti dukung"),
    "behaviour": gettext_lazy("Ekspektasi khusus pimpinan"),
    "annex": gettext_lazy("Lampiran"),
}
_KINDS = {"added": gettext_lazy("ditambah"), "removed": gettext_lazy("dihapus"), "changed": gettext_lazy("diubah")}


@dataclass(frozen=True)
class ChangeLine:
    what: str
    pieces: list[Piece]


@dataclass(frozen=True)
class ChangeSheet:
    """Why, since when, and what."""

    before: int
    reason: str
    explanation: str
    starts: date
    lines: list[ChangeLine]


def changes_since(plan: Plan, contents: Contents) -> ChangeSheet | None:
    """None for a first version."""
    if plan.revises_id is None:
        return None
    lines = [ChangeLine(_what(change), change.pieces) for change in changes_of(plan, contents)]
    why = str(ChangeReason(plan.change_reason).label)
    return ChangeSheet(plan.edition - 1, why, plan.change_explanation, plan.starts, lines)


def _what(change: Change) -> str:
    subject = gettext("{subject} {done}").format(subject=_SUBJECTS[change.subject], done=_KINDS[change.kind])
    if change.subject == "annex":
        return f"{subject} ({AnnexKind(change.within).label}):"
    if change.within and change.subject != "behaviour":
        return f"{subject} – “{change.within}”:"
    return f"{subject}:"
