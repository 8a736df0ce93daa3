"""Figures and decisions: where they come from, who made them, and that nothing of them moves by itself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation, Objection
from kinerja.judgement.evaluation.queries import explain, recompute
from kinerja.judgement.measurement.models import Figure, Run, UnitFigure
from kinerja.outcomes.development.models import PathStep, PromisedHelp
from kinerja.people.organisation.models import Appointment, Position
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.audit.models import Entry
from kinerja.work.planning.terms import DECLARED
from tests.acceptance.year.serving import Serving
from tests.acceptance.year.world import Broken, World

QUADRANT = {
    ("above", "above"): "very_good", ("above", "meets"): "good", ("meets", "above"): "good", ("meets", "meets"): "good",
    ("below", "above"): "needs_improvement", ("below", "meets"): "needs_improvement",
    ("above", "below"): "poor", ("meets", "below"): "poor", ("below", "below"): "very_poor",
}  # fmt: skip
COUNTS_ALL = "km_quantile"
"""The formula whose `n` are all sound cases, ended and open."""
WEIGHS = ("test", "moved", "lowered", "contract_ended", "discharged", "placed")
DECISION = ("result_rating", "behaviour_rating", "predicate", "finalised_by_id", "finalised_at", "suggested", "run_id")


class Judged:
    def __init__(self, world: World, serving: Serving) -> None:
        self.world, self.serving = world, serving
        self.decided: dict[UUID, tuple[Any, ...]] = {}
        self.runs: set[UUID] = set()
        self.recomputed = 0

    def decisions_are_whole(self) -> None:
        rows = Evaluation.objects.final().values_list(
            "id",
            "result_rating",
            "behaviour_rating",
            "predicate",
            "employee_id",
            "finalised_by_id",
            "suggested",
            "reason",
        )
        for key, result, behaviour, predicate, who, by, suggested, reason in rows:
            if QUADRANT.get((result, behaviour)) != predicate:
                raise Broken(f"evaluation {key}: {result}/{behaviour} is not {predicate}")
            if by is None or by == who:
                raise Broken(f"evaluation {key} was decided by {by} on {who}")
            if suggested and suggested != result and not reason.strip():
                raise Broken(f"evaluation {key} differs without a reason")

    def by_whom_they_should(self) -> None:
        """Of today's decisions: a holder of a post above the planned one today, and no nearer holder able to decide."""
        today = self.world.today
        fresh = Evaluation.objects.final().exclude(pk__in=self.decided).select_related("plan")
        above = dict(Position.objects.values_list("id", "superior_id"))
        holders = self._holders()
        for one in fresh:
            if one.finalised_at is None or one.finalised_at.astimezone(self.world.zone).date() != today:
                raise Broken(f"evaluation {one.pk} decided on another day than today")
            line, post = [], above[one.plan.position_id]
            while post is not None:
                line.append(holders.get(post))
                post = above[post]
            able = [who for who in line if who not in (None, one.employee_id)]
            right = one.rater_id if one.rater_id in able else (able[0] if able else None)
            if one.finalised_by_id != right:
                raise Broken(f"evaluation {one.pk}: {one.finalised_by_id} decided instead of {right}")

    def _holders(self) -> dict[UUID, UUID]:
        order = (AppointmentKind.DEFINITIVE, AppointmentKind.ACTING, AppointmentKind.DAILY_ACTING)
        found: dict[UUID, UUID] = {}
        for kind in order:
            held = Appointment.objects.on(self.world.today).filter(kind=kind, employee__left_on=None)
            found |= dict(held.order_by("-starts", "-id").values_list("position_id", "employee_id"))
        return found

    def nothing_final_moves_by_itself(self) -> None:
        """What was decided stays, but for what an objection changed today; both stand in it and in the trail."""
        now = {key: rest for key, *rest in Evaluation.objects.final().values_list("id", *DECISION)}
        for key, before in self.decided.items():
            after = now.get(key)
            if after is None:
                raise Broken(f"evaluation {key} is final no more")
            if list(before) != list(after):
                self._by_objection(key, before, after)
        self.decided = {key: tuple(rest) for key, rest in now.items()}

    def _by_objection(self, key: UUID, before: Any, after: Any) -> None:
        objection = Objection.objects.filter(evaluation=key, outcome="changed").first()
        traced = Entry.objects.filter(verb="evaluation.objection_decided", thing_id=str(key)).exists()
        kept = objection is not None and (
            [objection.before_result, objection.before_behaviour, objection.before_predicate] == list(before[:3])
            and [objection.after_result, objection.after_behaviour, objection.after_predicate] == list(after[:3])
        )
        if not kept or not traced or list(before[3:]) != list(after[3:]):
            raise Broken(f"evaluation {key} moved from {before} to {after}")

    # figures

    def figures_have_their_source(self) -> None:
        """Each figure of a new run has lineage or was declared, and recomputes from the cases of its explanation."""
        for run in self._new_runs():
            figures = Figure.objects.filter(run=run)
            if (
                figures.filter(lineage=None, declared=False).exists()
                or figures.filter(declared=True).exclude(indicator__source=DECLARED).exists()
            ):
                raise Broken(f"run {run.number} of {run.period_id} has a figure without lineage")
            if figures.filter(excluded__lt=0).exists():
                raise Broken("less than nothing was left out")
            rows = list(Evaluation.objects.filter(run=run).order_by("plan__id", "id"))
            for one in rows if len(rows) < 60 else self.world.chance.sample(rows, 60):
                follows(one)
                self.recomputed += 1

    def _new_runs(self) -> list[Run]:
        return [run for run in Run.objects.order_by("computed_at", "number") if run.pk not in self.runs]

    def figures_count_every_case(self) -> None:
        """What each officer truly did is in his figure, or left out and counted; known from the ledger alone."""
        for run in self._new_runs():
            figures = Figure.objects.filter(run=run, lineage__formula=COUNTS_ALL).select_related("lineage")
            for figure in figures:
                if figure.lineage is None or figure.lineage.parameters.get("services"):
                    continue
                assert figure.since is not None
                assert figure.until is not None
                sound, wrong = self.serving.known(figure.employee_id, figure.since, figure.until)
                if (figure.n, figure.excluded) != (sound, wrong):
                    raise Broken(
                        f"figure {figure.pk}: {figure.n}, {figure.excluded} left out; the ledger has {sound}, {wrong}"
                    )

    def units_count_every_case(self) -> None:
        """The agency's own figure counts each case of its units once."""
        for run in self._new_runs():
            self.runs.add(run.pk)
            of_units = UnitFigure.objects.filter(run=run, source="service.completion_time")
            root = of_units.filter(unit__parent=None).values_list("n", flat=True).first() or 0
            parts = sum(
                of_units.filter(unit__parent__parent=None, unit__parent__isnull=False).values_list("n", flat=True)
            )
            if root != parts:
                raise Broken(f"run {run.number}: the agency counts {root} cases, its units {parts}")

    def improvement_helps_first(self) -> None:
        """No step that weighs before a promised help was given or lapsed."""
        for step in PathStep.objects.filter(to__in=WEIGHS) if _has(PathStep, "to") else ():
            if not PromisedHelp.objects.filter(path=step.path_id).exists():
                raise Broken(f"path {step.path_id}: {step} without any help")


def _has(model: Any, name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def follows(one: Evaluation) -> dict[str, Any]:
    """Its explanation as it is printed; every number of it follows from its leaves."""
    document = explain(one).to_document()
    wrong = [check for check in recompute(document) if not check.agrees]
    if wrong:
        raise Broken(f"evaluation {one.pk}: {wrong[:3]}")
    return document
