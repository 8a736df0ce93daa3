"""How much waits for one person, over all apps, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kinerja.facts.casework.models import CaseFile, Correction, SecondLook
from kinerja.facts.complaint.models import Complaint
from kinerja.facts.service.models import Officer
from kinerja.facts.teaching.models import LessonRecord, Observation, SchoolClosure, Slot
from kinerja.judgement.claims.models import DataClaim
from kinerja.judgement.evaluation.models import Evaluation, Objection, SharedDraft
from kinerja.judgement.evaluation.querysets import returned_before
from kinerja.outcomes.development.models import ImprovementPath, PromisedHelp
from kinerja.outcomes.development.queries import suggested
from kinerja.outcomes.development.querysets import DECIDERS
from kinerja.people.organisation.models import Appointment, Employee, Holiday
from kinerja.people.organisation.terms import AppointmentKind, EmployeeKind
from kinerja.platform.access.actors import Actor, Role
from kinerja.pure.law.deadlines import due
from kinerja.work.activity.models import ActivityReport, EvidenceFlag, Idea
from kinerja.work.activity.terms import ReportState
from kinerja.work.ballot.models import Nomination
from kinerja.work.feedback.models import (
    CheckIn,
    Counselling,
    Feedback,
    FeedbackRequest,
    Guidance,
    GuidanceParticipant,
    NextStep,
)
from kinerja.work.feedback.queries import not_monitored
from kinerja.work.feedback.terms import GuidanceState
from kinerja.work.planning.models import LibraryIndicator, Plan
from kinerja.work.planning.querysets import REVIEWERS
from kinerja.work.planning.segments import left_behind

# A promise that ends today or tomorrow.
SOON = timedelta(days=2)


@dataclass(frozen=True)
class Waiting:
    """Counts of what waits, and the earliest day each rests on or is due."""

    owes_plan: bool
    """Holds a post on the day and is no official of the state."""
    plans: int
    plans_due: date | None
    evaluations: int
    evaluations_since: date | None
    ideas: int
    proposals: int
    unread: int
    requests: int
    signatures: int
    promises: int
    promises_due: date | None
    forms: int
    guidances: int
    invitations: int
    unmonitored: int
    ballots: int = 0
    """Of closed surveys on behaviour."""
    ballots_due: date | None = None
    moved: bool = False
    """The own plan of the day is for a post no longer held."""
    lessons: int = 0
    """Of today's timetable, not recorded yet."""
    observations: int = 0
    questions: int = 0
    """Of evidence used again, to be answered before the superior sees them."""
    reviews: int = 0
    reviews_due: date | None = None
    reports: int = 0
    reports_since: datetime | None = None
    escalated: int = 0
    asked: int = 0
    complaints: int = 0
    """Of citizens, with a unit one leads."""
    complaints_due: datetime | None = None
    files: int = 0
    """In one's own hand."""
    files_due: datetime | None = None
    pile: int = 0
    """In nobody's hand, with a promise that ends soon."""
    pile_due: datetime | None = None
    corrections: int = 0
    corrections_since: datetime | None = None
    looks: int = 0
    looks_since: date | None = None
    complaint_reviews: int = 0
    """Opened again, or answered and silent for long: for inspectors."""
    officers: int = 0
    without_post: int = 0
    plans_behind: int = 0
    unsigned: int = 0
    """Of one's own decided evaluations, nobody signed for them."""
    unsigned_since: datetime | None = None
    drafts: int = 0
    """Of one's own evaluations, shown and not answered."""
    explanations: int = 0
    """Of objections against one's own decisions."""
    objections: int = 0
    """One decides about them."""
    in_stead: int = 0
    """Documents to be signed because nobody did in time."""
    helps: int = 0
    """Promised to people one leads, and not given."""
    helps_due: date | None = None
    helped: int = 0
    """Given to oneself; whether it came is not said yet."""
    suggestions: int = 0
    """Of improvement paths, for people one leads."""
    paths: int = 0
    """One decides about them, or about a help in them."""
    claims: int = 0
    """Of one's team, that a case or a plan is wrong."""
    claims_due: datetime | None = None
    desk_claims: int = 0
    """For personnel: what it keeps, and what leaders left lying."""
    desk_claims_due: datetime | None = None
    zone: str | None = None
    """Of the unit in which the person works."""


def waiting_for(actor: Actor, me: UUID, now: datetime) -> Waiting:
    """One statement; what only personnel looks after is counted for personnel only."""
    plans = Plan.objects.waiting_for(actor)
    evaluations = Evaluation.objects.waiting_for(actor)
    reports = ActivityReport.objects.waiting_for(actor)
    asked: dict[str, Any] = {
        "owes_plan": Exists(_own_post(me, actor.on).exclude(employee__kind=EmployeeKind.POLITICAL)),
        "plans": _count(plans),
        "plans_due": _earliest(plans, "answer_due"),
        "evaluations": _count(evaluations),
        "evaluations_since": _earliest(evaluations, "period__ends"),
        "ideas": _count(Idea.objects.waiting_for(actor)),
        "reports": _count(reports),
        "reports_since": _earliest(reports, "submitted_at"),
        "escalated": _count(ActivityReport.objects.escalated_to(actor)),
        "asked": _count(ActivityReport.objects.filter(employee=me, state=ReportState.ASKED)),
        "proposals": _count(_proposals(me, actor.on)),
        **_talk(me, actor),
        **_heard(me, actor),
        **_improving(me, actor),
        **_claimed(actor, now),
        "lessons": _count(_lessons(me, actor.on)),
        "observations": _count(Observation.objects.waiting_for(me)),
        "questions": _count(EvidenceFlag.objects.open_to(me)),
        "zone": Subquery(_own_post(me, actor.on).values("position__unit__zone")[:1]),
    }
    owed = Complaint.objects.owed_by(actor).with_next_due()
    asked |= {"complaints": _count(owed), "complaints_due": _earliest(owed, "next_due")} | _files(actor)
    if actor.has(Role.INSPECTOR):
        asked["complaint_reviews"] = _count(Complaint.objects.to_review(actor, silence_ends(actor.on)))
    asked["moved"] = Exists(left_behind(actor.on).filter(employee=me).order_by())
    if actor.has(*REVIEWERS):
        reviews = Plan.objects.to_review(actor)
        asked |= {"reviews": _count(reviews), "reviews_due": _earliest(reviews, "answer_due")}
    if actor.has(Role.PERSONNEL):
        asked["officers"] = _count(Officer.objects.unmatched())
        asked["plans_behind"] = _count(left_behind(actor.on))
        asked["without_post"] = _count(_without_post(actor.on))
    row = Employee.objects.filter(pk=me).order_by()
    found = row.values_list(*asked.values()).get()
    return Waiting(**dict(zip(asked, found, strict=True)))


def silence_ends(on: date) -> datetime:
    """Whoever was answered before this instant and said nothing has been silent for long."""
    days = due("complaint_silence", on).value - on
    return datetime.combine(on - days, time.min, UTC)


def _talk(me: UUID, actor: Actor) -> dict[str, Any]:
    """What people wait for from each other."""
    promised = NextStep.objects.open().filter(owner=me)
    ballots = Nomination.objects.to_fill(me, actor.on)
    forms = GuidanceParticipant.objects.filter(employee=me, answer__isnull=True)
    return {
        "unread": _count(Feedback.objects.unread(me)),
        "requests": _count(FeedbackRequest.objects.waiting_for(me)),
        "signatures": _count(CheckIn.objects.waits_for_signature_of(me)),
        "promises": _count(promised),
        "promises_due": _earliest(promised, "due"),
        "forms": _count(forms.exclude(guidance__state=GuidanceState.ARRANGED)),
        "guidances": _count(Guidance.objects.to_receive(me)),
        "invitations": _count(Counselling.objects.waiting_for(actor)),
        "unmonitored": _count(not_monitored(me, actor.on)),
        "ballots": _count(ballots),
        "ballots_due": _earliest(ballots, "survey__until"),
    }


def _files(actor: Actor) -> dict[str, Any]:
    """What citizens wait for at a desk."""
    mine = CaseFile.objects.owed_by(actor)
    pile = CaseFile.objects.untaken_near(actor, datetime.combine(actor.on + SOON, time.min, UTC))
    corrections, looks = Correction.objects.for_answer(actor), SecondLook.objects.owed_by(actor)
    return {
        "files": _count(mine),
        "files_due": _earliest(mine, "request__deadline_at"),
        "pile": _count(pile),
        "pile_due": _earliest(pile, "request__deadline_at"),
        "corrections": _count(corrections),
        "corrections_since": _earliest(corrections, "asked_at"),
        "looks": _count(looks),
        "looks_since": _earliest(looks, "draw__month"),
    }


def _heard(me: UUID, actor: Actor) -> dict[str, Any]:
    """Around decisions on people: signatures, replies, explanations, objections."""
    unsigned = Evaluation.objects.unsigned_by(me).filter(finalised_at__gte=returned_before(actor.on))
    return {
        "unsigned": _count(unsigned),
        "unsigned_since": _earliest(unsigned, "finalised_at"),
        "drafts": _count(SharedDraft.objects.unanswered_by(me)),
        "explanations": _count(Objection.objects.to_explain(actor)),
        "objections": _count(Objection.objects.to_decide(actor)),
        "in_stead": _count(Evaluation.objects.to_sign_in_stead(actor)),
    }


def _improving(me: UUID, actor: Actor) -> dict[str, Any]:
    """Help that is owed, help to be answered, paths to be considered and decided."""
    owed = PromisedHelp.objects.owed_by(actor)
    asked = {
        "helps": _count(owed),
        "helps_due": _earliest(owed, "due"),
        "helped": _count(PromisedHelp.objects.to_answer_by(me)),
        "suggestions": _count(suggested(actor)),
    }
    if actor.has(*DECIDERS):
        contested = PromisedHelp.objects.contested(actor).order_by().values("path")
        asked["paths"] = _count(
            ImprovementPath.objects.decided_by(actor).filter(
                Q(pk__in=ImprovementPath.objects.to_decide(actor).order_by().values("pk")) | Q(pk__in=contested)
            )
        )
    return asked


def _claimed(actor: Actor, now: datetime) -> dict[str, Any]:
    """People wait for an answer whether their data are wrong."""
    led = DataClaim.objects.answered_by_leader(actor).open()
    asked = {"claims": _count(led), "claims_due": _earliest(led, "due_at")}
    if actor.has(Role.PERSONNEL):
        owed = DataClaim.objects.owed_at_desk(actor, now)
        asked |= {"desk_claims": _count(owed), "desk_claims_due": _earliest(owed, "due_at")}
    return asked


def _own_post(me: UUID, on: date) -> QuerySet[Appointment]:
    held: QuerySet[Appointment] = Appointment.objects.on(on)
    return held.filter(employee=me, kind=AppointmentKind.DEFINITIVE).order_by()


def _proposals(me: UUID, on: date) -> QuerySet[LibraryIndicator]:
    """Proposed for one's own group of posts, and not answered by oneself yet."""
    mine = LibraryIndicator.objects.open_to_comments().filter(group__in=_own_post(me, on).values("position__group"))
    return mine.exclude(comments__author=me)


def _lessons(me: UUID, on: date) -> QuerySet[Slot]:
    """Quiet on every kind of day off: better one reminder too few than one on a holiday."""
    mine: QuerySet[Slot] = Slot.objects.of_day(on).filter(teacher=me)
    everywhere_or_here = Q(calendar=None) | Q(calendar=OuterRef("timetable__unit__calendar"))
    return mine.filter(
        ~Exists(LessonRecord.objects.filter(slot=OuterRef("pk"), day=on).order_by()),
        ~Exists(Holiday.objects.filter(everywhere_or_here, day=on).order_by()),
        ~Exists(SchoolClosure.objects.filter(unit=OuterRef("timetable__unit"), starts__lte=on, ends__gt=on).order_by()),
    ).order_by()


def _without_post(on: date) -> QuerySet[Employee]:
    """Staff nobody leads, because they hold no post. The rest of the faults stands on the page of faults."""
    held = Appointment.objects.on(on).filter(employee=OuterRef("pk"), kind=AppointmentKind.DEFINITIVE)
    return Employee.objects.in_service(on).filter(~Exists(held.order_by()))


def _whole(rows: QuerySet[Any], **of_all: Any) -> Subquery:
    """One aggregate over all rows, as a column."""
    return Subquery(rows.order_by().annotate(all=Value(1)).values("all").annotate(**of_all).values(*of_all))


def _count(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(_whole(rows, n=Count("pk")), 0, output_field=IntegerField())


def _earliest(rows: QuerySet[Any], day: str) -> Subquery:
    return _whole(rows, first=Min(day))
