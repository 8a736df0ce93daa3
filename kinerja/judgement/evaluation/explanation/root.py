"""The top of the tree: the predicate and its ratings, and beside them the suggestion."""

from __future__ import annotations

from typing import Any

from kinerja.judgement.evaluation.calibration import Told, told_to
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.reasons import stored
from kinerja.judgement.evaluation.standings import last_day
from kinerja.judgement.evaluation.terms import EvaluationState, ObjectionOutcome
from kinerja.pure.law import quadrant, terms
from kinerja.pure.lib.refusals import gettext_noop

from .suggestion import suggestion_of
from .tree import Explanation, cited

RELATED = ("plan", "period__cycle", "employee", "unit", "rater", "run", "finalised_by", "objection__decided_by")


def explain(evaluation: Evaluation, *, cases: int | None = None) -> Explanation:
    """The whole tree. `cases`: how many are listed under each figure; None lists all.

    About nine statements, whatever the number of indicators and cases.
    """
    whole = Evaluation.objects.select_related(*RELATED).get(pk=evaluation.pk)
    return Explanation(
        key="evaluation",
        label=gettext_noop("Evaluasi kinerja pegawai"),
        details=_about(whole),
        inputs=(_predicate(whole), suggestion_of(whole, cases)),
    )


def _about(evaluation: Evaluation) -> dict[str, Any]:
    run = evaluation.run
    return {
        "evaluation": str(evaluation.pk),
        "employee": evaluation.employee.name,
        "unit": evaluation.unit.name,
        "rater": evaluation.rater.name if evaluation.rater else None,
        "cycle": evaluation.period.cycle.code,
        "regime": evaluation.period.cycle.regime,
        "period": evaluation.period.code,
        "starts": max(evaluation.plan.starts, evaluation.period.starts),
        "ends": min(evaluation.plan.ends, evaluation.period.ends),
        "state": evaluation.state,
        "run": {"number": run.number, "computed_at": run.computed_at, "digest": run.digest} if run else None,
    }


def _predicate(evaluation: Evaluation) -> Explanation:
    label = gettext_noop("Predikat kinerja")
    if evaluation.state != EvaluationState.FINAL:
        return Explanation("predicate", label, words=gettext_noop("Belum ditetapkan oleh pejabat penilai."))
    on = last_day(evaluation.period)
    results, behaviour = terms.Rating(evaluation.result_rating), terms.Rating(evaluation.behaviour_rating)
    finding, talked = quadrant.predicate(results, behaviour, on), told_to(evaluation)
    return Explanation(
        "predicate",
        label,
        evaluation.predicate,
        formula="quadrant",
        words=gettext_noop("Kedua rating dari pejabat penilai bertemu dalam kuadran kinerja."),
        because=stored(finding),
        cites=cited(*finding.cites),
        inputs=(
            _rating(evaluation, "result_rating", gettext_noop("Rating hasil kerja"), evaluation.reason, talked),
            _rating(evaluation, "behaviour_rating", gettext_noop("Rating perilaku kerja"), "", talked),
            Explanation("on", gettext_noop("Hari yang menentukan aturan"), on),
        ),
    )


def _rating(evaluation: Evaluation, name: str, label: str, reason: str, talked: list[Told]) -> Explanation:
    assert evaluation.finalised_by is not None
    decided: dict[str, Any] = {"by": evaluation.finalised_by.name, "at": evaluation.finalised_at, "reason": reason}
    objection = getattr(evaluation, "objection", None)
    if objection is not None and objection.outcome == ObjectionOutcome.CHANGED:
        before = {"value": getattr(objection, f"before_{name.removesuffix('_rating')}"), "by": decided["by"]}
        decided = {
            "by": objection.decided_by.name, "at": objection.decided_at, "reason": objection.decision, "before": before,
        }  # fmt: skip
    # Before anything was decided: what stands here is the rater's own later act, even where it is the same.
    changes = [_changed(one, name) for one in talked if getattr(one.before, name) != getattr(one.after, name)]
    if changes:
        decided["calibrated"] = changes
    return Explanation(name, label, getattr(evaluation, name), details=decided)


def _changed(one: Told, name: str) -> dict[str, Any]:
    drafts = {"before": getattr(one.before, name), "after": getattr(one.after, name)}
    return {"by": one.after.by.name, "at": one.after.at, "reason": one.after.reason, **drafts}
