"""Wrong states cannot be stored, whoever writes: each constraint is violated once, past every command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.people.organisation.models import (
    Absence,
    Agency,
    Appointment,
    Calendar,
    Employee,
    Holiday,
    Mandate,
    Position,
    SpecialHours,
    StaffImport,
    TeamMember,
    Unit,
    WorkTeam,
)
from kinerja.platform.files.models import StoredFile
from tests.cast import SINCE, Cast

DAY = date(2026, 1, 1)


def _unit(cast: Cast, **values: Any) -> Unit:
    return Unit(**{"code": "X", "name": "X", "kind": "section", "parent": cast.units["KOTA"], "path": "/X/"} | values)


def _post(cast: Cast, **values: Any) -> Position:
    return Position(**{"code": "X", "title": "X", "unit": cast.units["RSUD"], "kind": "pelaksana"} | values)


def _seat(cast: Cast, **values: Any) -> Appointment:
    usual = {"employee": cast.tono, "position": cast.posts["RSUD-KA"], "kind": "team_leader", "starts": DAY}
    return Appointment(**usual | values)


def _day_off(cast: Cast, **values: Any) -> Holiday:
    return Holiday(**{"day": DAY, "name": "X", "kind": "local"} | values)


def _special(cast: Cast, **values: Any) -> SpecialHours:
    usual = {"calendar": cast.calendars[0], "name": "X", "since": DAY, "until": DAY, "weekly": {"0": []}}
    return SpecialHours(**usual | values)


def _import(cast: Cast, **values: Any) -> StaffImport:
    file = StoredFile.objects.create(sha256="0" * 64, name="x", size=1, path="x", uploaded_at=cast.now)
    return StaffImport(**{"file": file, "kind": "staff", "state": "checked", "created_at": cast.now} | values)


def _team(cast: Cast, **values: Any) -> WorkTeam:
    return WorkTeam(**{"name": "X", "unit": cast.units["DUKCAPIL"], "starts": DAY} | values)


def _in_team(cast: Cast, **values: Any) -> TeamMember:
    team = _team(cast)
    team.save()
    TeamMember.objects.create(team=team, employee=cast.sari, role="leader", starts=DAY)
    return TeamMember(**{"team": team, "employee": cast.tono, "role": "member", "starts": DAY} | values)


Build = Callable[[Cast], Any]
VIOLATIONS: dict[str, Build] = {
    "second agency": lambda c: Agency(name="X", short_name="X"),
    "agency_singleton": lambda c: Agency(name="X", short_name="X", singleton=False),
    "unit with the code of another": lambda c: _unit(c, code="RSUD"),
    "unit_code_without_slash": lambda c: _unit(c, code="A/B"),
    "unit without code": lambda c: _unit(c, code=""),
    "unit_path_unique": lambda c: _unit(c, path="/KOTA/"),
    "position with the code of another": lambda c: _post(c, code="RSUD-KA"),
    "position_class_range": lambda c: _post(c, job_class=18),
    "position_level_only_functional": lambda c: _post(c, level="mahir"),
    "position_one_head_per_unit": lambda c: _post(c, heads_unit=True),
    "employee_nip_unless_political": lambda c: Employee(name="X", kind="pns"),
    "employee_nip_18_digits": lambda c: Employee(name="X", kind="pns", nip="19850312201001201X"),
    "employee with the NIP of another": lambda c: Employee(name="X", kind="pns", nip=c.sari.nip),
    "second person of one account": lambda c: Employee(name="X", kind="political", user=c.user("sari")),
    "appointment_days": lambda c: _seat(c, ends=DAY),
    "appointment_one_definitive": lambda c: _seat(c, kind="definitive"),
    "appointment_one_holder": lambda c: _seat(
        c, employee=_somebody(), kind="definitive", position=c.posts["DUKCAPIL-KA"], single_seat=True
    ),
    "appointment_one_acting": lambda c: _seat(c, kind="plh", position=_acted_for(c)),
    "absence_days": lambda c: Absence(employee=c.tono, kind="annual", starts=DAY, ends=DAY),
    "absence_one_at_a_time": lambda c: _away_again(c),
    "mandate_days": lambda c: Mandate(employee=c.tono, role="leader", starts=DAY, ends=DAY),
    "mandate_once": lambda c: Mandate(employee=c.hasan, role="personnel", starts=DAY),
    "team_days": lambda c: _team(c, ends=DAY),
    "team_name_once_in_unit": lambda c: (_team(c).save(), _team(c))[1],
    "team_member_days": lambda c: _in_team(c, ends=DAY),
    "team_member_once": lambda c: _in_team(c, employee=c.sari),
    "team_one_leader": lambda c: _in_team(c, role="leader", ends=DAY + timedelta(days=1)),
    "calendar with the name of another": lambda c: Calendar(name=c.calendars[0].name, weekly={}),
    "holiday_once_everywhere": lambda c: _twice(c, None),
    "holiday_once_in_calendar": lambda c: _twice(c, c.calendars[0]),
    "special_days": lambda c: _special(c, until=DAY - timedelta(days=1)),
    "staff_import_commit_instant": lambda c: _import(c, state="committed"),
    "commit instant of a sheet not committed": lambda c: _import(c, committed_at=c.now),
}


def _somebody() -> Employee:
    return Employee.objects.create(name="Maya", kind="political")


def _acted_for(cast: Cast) -> Position:
    post = cast.posts["ITDA-KA"]
    Appointment.objects.create(employee=cast.andi, position=post, kind="plt", starts=SINCE)
    return post


def _away_again(cast: Cast) -> Absence:
    Absence.objects.create(employee=cast.tono, kind="study", starts=SINCE)
    return Absence(employee=cast.tono, kind="annual", starts=DAY, ends=DAY + timedelta(days=1))


def _twice(cast: Cast, calendar: Calendar | None) -> Holiday:
    _day_off(cast, calendar=calendar).save()
    return _day_off(cast, calendar=calendar)


@pytest.mark.parametrize("what", VIOLATIONS)
def test_the_database_refuses(cast: Cast, what: str) -> None:
    wrong = VIOLATIONS[what](cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(wrong).objects.bulk_create([wrong])


def test_the_database_refuses_a_tree_that_bites_its_tail(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="RSUD").update(parent=cast.units["RSUD"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(code="RSUD-KA").update(superior=cast.posts["RSUD-KA"])


def test_an_update_is_watched_like_an_insert(cast: Cast) -> None:
    second = _seat(cast, kind="team_leader")
    second.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=second.pk).update(kind="definitive")


def test_stretches_that_touch_do_not_overlap(cast: Cast) -> None:
    Appointment.objects.filter(employee=cast.tono).update(ends=DAY)
    _seat(cast, kind="definitive").save()
    _seat(cast, kind="definitive", starts=SINCE - timedelta(days=9), ends=SINCE).save()


def test_every_constraint_is_violated_here() -> None:
    """A constraint without its violation was perhaps never able to refuse."""
    models = (
        Agency,
        Unit,
        Position,
        Employee,
        Appointment,
        Mandate,
        Absence,
        Calendar,
        Holiday,
        SpecialHours,
        StaffImport,
    )
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert named - set(VIOLATIONS) == {"unit_not_own_parent", "position_not_own_superior"}
