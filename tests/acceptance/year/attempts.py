"""What people try against the rules: each is refused with a sentence, and nothing has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from kinerja.judgement.evaluation import commands as evaluation
from kinerja.judgement.evaluation.models import Evaluation, SharedDraft
from kinerja.judgement.measurement.commands import compute
from kinerja.outcomes.documents.commands import issue_document
from kinerja.outcomes.documents.subjects import subject_of
from kinerja.outcomes.documents.terms import Kind
from kinerja.outcomes.transparency.commands import publish
from kinerja.people.organisation.commands import appoint, end_appointment, give_mandate
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.terms import AppointmentKind
from kinerja.platform.access.actors import Role
from kinerja.pure.lib.refusals import Refused
from kinerja.work.activity import commands as activity
from kinerja.work.activity.models import ActivityReport
from kinerja.work.planning import commands as planning
from kinerja.work.planning.definitions import Definition
from kinerja.work.planning.models import Indicator, Period, Plan
from kinerja.work.planning.terms import PeriodState, PlanState, Polarity
from tests.acceptance.year.judging import Judging, read
from tests.acceptance.year.world import World

TO_RATE: dict[str, Any] = {"result_rating": "above", "behaviour_rating": "above", "reason": "Saya sendiri tahu."}


class Attempts:
    """Some of them on each day, whichever can be tried then."""

    def __init__(self, world: World) -> None:
        self.world = world

    def a_day(self, judging: Judging | None, periods: list[Period], present: list[Employee]) -> None:
        daily: list[Callable[[], Any]] = [
            self.edit_a_frozen_plan, self.target_zero, self.tomorrow, self.anothers_report, self.give_oneself_a_role,
            self.move_into_the_judged_past, self.agree_ones_own_plan, lambda: self.peek(present),
            lambda: self.an_empty_period(periods), lambda: self.publish_too_early(periods),
            lambda: self.judge_what_still_runs(periods),
        ]  # fmt: skip
        self.world.chance.choice(daily)()
        if judging is not None and self.world.happens(0.7):
            rated: list[Callable[[Judging], Any]] = [
                self.rate_oneself, self.rate_oneself_by_delegation, self.rate_after_losing_the_post,
                self.finalise_twice,
                self.rate_below_unheard, self.differ_without_reason, self.sign_for_another, self.object_for_another,
            ]  # fmt: skip
            self.world.chance.choice(rated)(judging)

    # plans and reports

    def _agreed(self) -> tuple[Employee, Plan] | None:
        rows = list(Plan.objects.agreed().on(self.world.today).order_by("id").values_list("pk", "employee_id"))
        if not rows:
            return None
        key, owner = self.world.chance.choice(rows)
        return self.world.person(owner), Plan.objects.select_related("employee", "unit", "position").get(pk=key)

    def edit_a_frozen_plan(self) -> None:
        """By a form that was opened while it was a draft."""
        found = self._agreed()
        if found is None:
            return
        who, plan = found
        indicator = Indicator.objects.filter(result__plan=plan).select_related("result__plan").order_by("id").first()
        if indicator is None or not self._is_here(who):
            return
        lower = replace(Definition.of(indicator), text="Yang lebih ringan")
        for version in (plan.version - 1, plan.version):
            self.world.attempt(
                "formulir lama atas SKP yang disepakati",
                lambda version=version: planning.change_indicator(
                    indicator, definition=lower, version=version, **self.world.by(who)
                ),
            )

    def target_zero(self) -> None:
        """Nobody can exceed nothing: a target of zero where more is better has no meaning."""
        draft = Plan.objects.filter(state=PlanState.DRAFT).order_by("id").first()
        if draft is None or not self._is_here(self.world.person(draft.employee_id)):
            return
        who, result = self.world.person(draft.employee_id), draft.results.order_by("order").first()
        if result is None:
            return
        zero = Definition("Surat selesai", "quantity", "surat", Polarity.MORE, Decimal(0), evidence="Buku agenda")
        self.world.attempt(
            "target nol",
            lambda: planning.add_indicator(result, definition=zero, version=draft.version, **self.world.by(who)),
        )

    def agree_ones_own_plan(self) -> None:
        plan = Plan.objects.filter(state=PlanState.REVIEWED).select_related("employee", "unit").order_by("id").first()
        if plan is not None and self._is_here(who := self.world.person(plan.employee_id)):
            self.world.attempt(
                "menyepakati SKP sendiri",
                lambda: planning.agree(plan, version=plan.version, **self.world.by(who)), for_role=True,
            )  # fmt: skip

    def tomorrow(self) -> None:
        found = self._agreed()
        if found is not None and self._is_here(who := found[0]):
            self.world.attempt(
                "melaporkan hari esok",
                lambda: activity.submit_report(
                    day=self.world.today + timedelta(days=1), text="Belum dikerjakan", indicator=None, quantity=None,
                    minutes=10, submission=self.world.key(), **self.world.by(who),
                ),
            )  # fmt: skip

    def anothers_report(self) -> None:
        report = ActivityReport.objects.filter(state="submitted").order_by("id").first()
        if report is None:
            return
        owner = self.world.person(report.employee_id)
        if self._is_here(owner):
            self.world.attempt(
                "menyetujui laporan sendiri",
                lambda: activity.accept_report(report, version=report.version, **self.world.by(owner)), for_role=True,
            )  # fmt: skip
        indicator = Indicator.objects.exclude(result__plan__employee=owner).order_by("id").first()
        if indicator is not None and self._is_here(owner):
            self.world.attempt(
                "melapor menurut SKP orang lain",
                lambda: activity.submit_report(
                    day=self.world.today, text="Pekerjaan rekan", indicator=indicator, quantity=None, minutes=10,
                    submission=self.world.key(), **self.world.by(owner),
                ),
            )  # fmt: skip

    # people

    def give_oneself_a_role(self) -> None:
        hasan = self.world.named["hasan"]
        self.world.attempt(
            "memberi peran kepada diri sendiri",
            lambda: give_mandate(hasan, role=Role.INSPECTOR, starts=self.world.today, **self.world.hasan),
            for_role=True,
        )  # fmt: skip

    def move_into_the_judged_past(self) -> None:
        closed = Employee.objects.filter(history_closed_until__isnull=False, left_on=None).order_by("id").first()
        if closed is None or closed.history_closed_until is None:
            return
        held = Appointment.objects.filter(employee=closed, kind=AppointmentKind.DEFINITIVE, ends=None).first()
        past = closed.history_closed_until - timedelta(days=5)
        if held is not None and held.starts < past:
            self.world.attempt(
                "mutasi ke masa yang sudah dinilai",
                lambda: end_appointment(held, ends=past, **self.world.hasan),
            )

    def peek(self, present: list[Employee]) -> None:
        """A paper about somebody whose data one may not see."""
        found = self._agreed()
        if found is None or not present:
            return
        curious = self.world.chance.choice(present)
        hidden = not Plan.objects.visible_to(self.world.actor(curious)).filter(pk=found[1].pk).exists()
        if hidden:
            self.world.attempt(
                "dokumen orang lain",
                lambda: issue_document(subject_of(Kind.SKP, found[1].pk), **self.world.by(curious)),  # type: ignore[arg-type]
                for_role=True,
            )

    # periods

    def an_empty_period(self, periods: list[Period]) -> None:
        """Of which not a day has passed."""
        ahead = [one for one in periods if one.starts > self.world.today]
        if ahead:
            self.world.attempt("angka periode yang belum mulai", lambda: compute(ahead[0], **self.world.hasan))

    def judge_what_still_runs(self, periods: list[Period]) -> None:
        """Figures of a running period may be looked at, but nobody is judged by them yet."""
        world = self.world
        running = [one for one in periods if one.starts < world.today < one.ends]
        if not running or Evaluation.objects.filter(period=running[0]).exists():
            return
        period = Period.objects.select_related("cycle").get(pk=running[0].pk)

        def look() -> None:
            evaluation.prepare(period, run=compute(period, **world.hasan), **world.hasan)

        with _for_a_moment(world, look) as is_there:
            rows = Evaluation.objects.filter(period=period, plan__ends__gte=period.ends).exclude(rater=None)
            for row in rows.order_by("plan__id", "id")[:3] if is_there else ():
                one, rater = read(row.pk), world.person(row.rater_id)
                if Evaluation.objects.judged_by(world.actor(rater)).filter(pk=one.pk).exists():
                    world.attempt(
                        "menilai periode yang masih berjalan",
                        lambda one=one, rater=rater: evaluation.finalise(
                            one, version=one.version, **TO_RATE, **world.by(rater)
                        ),
                    )
                    return

    def publish_too_early(self, periods: list[Period]) -> None:
        running = [one for one in periods if Period.objects.get(pk=one.pk).state != PeriodState.CLOSED]
        if running:
            period = Period.objects.select_related("cycle").get(pk=running[0].pk)
            self.world.attempt("menerbitkan periode berjalan", lambda: publish(period, **self.world.hasan))

    # judging

    def _waiting(self, judging: Judging) -> Evaluation | None:
        rows = judging.prepared()
        return self.world.chance.choice(rows) if rows else None

    def rate_oneself(self, judging: Judging) -> None:
        one = self._waiting(judging)
        if one is not None and self._is_here(who := self.world.person(one.employee_id)):
            self.world.attempt(
                "menilai diri sendiri",
                lambda: evaluation.finalise(read(one.pk), version=one.version, **TO_RATE, **self.world.by(who)),
                for_role=True,
            )

    def rate_oneself_by_delegation(self, judging: Judging) -> None:
        """Made Plh of one's own superior, for as long as it takes to try."""
        world, one = self.world, self._waiting(judging)
        if one is None or one.plan.position.superior_id is None:
            return
        who = world.person(one.employee_id)
        if not self._is_here(who):
            return

        def stand_in() -> Appointment:
            return appoint(
                who, position=one.plan.position.superior, kind=AppointmentKind.DAILY_ACTING, starts=world.today,
                ends=world.today + timedelta(days=1), **world.hasan,
            )  # fmt: skip

        with _for_a_moment(world, stand_in) as is_there:
            if is_there:
                world.attempt(
                    "menilai diri sendiri sebagai Plh",
                    lambda: evaluation.finalise(read(one.pk), version=one.version, **TO_RATE, **world.by(who)),
                    for_role=True,
                )

    def rate_after_losing_the_post(self, judging: Judging) -> None:
        world, one = self.world, self._waiting(judging)
        judge = judging.judge_of(one) if one is not None else None
        if (
            one is None
            or judge is None
            or judge.pk in {world.named[name].pk for name in ("walikota", "sekda", "hasan")}
        ):
            return

        def lose() -> None:
            for held in Appointment.objects.on(world.today).filter(employee=judge, starts__lt=world.today):
                end_appointment(held, ends=world.today, **world.hasan)

        with _for_a_moment(world, lose) as is_there:
            if is_there:
                world.attempt(
                    "menilai sesudah kehilangan jabatan",
                    lambda: evaluation.finalise(read(one.pk), version=one.version, **TO_RATE, **world.by(judge)),
                    for_role=True,
                )

    def finalise_twice(self, judging: Judging) -> None:
        """By somebody whose page still shows what was before."""
        final = Evaluation.objects.filter(period=judging.period).final().order_by("-finalised_at", "id").first()
        if final is None:
            return
        judge = judging.judge_of(final)
        if judge is not None:
            before = read(final.pk)
            before.state = "prepared"
            self.world.attempt(
                "menetapkan dua kali",
                lambda: evaluation.finalise(before, version=final.version - 1, **TO_RATE, **self.world.by(judge)),
            )

    def rate_below_unheard(self, judging: Judging) -> None:
        for one in judging.prepared():
            judge = judging.judge_of(one)
            if judge is not None and not SharedDraft.objects.filter(evaluation=one).exists():
                self.world.attempt(
                    "di bawah ekspektasi tanpa didengar",
                    lambda one=one, judge=judge: evaluation.finalise(
                        read(one.pk), result_rating="below", behaviour_rating="below", reason="Kurang.",
                        version=one.version, **self.world.by(judge),
                    ),
                )  # fmt: skip
                return

    def differ_without_reason(self, judging: Judging) -> None:
        for one in judging.prepared():
            judge = judging.judge_of(one)
            if judge is not None and one.suggested in ("meets", "below"):
                self.world.attempt(
                    "berbeda dari saran tanpa alasan",
                    lambda one=one, judge=judge: evaluation.finalise(
                        read(one.pk), result_rating="above", behaviour_rating="meets", reason=" ", version=one.version,
                        **self.world.by(judge),
                    ),
                )  # fmt: skip
                return

    def sign_for_another(self, judging: Judging) -> None:
        final = Evaluation.objects.filter(period=judging.period, signature=None).final().order_by("id").first()
        if final is not None and final.employee_id != self.world.named["hasan"].pk:
            self.world.attempt(
                "menandatangani atas nama orang lain",
                lambda: evaluation.sign(read(final.pk), note="", **self.world.hasan),
                for_role=True,
            )

    def object_for_another(self, judging: Judging) -> None:
        final = Evaluation.objects.filter(period=judging.period).final().order_by("id").first()
        if final is not None and final.employee_id != self.world.named["maya"].pk:
            self.world.attempt(
                "keberatan atas penilaian orang lain",
                lambda: evaluation.object_to(
                    read(final.pk), reasons="Tidak adil.", submission=self.world.key(),
                    **self.world.by(self.world.named["maya"]),
                ),
                for_role=True,
            )  # fmt: skip

    def _is_here(self, who: Employee) -> bool:
        return Employee.objects.in_service(self.world.today).filter(pk=who.pk).exists()


class _for_a_moment:
    """What is arranged only so that somebody can try; afterwards it never was. False where it cannot be arranged."""

    def __init__(self, world: World, arrange: Callable[[], Any]) -> None:
        self.world, self.arrange = world, arrange
        self.transaction = transaction.atomic()

    def __enter__(self) -> bool:
        self.transaction.__enter__()
        try:
            with transaction.atomic():
                self.arrange()
        except Refused:
            return False
        self.world.posts_changed()
        return True

    def __exit__(self, *error: Any) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(*error)
        self.world.posts_changed()
