"""Finalising: a person decides, once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kinerja.judgement.evaluation.hearing import local_day, require_heard
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import EvaluationState, Rating
from kinerja.people.organisation.commands import close_history
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.law import quadrant, terms
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.locks import hold_open
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

FINAL = gettext_noop("Penilaian Anda untuk {period} sudah ditetapkan.")
_DECIDED = ("state", "result_rating", "behaviour_rating", "predicate", "reason", "version")


@command
def finalise(
    evaluation: Evaluation,
    *,
    result_rating: str,
    behaviour_rating: str,
    reason: str,
    version: int,
    actor: Actor,
    now: datetime,
) -> Evaluation:
    """Menetapkan kedua rating; predikat mengikuti kuadran kinerja. `version` is what the rater had before him."""
    require(actor, Permission.EVALUATION_FINALISE, evaluation)
    period = evaluation.period
    _check_period(period)
    _check_ended(evaluation, now)
    _check_ratings(evaluation, result_rating, behaviour_rating, reason)
    require_heard(evaluation, result_rating, behaviour_rating, now)
    hold_open(period)
    on = last_day(period)
    predicate = quadrant.predicate(terms.Rating(result_rating), terms.Rating(behaviour_rating), on).value
    before = {name: getattr(evaluation, name) for name in _DECIDED}
    decision: dict[str, Any] = {
        "state": EvaluationState.FINAL,
        "result_rating": result_rating,
        "behaviour_rating": behaviour_rating,
        "predicate": predicate.value,
        "reason": reason.strip(),
        "version": version + 1,
    }
    # First, because it waits for whoever changes the plan at this moment; the decision then sees what became of it.
    close_history([evaluation.employee_id], until=min(evaluation.plan.ends, period.ends), actor=actor, now=now)
    _decide(evaluation, decision, version, actor, now)
    after = {name: getattr(evaluation, name) for name in _DECIDED}
    record("evaluation.finalised", actor=actor, now=now, thing=evaluation, before=before, after=after)
    # Never the rating itself: a letter may be read by others.
    notify(
        evaluation.employee_id, kind=Kind.EVALUATION, sentence=sentence(FINAL, period=period.name),
        url_name="employee:why", url_args=[evaluation.pk], key=f"evaluation:{evaluation.pk}:{version}",
        actor=actor, now=now,
    )  # fmt: skip
    return evaluation


def _decide(evaluation: Evaluation, decision: dict[str, Any], version: int, actor: Actor, now: datetime) -> None:
    """One statement; its filter repeats every fact the decision rests on.

    What another rater may change meanwhile stands in the filter of the row itself: a condition inside a subquery is
    not looked at again after waiting for his lock, and both would have decided.
    """
    known = Evaluation.objects.prepared().filter(
        pk=evaluation.pk, version=version, suggested=evaluation.suggested, employee=evaluation.employee_id
    )
    allowed = Evaluation.objects.judged_by(actor).exclude(period__state=PeriodState.CLOSED)
    same_plan = allowed.filter(plan__ends=evaluation.plan.ends).order_by().values("pk")
    decided = known.filter(pk__in=same_plan).update(**decision, finalised_by=actor.employee_id, finalised_at=now)
    if not decided:
        raise Stale(
            gettext_noop(
                "Penilaian ini sudah ditetapkan atau sarannya baru saja berubah. Muat ulang halaman, lalu periksa lagi."
            )
        )
    for name, value in decision.items():
        setattr(evaluation, name, value)
    evaluation.finalised_by_id, evaluation.finalised_at = actor.employee_id, now


def _check_period(period: Period) -> None:
    require_quadrant(period)
    if period.state == PeriodState.CLOSED:
        raise Refused(gettext_noop("Periode {name} sudah ditutup; penilaiannya tidak diubah lagi."), name=period.name)


def _check_ended(evaluation: Evaluation, now: datetime) -> None:
    """Who judges a stretch that still runs judges days nobody has seen."""
    ends = min(evaluation.plan.ends, evaluation.period.ends)
    if local_day(evaluation, now) < ends:
        raise Refused(
            gettext_noop(
                "Masa yang dinilai berjalan sampai sebelum {ends}. Bagikan rancangan dahulu; tetapkan sesudahnya."
            ),
            ends=ends,
        )


def _check_ratings(evaluation: Evaluation, result_rating: str, behaviour_rating: str, reason: str) -> None:
    if result_rating not in Rating or behaviour_rating not in Rating:
        raise Invalid(gettext_noop("Pilih rating hasil kerja dan rating perilaku kerja."))
    if evaluation.suggested and evaluation.suggested != result_rating and not reason.strip():
        raise Invalid(
            gettext_noop("Rating hasil kerja berbeda dari saran. Tuliskan alasannya agar pegawai memahaminya.")
        )
