"""Step nine: thirty days of work reports of the cast, most of them written by facts; what their superiors answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import actor_for, superior_of
from kinerja.platform.access.actors import Actor
from kinerja.work.activity import commands as verbs
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.suggestions import offered

DAYS = 30
REPORTERS = ("sari", "wati")
# Of the newest days the superior has answered nothing yet.
UNANSWERED = timedelta(days=3)
CAREFUL, HASTY = timedelta(seconds=35), timedelta(seconds=1)
COST = timedelta(seconds=40)


def report_thirty_days(*, actor: Actor, now: datetime) -> int:
    """Confirmed on the day itself, some typed; Budi reads what he accepts, Wati's head of school does not."""
    for username in REPORTERS:
        employee = Employee.objects.get(user__username=username)
        for back in range(DAYS, 0, -1):
            _report(username, employee, now - timedelta(days=back))
        _answer(employee, now, CAREFUL if username == "sari" else HASTY)
    _ask(Employee.objects.get(user__username="sari"), now)
    return ActivityReport.objects.count()


def _report(username: str, employee: Employee, then: datetime) -> None:
    who = actor_for(User.objects.get(username=username), then.date())
    names = [offer.name for offer in offered(employee.pk, who.on, who.on, ())]
    if not names:
        return
    verbs.confirm_suggested(day=who.on, names=names, submission=_key(username, who.on), actor=who, now=then, spent=COST)
    if who.on.day % 7 == 0:
        verbs.submit_report(
            day=who.on, text=TYPED[username], indicator=None, quantity=None, minutes=45,
            submission=_key(username, who.on, "typed"), actor=who, now=then, spent=3 * COST,
        )  # fmt: skip


TYPED = {
    "sari": "Menata ulang contoh berkas di depan loket bersama petugas jaga.",
    "wati": "Menyusun lembar kerja pecahan untuk murid yang belum tuntas.",
}


def _answer(employee: Employee, now: datetime, pace: timedelta) -> None:
    """Two days ago the superior went through all that was waiting."""
    then = now - UNANSWERED + timedelta(hours=1)
    superior = superior_of(employee, then.date())
    if superior is None:
        return
    who = Actor(name=superior.name, on=then.date(), employee_id=superior.pk)
    waiting = ActivityReport.objects.filter(employee=employee, submitted_at__lt=now - UNANSWERED, state="submitted")
    for report in waiting.order_by("day", "id"):
        verbs.open_report(report, actor=who, now=then)
        then += pace
        verbs.accept_report(report, version=report.version, actor=who, now=then)


def _ask(employee: Employee, now: datetime) -> None:
    """One row is asked about and answered, one is still open."""
    then = now - timedelta(hours=20)
    superior = superior_of(employee, then.date())
    open_ones = ActivityReport.objects.filter(employee=employee, state="submitted").order_by("day", "id")[:2]
    if superior is None or len(open_ones) < 2:
        return
    who = Actor(name=superior.name, on=then.date(), employee_id=superior.pk)
    asked, answered = open_ones
    verbs.ask_about(
        asked, question="Berapa yang selesai pada hari itu juga?", version=asked.version, actor=who, now=then
    )
    verbs.ask_about(
        answered, question="Mengapa lebih sedikit daripada biasanya?", version=answered.version, actor=who, now=then
    )
    owner = Actor(name=employee.name, on=now.date(), employee_id=employee.pk)
    verbs.answer_question(
        answered, answer="Jaringan terputus dua jam; warga dijadwalkan ulang besoknya.", version=answered.version,
        actor=owner, now=now - timedelta(hours=3),
    )  # fmt: skip


def _key(*names: object) -> UUID:
    """A stable submission key, so that a build with the same seed tells the same story."""
    return uuid5(NAMESPACE_URL, ":".join(["kinerja:demo:report", *map(str, names)]))
