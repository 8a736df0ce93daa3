"""What everybody owes and until when, once on the chosen days at the chosen time, and never empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kinerja.doors.duties import Duty, duties
from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import actor_for
from kinerja.platform.access.actors import Actor
from kinerja.platform.notices.commands import notify_all
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.models import Preference
from kinerja.platform.notices.models.preferences import USUAL_TIME
from kinerja.platform.notices.queries import digest_times, preferences_of
from kinerja.platform.notices.terms import Kind, Rhythm
from kinerja.platform.operations.commands import enqueue
from kinerja.platform.operations.models import Job
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

from .recipients import house_zone
from .registry import job

SLICE = 500  # people in one job: between two slices other work has its turn
MOST_LINES = 30
MONDAY, SATURDAY = 0, 5


@job("notices.plan_digests", every=timedelta(minutes=15))
def plan_digests(job: Job, *, actor: Actor, now: datetime) -> None:
    """One job for each time of the day that has come; the key keeps it from being done twice."""
    local = now.astimezone(house_zone())
    if local.weekday() >= SATURDAY:
        return
    for at in digest_times():
        if at <= local.time():
            _enqueue(local.date(), at, None, actor, now)


def _enqueue(day: date, at: time, after: UUID | None, actor: Actor, now: datetime) -> None:
    payload = {"day": day.isoformat(), "at": f"{at:%H:%M}", "after": str(after) if after else None}
    key = f"digest@{day}T{at:%H:%M}#{after or ''}"
    enqueue("notices.digest_slice", payload=payload, key=key, actor=actor, now=now)


@job("notices.digest_slice")
def digest_slice(job: Job, *, actor: Actor, now: datetime) -> None:
    """Run again after its worker died it tells nobody twice: the key of a digest is the person and the day."""
    day, at = date.fromisoformat(job.payload["day"]), time.fromisoformat(job.payload["at"])
    people = list(_people(day, at, job.payload["after"])[:SLICE])
    notify_all(_digests(people, day, at, now), actor=actor, now=now)
    if len(people) == SLICE:
        _enqueue(day, at, people[-1].pk, actor, now)


def _people(day: date, at: time, after: str | None) -> QuerySet[Employee]:
    """Who may have chosen this time: at the usual one nearly everybody, at others those who said so."""
    found = Employee.objects.in_service(day).filter(user__is_active=True).select_related("user").order_by("pk")
    if at != USUAL_TIME:
        found = found.filter(pk__in=Preference.objects.filter(digest_at=at).values("employee"))
    return found.filter(pk__gt=after) if after else found


def _digests(people: list[Employee], day: date, at: time, now: datetime) -> Iterator[Telling]:
    chosen = preferences_of(person.pk for person in people)
    for person in people:
        assert person.user is not None
        if not _is_due(chosen[person.pk], day, at):
            continue
        owed = duties(actor_for(person.user, day), now)
        if owed:
            yield Telling(person.pk, Kind.DIGEST, digest_of(owed), "employee:home", f"digest:{person.pk}:{day}")


def _is_due(chosen: Preference, day: date, at: time) -> bool:
    if chosen.digest_at != at or chosen.digest == Rhythm.NONE:
        return False
    return chosen.digest == Rhythm.DAILY or day.weekday() == MONDAY


def digest_of(owed: list[Duty]) -> Sentence:
    lines = [_line(duty) for duty in owed[:MOST_LINES]]
    return sentence(gettext_noop("Yang perlu Anda kerjakan ({n}):\n{lines}"), n=len(owed), lines=lines)


def _line(duty: Duty) -> Sentence:
    said = duty.sentence
    if duty.until is not None:
        said = sentence(gettext_noop("{duty} Paling lambat {until}."), duty=said, until=duty.until)
    if duty.moved is not None:
        said = sentence(gettext_noop("{duty} {why}"), duty=said, why=duty.moved)
    return said
