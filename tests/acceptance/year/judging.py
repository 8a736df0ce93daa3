"""Periods: figures, one's own words, drafts and replies, decisions, signatures, objections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from kinerja.judgement.evaluation import commands as evaluation
from kinerja.judgement.evaluation.hearing import decider_above, explanation_due, objection_due
from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.judgement.evaluation.terms import OrganisationLevel
from kinerja.judgement.measurement.commands import compute
from kinerja.people.organisation.models import Employee, Unit
from kinerja.people.organisation.queries import head_of, line_above, superior_of
from kinerja.work.planning.commands import change_period_state
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState
from tests.acceptance.year.fingerprints import fingerprint
from tests.acceptance.year.interrupting import Killed, killed_after
from tests.acceptance.year.world import Broken, World

LEVELS = (OrganisationLevel.GOOD, OrganisationLevel.GOOD, OrganisationLevel.NEEDS_IMPROVEMENT)
DIFFERS, OBJECTS, UNSIGNED, SPEAKS, SHARES = 0.1, 0.09, 0.06, 0.5, 0.3
STEPS_OF_A_RUN = 6
BETTER = {"below": "meets", "meets": "above", "above": "above"}
WITH = ("plan__position", "plan__employee", "period__cycle", "unit", "employee", "rater", "finalised_by")
REASON = "Beban kerja dan kesulitan perkaranya sudah dipertimbangkan bersama dalam dialog kinerja."


def read(key: Any) -> Evaluation:
    """As a page loads it."""
    return Evaluation.objects.select_related(*WITH).get(pk=key)


class Judging:
    """One period after its last day: `step` counts working days since then."""

    def __init__(self, world: World, period: Period) -> None:
        self.world, self.period = world, period
        self.meant: dict[Any, tuple[str, str]] = {}
        """Evaluation -> the ratings its rater means to give."""
        self._negligent: dict[Any, bool] = {}
        """Who never signs."""
        self._objectors: dict[Any, int] = {}
        """After how many days somebody objects; 0 where nobody does, -1 where it is done."""
        self._late: set[Any] = set()

    def current(self) -> Period:
        return Period.objects.select_related("cycle").get(pk=self.period.pk)

    def a_day(self, step: int) -> None:
        if step == 1:
            self._open()
        if step == 3:
            self._figures()
        if step in (4, 5):
            self._own_words()
        if step in (4, 6, 10):
            self._drafts()
        if 6 <= step <= 13:
            self._decide(1.0 if step >= 12 else 0.25)
        if step >= 7:
            self._sign()
            self._hear()
        if step == 14:
            self._close()

    # before the decision

    def _open(self) -> None:
        world = self.world
        self._state(PeriodState.EVALUATING)
        for unit in Unit.objects.filter(parent__parent=None, parent__isnull=False).order_by("path"):
            head = head_of(unit, world.today)
            above = superior_of(head, world.today) if head else None
            if above is not None:
                level = str(world.chance.choice(LEVELS))
                world.act(
                    "capaian unit ditetapkan",
                    lambda _, unit=unit, level=level, above=above: evaluation.rate_organisation(
                        unit, period=self.current(), level=level, reason="Capaian perjanjian kinerja triwulan ini.",
                        **world.by(world.person(above.pk)),
                    ),
                )  # fmt: skip

    def _state(self, state: PeriodState) -> None:
        self.world.act(
            f"periode {state.value}",
            lambda seen: change_period_state(seen, state=state, **self.world.hasan),
            load=self.current,
        )

    def _figures(self) -> None:
        """The work of a job that is killed in the middle, and done again by the next worker."""
        world = self.world
        before = fingerprint(with_trail=True)
        try:
            with killed_after(world.chance.randint(1, STEPS_OF_A_RUN)):
                compute(self.current(), **world.hasan)
        except Killed:
            world.faults["perhitungan mati di tengah"] += 1
            if (after := fingerprint(with_trail=True)) != before:
                raise Broken(f"a computation that died left something: {before.differing(after)}") from None
        run = world.act("angka dihitung", lambda _: compute(self.current(), **world.hasan), repeats=True)
        assert run is not None
        again = world.act("angka dihitung", lambda _: compute(self.current(), **world.hasan), repeats=True)
        if again is None or again.digest != run.digest:
            raise Broken(f"{self.period.code}: computed twice on one day, two results")
        world.act(
            "penilaian disiapkan",
            lambda seen: evaluation.prepare(seen, run=again, **world.hasan),
            load=self.current, repeats=True,
        )  # fmt: skip

    def prepared(self) -> list[Evaluation]:
        rows = Evaluation.objects.filter(period=self.period).prepared().select_related(*WITH)
        return list(rows.order_by("plan__id", "id"))

    def judge_of(self, one: Evaluation) -> Employee | None:
        """The rater while he may, else whoever stands above the post today."""
        world = self.world
        line = [holder for _post, holder in line_above(one.plan.position_id, world.today) if holder]
        for key in dict.fromkeys([one.rater_id, *line]):
            if key is None:
                continue
            who = world.person(key)
            if Evaluation.objects.judged_by(world.actor(who)).filter(pk=one.pk).exists():
                return who
        return None

    def in_service(self, who: Employee) -> bool:
        return world_has(self.world, who)

    def _own_words(self) -> None:
        world = self.world
        for one in self.prepared():
            who = world.person(one.employee_id)
            if world.happens(SPEAKS / 2) and self.in_service(who):
                known = getattr(one, "self_assessment", None)
                world.act(
                    "penilaian diri",
                    lambda seen, who=who, known=known: evaluation.assess_oneself(
                        seen, well="Antrean lebih tenang.", hindered="Pencetak macet.", help="",
                        version=known.version if known else 0, **world.by(who),
                    ),
                    load=lambda one=one: read(one.pk),
                )  # fmt: skip

    def _means(self, one: Evaluation) -> tuple[str, str]:
        chance = self.world.chance
        if one.pk not in self.meant:
            free = chance.choices(["meets", "above", "below"], [0.8, 0.13, 0.07])[0]
            differs = not one.suggested or chance.random() < DIFFERS
            behaviour = chance.choices(["meets", "above", "below"], [0.7, 0.24, 0.06])[0]
            self.meant[one.pk] = (free if differs else one.suggested, behaviour)
        return self.meant[one.pk]

    def _drafts(self) -> None:
        """Shown before: always where somebody would fall below, sometimes otherwise."""
        world = self.world
        for one in self.prepared():
            result, behaviour = self._means(one)
            if one.drafts.exists() or ("below" not in (result, behaviour) and not world.happens(SHARES / 3)):
                continue
            judge = self.judge_of(one)
            if judge is None:
                continue
            draft = world.act(
                "rancangan dibagikan",
                lambda seen, judge=judge, result=result, behaviour=behaviour: evaluation.share_draft(
                    seen, result_rating=result, behaviour_rating=behaviour, words="Mari dibicarakan.", **world.by(judge)
                ),
                load=lambda one=one: read(one.pk),
            )
            if draft is not None and world.happens(0.8):
                world.put_off(world.chance.randint(1, 2), lambda draft=draft: self._reply(draft))

    def _reply(self, draft: SharedDraft) -> None:
        who = self.world.person(draft.evaluation.employee_id)
        if self.in_service(who):
            self.world.act(
                "rancangan ditanggapi",
                lambda seen: evaluation.reply_to_draft(seen, reply="Saya memahaminya.", **self.world.by(who)),
                load=lambda: SharedDraft.objects.select_related("evaluation__period", "evaluation__unit").get(
                    pk=draft.pk
                ),
                tolerate=True,
            )

    # the decision and after

    def _decide(self, share: float) -> None:
        world = self.world
        for one in self.prepared():
            if not world.happens(share):
                continue
            judge = self.judge_of(one)
            if judge is None:
                continue
            result, behaviour = self._means(one)
            reason = REASON if one.suggested and one.suggested != result else ""
            world.act(
                "penilaian ditetapkan",
                lambda seen, judge=judge, result=result, behaviour=behaviour, reason=reason: evaluation.finalise(
                    seen, result_rating=result, behaviour_rating=behaviour, reason=reason, version=seen.version,
                    **world.by(judge),
                ),
                load=lambda one=one: read(one.pk), tolerate="below" in (result, behaviour),
            )  # fmt: skip

    def _final(self, **more: Any) -> list[Evaluation]:
        rows = Evaluation.objects.filter(period=self.period, **more).final().select_related(*WITH)
        return list(rows.order_by("finalised_at", "id"))

    def _sign(self) -> None:
        world = self.world
        for one in self._final(signature=None):
            who = world.person(one.employee_id)
            if self._is_negligent(one):
                self._sign_in_stead(one)
            elif world.happens(0.35) and self.in_service(who):
                world.act(
                    "penilaian ditandatangani",
                    lambda seen, who=who: evaluation.sign(seen, note="", **world.by(who)),
                    load=lambda one=one: read(one.pk),
                )

    def _is_negligent(self, one: Evaluation) -> bool:
        """Some never sign; the same ones, whichever day it is."""
        if one.pk not in self._negligent:
            self._negligent[one.pk] = self.world.happens(UNSIGNED)
        return self._negligent[one.pk]

    def _sign_in_stead(self, one: Evaluation) -> None:
        world = self.world
        rater = world.person(one.finalised_by_id)
        above = world.superior(rater)
        if above is None or not Evaluation.objects.to_sign_in_stead(world.actor(above)).filter(pk=one.pk).exists():
            return
        world.act(
            "ditandatangani atasan penilai",
            lambda seen: evaluation.sign_in_stead(seen, note="Sudah diingatkan dua kali.", **world.by(above)),
            load=lambda: read(one.pk),
        )

    def _hear(self) -> None:
        world = self.world
        for one in self._final(objection=None):
            who = world.person(one.employee_id)
            if one.pk not in self._objectors:
                self._objectors[one.pk] = world.chance.randint(1, 14) if world.happens(OBJECTS) else 0
            days = self._objectors[one.pk]
            since = (world.today - one.finalised_at.astimezone(world.zone).date()).days  # type: ignore[union-attr]
            if days and since >= days and self.in_service(who) and world.today <= objection_due(one).value:
                self._object(one, who)
            elif not days and one.pk not in self._late and world.today > objection_due(one).value:
                self._late.add(one.pk)
                if world.happens(0.15):
                    self._too_late(one, who)

    def _object(self, one: Evaluation, who: Employee) -> None:
        world, key = self.world, self.world.key()
        made = world.act(
            "keberatan diajukan",
            lambda seen: evaluation.object_to(
                seen, reasons="Hari gangguan ikut terhitung terlambat.", submission=key, **world.by(who)
            ),
            load=lambda: read(one.pk), tolerate=True,
        )  # fmt: skip
        self._objectors[one.pk] = -1
        if made is None:
            return
        explains = world.happens(0.8)
        if explains:
            world.put_off(world.chance.randint(1, 4), lambda: self._explain(made))
        world.put_off(5 if explains else 9, lambda: self._verdict(made))

    def _too_late(self, one: Evaluation, who: Employee) -> None:
        """On the fifteenth day the right is over."""
        if self.in_service(who):
            self.world.attempt(
                "keberatan lewat empat belas hari",
                lambda: evaluation.object_to(
                    read(one.pk), reasons="Baru teringat.", submission=self.world.key(), **self.world.by(who)
                ),
            )

    def _load(self, made: Objection) -> Objection:
        related = [f"evaluation__{name}" for name in WITH]
        return Objection.objects.select_related(*related, "employee").get(pk=made.pk)

    def _explain(self, made: Objection) -> None:
        world = self.world
        rater = world.person(made.against_id)
        if not self.in_service(rater):
            return
        world.act(
            "keberatan dijelaskan",
            lambda seen: evaluation.explain_objection(seen, text="Hari gangguan sudah dikeluarkan.", **world.by(rater)),
            load=lambda: self._load(made), tolerate=True,
        )  # fmt: skip
        who = world.person(made.employee_id)
        if world.happens(0.5) and self.in_service(who):
            world.act(
                "penjelasan ditanggapi",
                lambda seen: evaluation.answer_explanation(seen, text="Buktinya saya lampirkan.", **world.by(who)),
                load=lambda: self._load(made), tolerate=True,
            )  # fmt: skip

    def _verdict(self, made: Objection) -> None:
        world, seen = self.world, self._load(made)
        key = decider_above(seen.rater_post_id, {seen.against_id, seen.employee_id}, world.today)
        due = explanation_due(seen).value
        if key is None or (seen.explained_at is None and world.today <= due):
            world.put_off(1, lambda: self._verdict(made))
            return
        judge = world.person(key)
        rater = world.person(seen.against_id)
        if self.in_service(rater):
            world.attempt(
                "keberatan diputus yang menilai",
                lambda: self._decides(self._load(made), "meets", "meets", rater),
                for_role=True,
            )
        result, behaviour = seen.before_result, seen.before_behaviour
        if world.happens(0.45):
            result, behaviour = BETTER[result], behaviour if result != "above" else BETTER[behaviour]
        world.act(
            "keberatan diputus",
            lambda known: self._decides(known, result, behaviour, judge),
            load=lambda: self._load(made),
        )

    def _decides(self, seen: Objection, result: str, behaviour: str, who: Employee) -> Objection:
        return evaluation.decide_objection(
            seen, result_rating=result, behaviour_rating=behaviour, decision="Bukti kedua pihak sudah diperiksa.",
            **self.world.by(who),
        )  # fmt: skip

    def _close(self) -> None:
        self._state(PeriodState.CLOSED)

    def is_over(self) -> bool:
        """Whether nobody can say anything more about this period."""
        open_objections = Objection.objects.filter(evaluation__period=self.period).open().exists()
        return not open_objections and self.world.today > self.period.ends + timedelta(days=60)


def world_has(world: World, who: Employee) -> bool:
    """Whether somebody is still in service today."""
    left = Employee.objects.values_list("left_on", flat=True).get(pk=who.pk)
    return left is None or left > world.today


def present(world: World, away: Sequence[Any]) -> list[Employee]:
    """Everybody who is at work today, in the order in which they came."""
    gone = set(Employee.objects.filter(left_on__lte=world.today).order_by().values_list("pk", flat=True))
    return [one for one in world.people if one.pk not in gone and one.pk not in away]
