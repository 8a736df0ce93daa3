"""What a document is about, with everybody who stands on it at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation, Objection, Signature
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.outcomes.credit.queries import account_of
from kinerja.outcomes.credit.reckoning import Account, Portion
from kinerja.people.organisation.models import Employee
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import whole_plans
from kinerja.work.planning.terms import IN_PREPARATION

from .terms import OF_CREDIT, Kind

WITH = (
    *("employee", "rater", "finalised_by", "unit", "period__cycle", "run"),
    *("plan__cycle", "plan__position", "plan__unit", "plan__employee", "plan__rater"),
    *("signature__signed_by", "objection__decided_by"),
)


@dataclass(frozen=True)
class Subject:
    """One form of one plan, of one evaluation, or of somebody's credit points as they stood on a day."""

    kind: Kind
    plan: Plan | None = None
    evaluation: Evaluation | None = None
    account: Account | None = None
    employee: Employee | None = None
    year: int | None = None

    @property
    def key(self) -> UUID:
        thing = self.evaluation or self.plan or self.employee
        assert thing is not None
        found: UUID = thing.pk
        return found

    @property
    def version(self) -> int:
        """What is printed of credit points says itself whether it still holds."""
        thing = self.evaluation or self.plan
        return thing.version if thing else 1

    @property
    def holder(self) -> UUID:
        found: UUID = self.plan.employee_id if self.plan else self.whose.pk
        return found

    @property
    def planned(self) -> Plan:
        """Of a plan or an evaluation."""
        assert self.plan is not None
        return self.plan

    @property
    def whose(self) -> Employee:
        found = self.plan.employee if self.plan else self.employee
        assert found is not None
        return found

    @property
    def is_settled(self) -> bool:
        """Only what was decided is printed as a document."""
        if self.account is not None:
            return bool(self.portions) or (self.kind != Kind.CONVERSION and self.account.balance is not None)
        if self.evaluation is None:
            return self.plan is not None and self.plan.state not in IN_PREPARATION
        return bool(self.evaluation.state == EvaluationState.FINAL)

    @property
    def portions(self) -> tuple[Portion, ...]:
        """What was converted, for a conversion only that of its year."""
        counted = self.account.counted if self.account else ()
        return tuple(one for one in counted if self.year is None or one.months[0][0] == self.year)

    @property
    def objection(self) -> Objection | None:
        return getattr(self.evaluation, "objection", None)

    @property
    def signature(self) -> Signature | None:
        return getattr(self.evaluation, "signature", None)


def subject_of(kind: Kind, key: UUID, *, on: date | None = None, year: int | None = None) -> Subject | None:
    """By the key of the plan, of the evaluation (one statement), or of the person with the day of asking (five)."""
    if kind in OF_CREDIT:
        return _of_credit(kind, key, on, year)
    if kind == Kind.SKP:
        plan = whole_plans().filter(pk=key).first()
        return Subject(kind, plan) if plan else None
    evaluation = Evaluation.objects.select_related(*WITH).filter(pk=key).first()
    return Subject(kind, evaluation.plan, evaluation) if evaluation else None


def _of_credit(kind: Kind, key: UUID, on: date | None, year: int | None) -> Subject | None:
    employee = Employee.objects.filter(pk=key).first()
    if employee is None or on is None or (kind == Kind.CONVERSION) != (year is not None):
        return None
    return Subject(kind, account=account_of(employee, on), employee=employee, year=year)
