"""Who sees what, and who is told what he owes: against a relation of our own."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from kinerja.doors.duties import duties
from kinerja.judgement.evaluation.hearing import decider_above, signing_due
from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.outcomes.development.models import ImprovementPath
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.platform.access.actors import Role
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning.models import Plan
from tests.acceptance.year.world import Broken, World

SEERS = 2
"""How many people a night, in turn."""
TOLD_EVERY = 3
"""Nights between two readings of what somebody is told to do: the dearest question of the house."""
RANK = {"plh": 0, "plt": 1, "definitive": 2}
EVERYBODY = (Role.PERSONNEL, Role.INSPECTOR, Role.LEADER)


class Seen:
    def __init__(self, world: World) -> None:
        self.world = world
        self._turn = self._nights = 0

    def _people(self, many: int) -> list[Employee]:
        rows = [one for one in self.world.people if one.pk in self.world.superiors]
        self._turn += many
        return [rows[(self._turn + n) % len(rows)] for n in range(many)]

    def nobody_sees_beyond(self) -> None:
        """Oneself, one's team, the units one leads, whom one rates; of an objection its parties and its judge."""
        heads = self._heads()
        for who in self._people(SEERS):
            actor = self.world.actor(who)
            if actor.has(*EVERYBODY):
                continue
            near = self._near(who, heads)
            staff = set(Employee.objects.visible_to(actor).values_list("pk", flat=True))
            if staff != near:
                raise Broken(f"{who} sees other people than he leads: {staff ^ near}")
            plans = Plan.objects.visible_to(actor).exclude(employee__in=near).exclude(rater=who)
            if plans.exists():
                raise Broken(f"{who} sees a plan of somebody else")
            seen = Evaluation.objects.visible_to(actor).exclude(employee__in=near).exclude(plan__rater=who)
            for one in seen.prepared() | seen.final():
                if not Evaluation.objects.judged_by(actor).filter(pk=one.pk).exists():
                    raise Broken(f"{who} sees evaluation {one.pk} of somebody else")
            for one in Objection.objects.visible_to(actor):
                if who.pk not in (one.employee_id, one.against_id, one.decided_by_id, self._judge(one)):
                    raise Broken(f"{who} sees an objection of others")
            paths = ImprovementPath.objects.visible_to(actor).exclude(employee__in=near).exclude(opened_by=who)
            if paths.exists():
                raise Broken(f"{who} sees the improvement of somebody else")

    def _judge(self, one: Objection) -> UUID | None:
        return decider_above(one.rater_post_id, {one.against_id}, self.world.today)

    def _near(self, who: Employee, heads: dict[str, UUID]) -> set[UUID]:
        today = self.world.today
        found = {who.pk} | {one for one, above in self.world.superiors.items() if above == who.pk}
        paths = tuple(path for path, head in heads.items() if head == who.pk)
        if not paths:
            return found
        held = Appointment.objects.on(today).filter(Q(employee__left_on=None) | Q(employee__left_on__gt=today))
        rows = held.values_list("employee_id", "position__unit__path")
        return found | {one for one, path in rows if path.startswith(paths)}

    def _heads(self) -> dict[str, UUID]:
        """Path of each unit that has one -> who effectively leads it today."""
        today = self.world.today
        held = Appointment.objects.on(today).filter(
            Q(employee__left_on=None) | Q(employee__left_on__gt=today), position__heads_unit=True, kind__in=RANK
        )
        rows = held.values_list("kind", "starts", "id", "position__unit__path", "employee_id")
        found: dict[str, UUID] = {}
        for _kind, _starts, _key, path, who in sorted(rows, key=lambda row: (RANK[row[0]], row[1], row[2])):
            found.setdefault(path, who)
        return found

    def duties_are_told(self) -> None:
        """Whoever owes something is told; who owes nothing of a kind is not."""
        self._nights += 1
        if self._nights % TOLD_EVERY:
            return
        today, owed = self.world.today, self._owed()
        for who in dict.fromkeys([*self._people(1), *self._concerned()]):
            actor = self.world.actor(who)
            if actor.employee_id is None:
                continue
            told: dict[str, int] = {}
            for duty in duties(actor, self.world.now):
                told[duty.sentence.template] = told.get(duty.sentence.template, 0) + duty.count
            for template, people in owed.items():
                if told.get(template, 0) != people.get(who.pk, 0):
                    raise Broken(
                        f"{today}: {who} is told {told.get(template, 0)}, owes {people.get(who.pk, 0)}: {template}"
                    )

    def _concerned(self) -> list[Employee]:
        keys = {one.against_id for one in Objection.objects.open()} | {
            one.evaluation.employee_id
            for one in SharedDraft.objects.filter(replied_at=None).select_related("evaluation")[:2]
        }
        return [one for one in self.world.people if one.pk in keys][:1]

    def _owed(self) -> dict[str, dict[UUID, int]]:
        """Sentence -> whom it is told, and how many things."""
        explain: dict[UUID, int] = {}
        decide: dict[UUID, int] = {}
        for one in Objection.objects.open():
            if one.explained_at is None:
                _add(explain, one.against_id)
            judge = decider_above(one.rater_post_id, {one.against_id}, self.world.today)
            if judge is not None and judge != one.employee_id:
                _add(decide, judge)
        sign: dict[UUID, int] = {}
        for final in Evaluation.objects.final().filter(signature=None, decided_elsewhere=False).select_related("unit"):
            if signing_due(final).value >= self.world.today:
                _add(sign, final.employee_id)
        answer: dict[UUID, int] = {}
        for report in ActivityReport.objects.filter(state="asked"):
            _add(answer, report.employee_id)
        return {
            "Jelaskan {n} penilaian yang diberatkan.": explain,
            "Putuskan {n} keberatan atas penilaian.": decide,
            "Tandatangani tanda terima {n} penilaian Anda.": sign,
            "Jawab {n} pertanyaan atasan atas laporan kerja Anda.": answer,
        }


def _add(counts: dict[UUID, int], key: UUID, n: int = 1) -> None:
    counts[key] = counts.get(key, 0) + n
