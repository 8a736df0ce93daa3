"""A person's results over the years in words: as stated, with what the rule of the time says beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge, badge
from kinerja.doors.web.ui.numbers import day, instant, number
from kinerja.doors.web.ui.sentences import spoken
from kinerja.judgement.evaluation.terms import Rating
from kinerja.judgement.history.models import PastResult
from kinerja.judgement.history.queries import YearsResult, results_of
from kinerja.judgement.history.recomputing import TOTAL, Check
from kinerja.judgement.history.stated import A_DAY
from kinerja.people.organisation.models import Employee
from kinerja.pure.law.findings import Reason
from kinerja.pure.law.regimes import predicate_label, regime
from kinerja.pure.law.terms import Predicate, Term

from .explanations import cite_words


@dataclass(frozen=True)
class CheckLine:
    """One answer of the rule beside the printed one."""

    badge: Badge
    words: str
    because: list[str]
    cites: list[str]


@dataclass(frozen=True)
class ResultLine:
    """One result; `why` is the key of an evaluation that was decided here."""

    stretch: str
    instruments: str
    predicate: Badge
    values: list[tuple[str, str]]
    rater: str
    origin: list[str]
    why: UUID | None = None
    checks: list[CheckLine] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    correction_reason: str = ""


def history_lines(employee: Employee) -> list[ResultLine]:
    """Newest first. Two statements."""
    return [_decided(one) if one.evaluation else _stated(one) for one in results_of(employee)]


def _decided(one: YearsResult) -> ResultLine:
    evaluation = one.evaluation
    assert evaluation is not None
    ratings = [
        (gettext("Hasil kerja"), evaluation.get_result_rating_display()),
        (gettext("Perilaku"), evaluation.get_behaviour_rating_display()),
    ]
    return ResultLine(
        stretch=f"{evaluation.period.cycle.name}, {evaluation.period.name}",
        instruments=_instruments(one.regime),
        predicate=predicate_badge(one.predicate, one.regime),
        values=ratings,
        rater=evaluation.rater.name if evaluation.rater else "–",
        origin=[gettext("ditetapkan di aplikasi ini")],
        why=evaluation.pk,
    )


def _stated(one: YearsResult) -> ResultLine:
    past = one.past
    assert past is not None
    origin = [past.source, *([past.evidence] if past.evidence else [])]
    origin.append(gettext("dicatat {name}, {at}").format(name=past.entered_by, at=instant(past.entered_at)))
    return ResultLine(
        stretch=stretch(one.starts, one.ends),
        instruments=_instruments(one.regime),
        predicate=predicate_badge(one.predicate, one.regime),
        values=_values(past),
        rater=past.rater_name or "–",
        origin=origin,
        checks=[check_line(check, one.regime) for check in one.checks],
        corrected=[_before(row) for row in one.corrected],
        correction_reason=past.correction_reason,
    )


def stretch(starts: date, ends: date) -> str:
    """A whole year by its number, a part of it by its days."""
    if (starts.month, starts.day, ends) == (1, 1, date(starts.year + 1, 1, 1)):
        return str(starts.year)
    return f"{day(starts)} – {day(ends - A_DAY)}"


def predicate_badge(code: str, of_regime: str) -> Badge:
    """The predicate in the words of its regime."""
    return badge(code, gettext(predicate_label(Predicate(code), of_regime)))


def check_line(check: Check, of_regime: str) -> CheckLine:
    looks = {
        True: Badge(gettext("dihitung ulang: sama"), "good", "="),
        False: Badge(gettext("dihitung ulang: berbeda"), "warn", "≠"),
        None: Badge(gettext("tidak dihitung ulang"), "calm", "–"),
    }
    name = gettext("Nilai akhir") if check.what == TOTAL else gettext("Predikat")
    words = name
    if check.agrees is False:
        template = gettext("{name}: tertulis {stated}, menurut rumusnya {found}")
        words = template.format(name=name, stated=_said(check.stated, of_regime), found=_said(check.found, of_regime))
    because = [spoken(_in_words_of(of_regime, one)) for one in check.because]
    return CheckLine(looks[check.agrees], words, because, cite_words(check.cites))


def _in_words_of(of_regime: str, one: Reason) -> Reason:
    """A predicate inside a reason as its regime prints it."""
    params = {
        name: gettext(predicate_label(value, of_regime)) if isinstance(value, Predicate) else value
        for name, value in one.params.items()
    }
    return Reason(one.template, params)


def _values(past: PastResult) -> list[tuple[str, str]]:
    numbers = [
        (gettext("Nilai akhir"), past.total_value),
        (gettext("SKP"), past.plan_value),
        (gettext("Perilaku"), past.behaviour_value),
    ]
    found = [(label, number(value)) for label, value in numbers if value is not None]
    ratings = [(gettext("Hasil kerja"), past.result_rating), (gettext("Perilaku"), past.behaviour_rating)]
    return found + [(label, str(Rating(code).label)) for label, code in ratings if code]


def _before(row: PastResult) -> str:
    values = ", ".join(f"{label} {value}" for label, value in _values(row))
    predicate = gettext(predicate_label(Predicate(row.predicate), row.regime))
    said = gettext("sebelumnya {predicate} ({source}, {at})").format(
        predicate=predicate, source=row.source, at=instant(row.entered_at)
    )
    return f"{said}: {values}" if values else said


def _said(value: Any, of_regime: str) -> str:
    if isinstance(value, Predicate):
        return gettext(predicate_label(value, of_regime))
    if isinstance(value, Term):
        return gettext(value.label)
    return number(value) if isinstance(value, Decimal) else str(value)


def _instruments(code: str) -> str:
    return ", ".join(regime(code).instruments)
