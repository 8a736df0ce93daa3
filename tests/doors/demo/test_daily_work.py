"""The demo city shows plans that change and cascade, work that reports itself, and talk about both."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.db.models import F, Q

from kinerja.doors.demo.staff import CAST
from kinerja.people.organisation.models import Employee
from kinerja.platform.operations.models import Beat, Outage
from kinerja.platform.operations.outages import because
from kinerja.platform.receipts.models import Receipt
from kinerja.platform.receipts.signing import is_genuine
from kinerja.work.activity.models import ActivityReport, Evidence, EvidenceFlag
from kinerja.work.feedback.models import (
    AgendaItem,
    CheckIn,
    Counselling,
    Feedback,
    FeedbackRequest,
    Guidance,
    GuidanceAnswer,
)
from kinerja.work.feedback.terms import CheckInState, Origin
from kinerja.work.planning.clocks import answer_deadlines, zone_of
from kinerja.work.planning.comparing import changes_of
from kinerja.work.planning.models import AnnexItem, BehaviourExpectation, ExpectedResult, Plan
from kinerja.work.planning.queries import agreement_findings, plan_on, versions_of
from kinerja.work.planning.terms import AnnexKind, ChangeReason, PlanState
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

pytestmark = pytest.mark.usefixtures("untouched")


def who(username: str) -> Employee:
    return Employee.objects.get(user__username=username)


def newest(username: str, city: DemoCity) -> Plan:
    plan = plan_on(who(username).pk, city.now.date())
    assert plan is not None
    return versions_of(plan)[0]


def test_there_are_plans_in_every_state(demo_city: DemoCity) -> None:
    states = Counter(Plan.objects.values_list("state", flat=True))
    assert set(states) == set(PlanState.values)
    assert states[PlanState.AGREED] > 0.8 * states.total()
    first_drafts = Plan.objects.filter(state=PlanState.DRAFT, revises=None, cycle__code=str(demo_city.now.year))
    assert first_drafts.exists()


def test_every_change_has_one_of_the_reasons_and_says_it_in_words(demo_city: DemoCity) -> None:
    changes = Plan.objects.exclude(revises=None)
    assert changes.count() == demo_city.counts["changes"] + 1
    assert set(changes.values_list("change_reason", flat=True)) <= set(ChangeReason.values)
    assert all(changes_of(change) for change in changes)


def test_sari_can_read_what_changed_in_her_second_version(demo_city: DemoCity) -> None:
    plan = newest("sari", demo_city)
    assert (plan.state, plan.edition, plan.agreed_by) == (PlanState.AGREED, 2, who("budi"))
    subjects = Counter((change.subject, change.kind) for change in changes_of(plan))
    assert subjects[("target", "changed")] == 2
    assert subjects[("result", "changed")] == 1
    assert subjects[("result", "added")] == 1
    assert subjects[("annex", "added")] == 5
    assert subjects[("behaviour", "changed")] == 2
    assert ExpectedResult.objects.get(plan=plan, kind="additional").decree_number == "SK 800/12"


def test_one_version_gave_way_on_its_first_day(demo_city: DemoCity) -> None:
    old = Plan.objects.get(state=PlanState.SUPERSEDED)
    assert (old.employee.name, old.stands) == ("Galih Prakoso", False)
    assert Plan.objects.get(revises=old).state == PlanState.AGREED


def test_budi_owes_an_answer_and_one_he_waits_for_is_escalated(demo_city: DemoCity) -> None:
    waiting = Plan.objects.waiting_for(demo_city.actor("budi"))
    assert [plan.employee.name for plan in waiting] == ["Laras Puspita"]
    escalated = Plan.objects.escalated_to(demo_city.actor("dewi"))
    assert [plan.employee for plan in escalated] == [who("budi")]


def test_maya_reviews_and_has_sent_one_back_with_a_note(demo_city: DemoCity) -> None:
    waiting = Plan.objects.to_review(demo_city.actor("maya"))
    assert waiting.count() >= 3
    assert waiting.filter(answer_due__lt=demo_city.now.date()).exists()
    returned = newest("tono", demo_city)
    assert (returned.state, returned.sent_back_by) == (PlanState.DRAFT, who("maya"))
    assert returned.sent_back_reason
    assert set(Plan.objects.exclude(reviewed_by=None).values_list("reviewed_by", flat=True)) == {who("maya").pk}


def test_a_plan_of_a_head_is_agreed_in_spite_of_a_finding(demo_city: DemoCity) -> None:
    plan = newest("dewi", demo_city)
    assert (plan.state, plan.form, plan.agreed_by) == (PlanState.AGREED, "head", who("sekda"))
    assert plan.agree_reason
    assert agreement_findings(plan, demo_city.now.date())


def test_annexes_and_words_of_the_leader_stand_in_a_share_of_the_plans(demo_city: DemoCity) -> None:
    agreed = Plan.objects.agreed()
    assert set(AnnexItem.objects.values_list("kind", flat=True)) == set(AnnexKind.values)
    for rows in (AnnexItem.objects, BehaviourExpectation.objects):
        share = rows.values("plan").distinct().count() / agreed.count()
        assert 0.1 < share < 0.6
    assert not BehaviourExpectation.objects.filter(expectation="").exists()


def test_an_outage_moved_a_deadline_and_says_so(demo_city: DemoCity) -> None:
    outage = Outage.objects.get()
    assert outage.ends < demo_city.now
    assert outage.note
    late = Plan.objects.escalated_to(demo_city.actor("dewi")).select_related("unit").get()
    deadline = answer_deadlines([late], demo_city.now)[late.pk]
    assert deadline.moved_by == outage.ends - outage.starts
    assert "karena layanan terhenti" in str(because(deadline, zone_of(late)))
    assert not Beat.objects.exists(), "else the time between building and serving would be an outage too"


def test_people_talk_about_work(demo_city: DemoCity) -> None:
    about = Feedback.objects.filter(receiver=who("sari"))
    assert about.filter(indicator__isnull=False).exists()
    assert about.filter(value__isnull=False).count() >= 2
    assert FeedbackRequest.objects.waiting_for(who("budi").pk).exists()
    assert CheckIn.objects.filter(employee=who("sari"), state=CheckInState.SIGNED).exists()
    back = AgendaItem.objects.filter(origin=Origin.STEP, check_in__employee=who("sari"))
    assert back.filter(step__state="open").exists()
    assert Guidance.objects.exists()
    assert GuidanceAnswer.objects.exists()


def test_one_private_matter_is_seen_by_its_parties_alone(demo_city: DemoCity) -> None:
    assert Counselling.objects.count() == 1
    see = {m.username for m in CAST if Counselling.objects.visible_to(demo_city.actor(m.username)).exists()}
    assert see == {"wati", "yusuf", "sekda"}


def test_reports_carry_evidence_and_one_photo_waits_for_a_word(demo_city: DemoCity) -> None:
    kinds = set(Evidence.objects.exclude(file=None).values_list("file__kind", flat=True))
    assert kinds == {"jpeg", "pdf"}
    assert Evidence.objects.exclude(link="").exists()
    flag = EvidenceFlag.objects.get()
    assert (flag.report.employee, flag.earlier.employee, flag.kind) == (who("sari"), who("budi"), "file")
    assert flag.answered_at is None
    assert not ActivityReport.objects.filter(compared_at=None, state__in=("submitted", "accepted")).exists()


def test_what_was_sent_can_be_proved(demo_city: DemoCity) -> None:
    receipts = list(Receipt.objects.all())
    assert {receipt.sent for receipt in receipts} >= {"plan", "report"}
    assert all(is_genuine(receipt) for receipt in receipts)
    proposed = Plan.objects.exclude(revises=None).filter(~Q(state=PlanState.DRAFT) | ~Q(sent_back_reason=""))
    assert set(proposed.values_list("pk", flat=True)) <= {receipt.thing_id for receipt in receipts}


def test_nobody_agreed_before_the_review_nor_reviewed_his_own(demo_city: DemoCity) -> None:
    read: Any = Plan.objects.exclude(reviewed_at=None)
    assert not read.filter(Q(reviewed_by=F("employee")) | Q(agreed_at__lt=F("reviewed_at"))).exists()
    assert not read.filter(reviewed_at__lt=F("proposed_at")).exists()
