"""An improvement path as its parties, the office and inspectors read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, gettext_noop

from kinerja.doors.web.shown.explanations import cite_words
from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.requests import PageRequest
from kinerja.doors.web.ui.sentences import spoken
from kinerja.judgement.evaluation.hearing import local_day
from kinerja.outcomes.development.models import HelpWord, ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.standing import Standing, helps_of, next_steps
from kinerja.outcomes.development.terms import HelpWordKind, Step
from kinerja.platform.audit.trail import seen
from kinerja.pure.law.deadlines import timeliness
from kinerja.pure.law.findings import Citation, Confidence
from kinerja.pure.law.improvement import Staff
from kinerja.pure.law.improvement_steps import OWED, Help, Move, check_move
from kinerja.pure.law.improvement_steps import Step as LawStep
from kinerja.pure.lib.refusals import Refused

RELATED = (
    *("employee", "opened_by", "evaluation__period__cycle", "evaluation__unit"),
    *("evaluation__objection", "evaluation__signature"),
)
LOOKS = {
    Step.PROPOSED: ("warn", "→"), Step.IMPROVING: ("info", "◔"), Step.TEST: ("warn", "?"), Step.PLACED: ("warn", "↔"),
    Step.IMPROVED: ("good", "✓"), Step.KEPT: ("good", "✓"), Step.WITHDRAWN: ("calm", "–"),
}  # fmt: skip
HELP_LOOKS = {
    Help.OPEN: ("warn", "…"), Help.MISSED: ("bad", "!"), Help.GIVEN: ("info", "→"), Help.FOUND: ("calm", "="),
    Help.RECEIVED: ("good", "✓"), Help.REPLACED: ("calm", "↻"),
}  # fmt: skip
HELP_FIRST = Citation(gettext_noop("Pengaturan setempat"), gettext_noop("bantuan mendahului sanksi"), Confidence.MEMORY)


@dataclass(frozen=True)
class HelpLine:
    """One promise, where it stands, what was said about it, and until when an answer is asked."""

    help: PromisedHelp
    state: Help
    badge: Badge
    is_late: bool
    answer_due: date | None
    words: list[HelpWord]

    @property
    def is_owed(self) -> bool:
        """By the leader."""
        return self.state in (Help.OPEN, Help.MISSED)


@dataclass(frozen=True)
class Way:
    """A step that may follow, and what still stands before it, in a sentence."""

    to: str
    label: str
    before: str
    cites: list[str]


def state_badge(path: ImprovementPath) -> Badge:
    tone, symbol = LOOKS.get(Step(path.state), ("bad", "•"))
    return Badge(path.get_state_display(), tone, symbol)


def open_to(request: PageRequest, rows: QuerySet[ImprovementPath], key: UUID) -> ImprovementPath:
    """The path, or no page; that somebody else than the person looked stands in the trail."""
    path = get_object_or_404(rows.select_related(*RELATED), pk=key)
    if path.employee_id != request.actor.employee_id:
        seen("development", actor=request.actor, now=request.now, thing=path)
    return path


def path_page(path: ImprovementPath, now: datetime) -> dict[str, Any]:
    """Context of `shown/improvement.html`. Four statements, and those of the calendar where an answer is asked."""
    today = local_day(path.evaluation, now)
    standing = helps_of(path, now)
    steps = PathStep.objects.filter(path=path).select_related("by", "word").order_by("number")
    words: dict[UUID, list[HelpWord]] = {}
    for word in HelpWord.objects.filter(help__path=path).select_related("by").order_by("number"):
        words.setdefault(word.help_id, []).append(word)
    ways = [_way(path, move, [one.state for one in standing], today) for move in next_steps(path, today)]
    return {
        "path": path,
        "state": state_badge(path),
        "steps": [(one, getattr(one, "word", None)) for one in steps],
        "helps": [_line(one, words.get(one.help.pk, []), today) for one in standing],
        "owed": sum(one.state in OWED for one in standing),
        "ways": ways,
        "law": sorted({cite for way in ways for cite in way.cites}),
        "help_first": cite_words((HELP_FIRST,)),
        "today": today,
    }


def path_lines(paths: Iterable[ImprovementPath]) -> list[tuple[ImprovementPath, Badge]]:
    return [(path, state_badge(path)) for path in paths]


def _way(path: ImprovementPath, move: Move, helps: list[Help], today: date) -> Way:
    try:
        check_move(
            Staff(path.staff), LawStep(path.state), move.to, since=path.since or today, began=path.began or today,
            today=today, helps=helps,
        )  # fmt: skip
    except Refused as refusal:
        before = spoken(refusal)
    else:
        before = ""
    return Way(move.to.value, str(Step(move.to.value).label), before, cite_words(move.cites))


def _line(standing: Standing, words: list[HelpWord], today: date) -> HelpLine:
    help, state = standing.help, standing.state
    tone, symbol = HELP_LOOKS[state]
    given = [word.happened_on for word in words if word.kind == HelpWordKind.GIVEN]
    late = timeliness(help.due, given[0] if given else None, today).value in ("overdue", "late")
    badge, due = Badge(gettext(state.label), tone, symbol), standing.answer_due if state is Help.GIVEN else None
    return HelpLine(help, state, badge, late and state is not Help.REPLACED, due, words)
