"""What a document is about, with everybody who stands on it at hand."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation, Objection, Signature
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import whole_plans
from kinerja.work.planning.terms import IN_PREPARATION

from .terms import Kind

_WITH = (
    *("employee", "rater", "finalised_by", "unit", "period__cycle", "run"),
    *("plan__cycle", "plan__position", "plan__unit", "plan__employee", "plan__rater"),
    *("signature__signed_by", "objection__decided_by"),
)


@dataclass(frozen=True)
class Subject:
    """One form of one plan or one evaluation."""

    kind: Kind
    plan: Plan
    evaluation: Evaluation | None = None

    @property
    def key(self) -> UUID:
        return self.evaluation.pk if self.evaluation else self.plan.pk

    @property
    def version(self) -> int:
        return self.evaluation.version if self.evaluation else self.plan.version

    @property
    def is_settled(self) -> bool:
        """Only what was decided is printed as a document."""
        if self.evaluation is None:
            return self.plan.state not in IN_PREPARATION
        return bool(self.evaluation.state == EvaluationState.FINAL)

    @property
    def objection(self) -> Objection | None:
        return getattr(self.evaluation, "objection", None)

    @property
    def signature(self) -> Signature | None:
        return getattr(self.evaluation, "signature", None)


def subject_of(kind: Kind, key: UUID) -> Subject | None:
    """By the key of the plan, or of the evaluation. One statement."""
    if kind == Kind.SKP:
        plan = whole_plans().filter(pk=key).first()
        return Subject(kind, plan) if plan else None
    evaluation = Evaluation.objects.select_related(*_WITH).filter(pk=key).first()
    return Subject(kind, evaluation.plan, evaluation) if evaluation else None
