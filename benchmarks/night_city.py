"""A city in which everybody has an account, an agreed plan, a week of reports and an open session; by bulk loads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils.crypto import get_random_string

from benchmarks.synthetic_city import fill
from kinerja.doors.demo.founding import found_city
from kinerja.doors.web.employee.begun import begun
from kinerja.doors.web.rater.pulse import TEN_MINUTES, etag
from kinerja.people.accounts.models import User
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.people.organisation.queries import agency, superiors_on
from kinerja.platform.access.actors import system
from kinerja.platform.database.bulk import amend
from kinerja.platform.database.keys import new_id
from kinerja.platform.operations.models import Pulse
from kinerja.platform.operations.pulses import STRUCTURE
from kinerja.work.activity.models import ActivityReport
from kinerja.work.activity.queries.board import pulse_keys
from kinerja.work.planning.models import Cycle, ExpectedResult, Indicator, Plan

DAYS_REPORTED = 5
ASPECTS = (("quantity", "Berkas selesai"), ("quality", "Berkas tanpa perbaikan"))


@dataclass(frozen=True)
class Visitor:
    """Somebody signed in, with what his browser holds."""

    session: str
    csrf: str
    begun: str
    indicator: str


@dataclass(frozen=True)
class OpenBoard:
    """A superior's browser that shows the board as it is, and what it will send when it polls."""

    session: str
    etag: str
    team: int


@dataclass(frozen=True)
class Night:
    today: date
    staff: list[Visitor]
    boards: list[OpenBoard]

    def as_plain(self) -> dict[str, Any]:
        return asdict(self) | {"today": str(self.today)}


@dataclass(frozen=True)
class _Person:
    employee: UUID
    user: UUID
    post: UUID
    unit: UUID
    rater: UUID | None
    plan: UUID
    indicator: UUID


def night(size: int, boards: int, now: datetime) -> Night:
    """`boards` browsers, in turn of everybody who leads people; the claims they hold are up to ten minutes old."""
    by = system(now.date())
    found_city(size, np.random.default_rng(1), actor=by, now=now)
    home = agency()
    assert home is not None
    zone = ZoneInfo(home.zone)
    today = now.astimezone(zone).date()
    with transaction.atomic():
        people = _people(today)
        _plans(people, today)
        _reports(people, today, now)
        _pulses(people)
        staff = _signed_in(people, now)
        shown = _boards(people, boards, datetime.combine(today + timedelta(days=1), time(), tzinfo=zone), now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Night(today, staff, shown)


def _people(today: date) -> list[_Person]:
    """Everybody with a post, each with an account."""
    above = superiors_on(today)
    held = Appointment.objects.on(today).filter(kind="definitive").order_by("employee")
    rows = held.values_list("employee", "employee__user", "position", "position__unit")
    people, new = [], []
    for employee, user, post, unit in rows:
        account = user or new_id()
        if user is None:
            new.append((employee, account))
        people.append(_Person(employee, account, post, unit, above.get(employee), new_id(), new_id()))
    fill(User, ("id", "username", "password"), ((user, f"p{n}", "!") for n, (_, user) in enumerate(new)))
    amend(Employee, ("id", "user_id"), new)
    return people


def _plans(people: Sequence[_Person], today: date) -> None:
    starts, ends = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    cycle = Cycle.objects.create(
        code=str(today.year), name=str(today.year), starts=starts, ends=ends, regime="P6_2022_SE3_2023"
    )
    signed = datetime.combine(starts, time(), tzinfo=UTC)
    results = [new_id() for _ in people]
    fixed = (starts, ends, "agreed", signed, signed)
    plan = ("id", "cycle_id", "employee_id", "position_id", "unit_id", "rater_id")
    fill(
        Plan,
        (*plan, "starts", "ends", "state", "proposed_at", "agreed_at"),
        ((p.plan, cycle.pk, p.employee, p.post, p.unit, p.rater, *fixed) for p in people),
    )
    mine = list(zip(people, results, strict=True))
    fill(ExpectedResult, ("id", "plan_id", "order", "text"), ((key, p.plan, 1, "Warga terlayani") for p, key in mine))
    fill(
        Indicator,
        ("id", "result_id", "order", "aspect", "text", "measure_unit", "target_low", "polarity", "source"),
        (
            (p.indicator if order == 1 else new_id(), key, order, aspect, text, "berkas", 100, "more", "declared")
            for p, key in mine
            for order, (aspect, text) in enumerate(ASPECTS, start=1)
        ),
    )


def _reports(people: Sequence[_Person], today: date, now: datetime) -> None:
    """The working days before today; accepted but for the newest."""
    before = (today - timedelta(days=n) for n in range(1, 3 * DAYS_REPORTED))
    days = [day for day in before if day.weekday() < 5][:DAYS_REPORTED]
    given = ("employee_id", "day", "plan_id", "indicator_id", "text", "quantity", "minutes", "submission")
    fill(
        ActivityReport,
        ("id", *given, "submitted_at", "state", "accepted_by_id", "accepted_at"),
        (
            (new_id(), p.employee, day, p.plan, p.indicator, "Melayani warga di loket", 12, 240, new_id(), then, *state)
            for p in people
            for age, day in enumerate(days)
            for then in [now - (today - day)]
            for state in [("accepted", p.rater, then) if age and p.rater else ("submitted", None, None)]
        ),
    )


def _pulses(people: Sequence[_Person]) -> None:
    fill(Pulse, ("id", "count"), [(p.employee, DAYS_REPORTED) for p in people] + [(STRUCTURE, 1)])


def _signed_in(people: Sequence[_Person], now: datetime) -> list[Visitor]:
    sessions = list(_sessions([p.user for p in people], now))
    return [
        Visitor(session, get_random_string(32), begun(p.user, now), str(p.indicator))
        for p, session in zip(people, sessions, strict=True)
    ]


def _boards(people: Sequence[_Person], wanted: int, midnight: datetime, now: datetime) -> list[OpenBoard]:
    teams: dict[UUID, list[UUID]] = {}
    for person in people:
        if person.rater is not None:
            teams.setdefault(person.rater, []).append(person.employee)
    users = {person.employee: person.user for person in people}
    leaders = [leader for leader in teams if leader in users]
    turns = [leaders[n % len(leaders)] for n in range(wanted)]
    chance, made = random.Random(1), []
    for leader, session in zip(turns, _sessions([users[leader] for leader in turns], now), strict=True):
        keys = pulse_keys(teams[leader], leader)
        seen = now - TEN_MINUTES * chance.random()
        tag = etag(session, keys, DAYS_REPORTED * len(set(keys[:-1])) + 1, now=seen, midnight=midnight)
        made.append(OpenBoard(session, tag, len(teams[leader])))
    return made


def _sessions(users: Sequence[UUID], now: datetime) -> Iterator[str]:
    """What a sign-in would have left behind, without 20,000 of them."""
    store = SessionStore()
    accounts = User.objects.in_bulk()
    keys = [get_random_string(32, VALID_KEY_CHARS) for _ in users]
    fill(
        Session,
        ("session_key", "session_data", "expire_date"),
        (
            (key, store.encode(_holding(accounts[user])), now + timedelta(hours=8))
            for key, user in zip(keys, users, strict=True)
        ),
    )
    yield from keys


def _holding(user: User) -> dict[str, str]:
    return {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
