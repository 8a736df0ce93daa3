"""Two calibration sessions of the waiting quarter: one with final minutes, one going on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.judgement.evaluation.commands import bring_draft, change_draft, close_calibration, open_calibration
from kinerja.judgement.evaluation.models import CalibrationSession, Evaluation
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import head_of
from kinerja.work.planning.models import Period

from .voices import acting, key

DONE, GOING_ON = "KOMINFO", "DUKCAPIL"
MOST = 40
PURPOSE = "Menyamakan arti “di atas ekspektasi” antarseksi: bukti apa yang harus ada?"
MINUTES = (
    "Disepakati: di atas ekspektasi berarti sebagian besar target dilampaui dengan bukti. Yang lain tetap, karena "
    "rancangannya sudah sejalan dengan angkanya."
)
REASON = "Dua targetnya tercapai, tetapi belum melampaui; bukti yang sama pada rekannya saya nilai sesuai ekspektasi."


def calibrate(period: Period, *, at: datetime) -> int:
    """Before anybody decides. How many drafts were brought."""
    return sum(_sit(code, period, at) for code in (DONE, GOING_ON))


def _sit(code: str, period: Period, at: datetime) -> int:
    unit = Unit.objects.get(code=code)
    head = head_of(unit, at.date())
    if head is None:
        return 0
    asked: dict[str, Any] = {"period": period, "purpose": PURPOSE, "submission": key("kalibrasi", code)}
    session = open_calibration(unit, **asked, **acting(head, at))
    seated = set(session.seats.values_list("rater", flat=True))
    waiting = Evaluation.objects.prepared().filter(period=period, unit__path__startswith=unit.path, rater__in=seated)
    rows = list(waiting.select_related("employee", "rater", "unit", "plan", "period").order_by("id")[:MOST])
    rows.sort(key=lambda one: one.employee.user_id is None)  # the cast first: they can read it on their own pages
    brought = [one for number, one in enumerate(rows) if _brought(session, one, number, at)]
    if code == DONE:
        _ended(session, brought, head, at)
    return len(brought)


def _brought(session: CalibrationSession, one: Evaluation, number: int, at: datetime) -> bool:
    """Most mean what figures suggest; every fourth a level more."""
    assert one.rater is not None  # only those of raters who sit
    who = acting(one.rater, at)
    if not Evaluation.objects.judged_by(who["actor"]).filter(pk=one.pk).exists():
        return False
    result = "above" if number % 4 == 0 else one.suggested or "meets"
    behaviour = "above" if number % 5 == 0 else "meets"
    bring_draft(session, evaluation=one, result_rating=result, behaviour_rating=behaviour, reason="", **who)
    return True


def _ended(session: CalibrationSession, brought: list[Evaluation], head: Employee, at: datetime) -> None:
    """Of those set a level above their figures the first is reconsidered by his own rater."""
    for one in brought:
        draft = session.ratings.get(evaluation=one)
        if draft.result_rating == "above" and one.suggested != "above":
            meant: dict[str, Any] = {
                "result_rating": "meets",
                "behaviour_rating": draft.behaviour_rating,
                "reason": REASON,
            }
            assert one.rater is not None
            change_draft(session, evaluation=one, number=1, **meant, **acting(one.rater, at))
            break
    session.refresh_from_db()
    ended = acting(head, at)
    close_calibration(session, minutes=MINUTES, version=session.version, **ended)
