"""What is still open in a period: nothing of it is decided by closing, and all of it can be seen beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.judgement.evaluation.models import Evaluation, SharedDraft
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.work.feedback.models import CheckIn
from kinerja.work.feedback.terms import CheckInState
from kinerja.work.planning.models import Period, Plan
from kinerja.work.planning.terms import IN_PREPARATION, PlanState


@dataclass(frozen=True)
class StillOpen:
    """Counts of one period."""

    agreed: int
    """Agreed plans: who is judged."""
    plans: int
    """Plans nobody has agreed yet."""
    prepared: int
    """Evaluations with a suggestion, decided or not."""
    final: int
    undecided: int
    unheard: int
    """Of these: a draft was shown, and the reply has not come."""
    unsigned: int
    objections: int
    talks: int
    """Talks that were planned in these days or held, and not signed by both."""

    @property
    def without_suggestion(self) -> int:
        """Agreed plans for which nothing is prepared: the last figures make good for them."""
        return max(0, self.agreed - self.prepared)

    @property
    def is_clean(self) -> bool:
        return not (self.plans or self.undecided or self.without_suggestion or self.talks or self.objections)


def still_open(period: Period) -> StillOpen:
    """Three statements."""
    silent = SharedDraft.objects.filter(evaluation=OuterRef("pk"), replied_at=None).order_by()
    final = Q(state=EvaluationState.FINAL)
    judged = Evaluation.objects.filter(period=period).aggregate(
        prepared=Count("id"),
        final=Count("id", filter=final),
        undecided=Count("id", filter=~final),
        unheard=Count("id", filter=~final & Q(Exists(silent))),
        unsigned=Count("id", filter=final & Q(signature=None, decided_elsewhere=False)),
        objections=Count("id", filter=Q(objection__outcome="")),
    )
    plans = Plan.objects.filter(cycle=period.cycle_id).during(period.starts, period.ends)
    counted = plans.aggregate(
        agreed=Count("id", filter=Q(state=PlanState.AGREED)), plans=Count("id", filter=Q(state__in=IN_PREPARATION))
    )
    talks = CheckIn.objects.filter(planned_on__gte=period.starts, planned_on__lt=period.ends)
    return StillOpen(**judged, **counted, talks=talks.exclude(state=CheckInState.SIGNED).count())
