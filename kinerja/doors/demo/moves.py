"""Who moves and who is away this month: a transfer, a Plh for five days, a maternity leave, a study."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kinerja.people.organisation.commands import appoint, end_appointment, grant_absence
from kinerja.people.organisation.models import Appointment, Employee, Position
from kinerja.people.organisation.terms import AbsenceKind, AppointmentKind
from kinerja.platform.access.actors import Actor
from kinerja.pure.law.deadlines import add_months

from .founding import Founded

LEAVES, GOES = "SETDA-B1-S1-P", "BKPSDM-B1-S1-P"
COUNTER_HEAD, STANDS_IN = "DUKCAPIL-B1-S1-KA", "DUKCAPIL-B1-KA"
SCHOOLS = ("DISDIK", "teacher")
WOMAN = "2"


def move_people(founded: Founded, *, actor: Actor, now: datetime) -> None:
    """Quarters that were judged are closed, so all of it begins with the month."""
    first = actor.on.replace(day=1)
    _transfer(first, actor, now)
    _stand_in(first, actor, now)
    mother, student = _teachers(founded)
    _away(mother, AbsenceKind.MATERNITY, first, add_months(first, 3), actor, now)
    _away(student, AbsenceKind.STUDY, first, add_months(first, 24), actor, now)


def _transfer(first: date, actor: Actor, now: datetime) -> None:
    """Somebody of the secretariat comes to Hasan; the old plan still runs, for personnel to see."""
    held = Appointment.objects.filter(position__code=LEAVES, ends=None).order_by("id").select_related("employee")[0]
    end_appointment(held, ends=first, actor=actor, now=now)
    place = Position.objects.get(code=GOES)
    appoint(held.employee, position=place, starts=first, decree="800/217-BKPSDM", actor=actor, now=now)


def _stand_in(first: date, actor: Actor, now: datetime) -> None:
    """Budi's superior stands in for him five days: too few for a plan of their own. Never on the day of the demo."""
    starts = first + timedelta(days=1 if actor.on.day > 8 else 14)
    leader = Employee.objects.get(appointments__position__code=STANDS_IN)
    seat = Position.objects.get(code=COUNTER_HEAD)
    ends = starts + timedelta(days=5)
    appoint(leader, position=seat, kind=AppointmentKind.DAILY_ACTING, starts=starts, ends=ends, actor=actor, now=now)


def _teachers(founded: Founded) -> tuple[Employee, Employee]:
    """The first woman and the first man among the teachers who are not of the cast."""
    keys = [founded.keys[n] for n in founded.places_of(*SCHOOLS) if not founded.residents[n].username]
    people = Employee.objects.in_bulk(keys)
    women = [key for key in keys if (people[key].nip or "")[14:15] == WOMAN]
    men = [key for key in keys if key not in women]
    return people[women[0]], people[men[0]]


def _away(who: Employee, kind: AbsenceKind, starts: date, ends: date, actor: Actor, now: datetime) -> None:
    grant_absence(who, kind=kind, starts=starts, ends=ends, decree="850/31-BKPSDM", actor=actor, now=now)
