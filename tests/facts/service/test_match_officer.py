"""Who the officers of a log are."""

from __future__ import annotations

from datetime import datetime

import pytest

from kinerja.facts.service.commands import match_officer, match_officers
from kinerja.facts.service.models import Officer, Service
from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor, system
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Stale

SARI = "199107082015032004"


@pytest.fixture
def sari(db: None) -> Employee:
    return Employee.objects.create(nip=SARI, name="Sari Wulandari", kind="pns")


def label(text: str, service: Service) -> Officer:
    return Officer.objects.create(register=service.code, label=text)


def test_it_says_who_a_label_is_and_takes_it_back(service: Service, sari: Employee, now: datetime) -> None:
    officer = label("loket 3", service)
    match_officer(officer, employee=sari, actor=system(now.date()), now=now)
    officer.refresh_from_db()
    assert officer.employee == sari
    assert Entry.objects.filter(verb="service.officer_matched", thing_id=str(officer.pk)).exists()
    match_officer(officer, employee=None, actor=system(now.date()), now=now)
    assert Officer.objects.unmatched().get() == officer


def test_it_notices_that_somebody_was_first(service: Service, sari: Employee, now: datetime) -> None:
    officer = label("loket 3", service)
    seen = Officer.objects.get(pk=officer.pk)
    match_officer(officer, employee=sari, actor=system(now.date()), now=now)
    with pytest.raises(Stale):
        match_officer(seen, employee=sari, actor=system(now.date()), now=now)


def test_it_finds_nips_by_itself(service: Service, sari: Employee, now: datetime) -> None:
    written = label("19910708 201503 2 004", service)
    label("199107082015032999", service)
    label("Sari", service)
    assert match_officers(actor=system(now.date()), now=now) == 1
    written.refresh_from_db()
    assert written.employee == sari


def test_it_is_for_personnel_alone(service: Service, sari: Employee, now: datetime) -> None:
    with pytest.raises(Forbidden):
        match_officer(label("x", service), employee=sari, actor=Actor(name="Tono", on=now.date()), now=now)
