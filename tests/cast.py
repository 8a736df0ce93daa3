"""The people everybody meets, in the smallest city that holds them. Use the fixture `cast`.

    Wali Kota ── Sekretaris Daerah ─┬─ Dewi (Kepala Disdukcapil) ── Budi (Kepala Seksi) ── Sari (petugas loket)
                                    ├─ Kepala BKPSDM ── Hasan            (mandate: personnel)
                                    ├─ Inspektur ── Andi                 (mandate: inspector)
                                    ├─ Kepala Disdik ── Kepala SDN 1 ── Wati (guru)
                                    ├─ Direktur RSUD ── Yusuf (perawat)
                                    └─ Kepala Diskominfo ── Tono         (sees nothing of the others)

Rina is a citizen: she has no account and no row. The posts of the four heads nobody mentions are vacant, so
that their people's superior is the Sekda, one step higher (PP 30/2019 Pasal 46).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.db.models import Model
from django.test import Client

from kinerja.doors.web.ui import clock
from kinerja.people.accounts.models import User
from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import (
    Agency,
    Appointment,
    Calendar,
    Employee,
    Mandate,
    Position,
    SpecialHours,
    Unit,
)
from kinerja.people.organisation.queries import actor_for
from kinerja.people.organisation.terms import EmployeeKind, PositionKind, UnitKind, Zone
from kinerja.platform.access.actors import Actor, Role, system
from kinerja.platform.audit.models import Entry

SINCE = date(2024, 1, 1)
PASSWORD = "laut-biru-tenang"
"""Everybody's password, set only by the fixture `signed_up`: hashing takes its time."""


@dataclass(frozen=True)
class Person:
    username: str
    name: str
    nip: str | None
    post: str
    rank: str = "III/b"
    role: Role | None = None


PEOPLE = (
    Person("walikota", "Surya Adiputra", None, "KOTA-WALIKOTA", "", Role.LEADER),
    Person("sekda", "Dra. Ratna Kusumawardani, M.Si.", "196901101994032001", "KOTA-SEKDA", "IV/d"),
    Person("dewi", "Dewi Anggraini, S.Sos., M.AP.", "197203151997032002", "DUKCAPIL-KA", "IV/b"),
    Person("budi", "Budi Santosa, S.E.", "198005202005011003", "DUKCAPIL-L-KA", "III/d"),
    Person("sari", "Sari Wulandari, A.Md.", "199107082015032004", "DUKCAPIL-L-LOKET", "II/d"),
    Person("hasan", "Hasan Basri, S.H.", "198211122008011005", "BKPSDM-DATA", "III/c", Role.PERSONNEL),
    Person("andi", "Andi Mappasanda, S.Ak.", "198409232010011006", "ITDA-AUDITOR", "III/c", Role.INSPECTOR),
    Person("wati", "Wati Rahayu, S.Pd.", "198602142011012007", "SDN1-GURU", "III/b"),
    Person("yusuf", "Yusuf Maulana, S.Kep., Ns.", "199004052023211008", "RSUD-PERAWAT", "IX"),
    Person("tono", "Tono Hartono, S.Kom.", "198803172014031009", "KOMINFO-STAF", "III/a"),
)

# code, name, kind, parent
UNITS = (
    ("KOTA", "Pemerintah Kota", UnitKind.AGENCY, ""),
    ("DUKCAPIL", "Dinas Kependudukan dan Pencatatan Sipil", UnitKind.DEPARTMENT, "KOTA"),
    ("DUKCAPIL-L", "Seksi Pelayanan Loket", UnitKind.SECTION, "DUKCAPIL"),
    ("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", UnitKind.DEPARTMENT, "KOTA"),
    ("ITDA", "Inspektorat Daerah", UnitKind.DEPARTMENT, "KOTA"),
    ("DISDIK", "Dinas Pendidikan", UnitKind.DEPARTMENT, "KOTA"),
    ("SDN1", "SD Negeri 1", UnitKind.SCHOOL, "DISDIK"),
    ("RSUD", "Rumah Sakit Umum Daerah", UnitKind.HOSPITAL, "KOTA"),
    ("KOMINFO", "Dinas Komunikasi dan Informatika", UnitKind.DEPARTMENT, "KOTA"),
)

HEAD, STAFF, EXPERT = PositionKind.JPT_PRATAMA, PositionKind.PELAKSANA, PositionKind.FUNCTIONAL
# code, title, unit, kind, superior, leads the unit, level, group
POSTS = (
    ("KOTA-WALIKOTA", "Wali Kota", "KOTA", PositionKind.POLITICAL, "", True, "", "head"),
    ("KOTA-SEKDA", "Sekretaris Daerah", "KOTA", HEAD, "KOTA-WALIKOTA", False, "", "head"),
    ("DUKCAPIL-KA", "Kepala Dinas Dukcapil", "DUKCAPIL", HEAD, "KOTA-SEKDA", True, "", "head"),
    (
        "DUKCAPIL-L-KA",
        "Kepala Seksi Loket",
        "DUKCAPIL-L",
        PositionKind.PENGAWAS,
        "DUKCAPIL-KA",
        True,
        "",
        "section_head",
    ),
    ("DUKCAPIL-L-LOKET", "Petugas Loket", "DUKCAPIL-L", STAFF, "DUKCAPIL-L-KA", False, "", "counter"),
    ("BKPSDM-KA", "Kepala BKPSDM", "BKPSDM", HEAD, "KOTA-SEKDA", True, "", "head"),
    ("BKPSDM-DATA", "Analis SDM Aparatur", "BKPSDM", EXPERT, "BKPSDM-KA", False, "ahli_muda", "office"),
    ("ITDA-KA", "Inspektur", "ITDA", HEAD, "KOTA-SEKDA", True, "", "head"),
    ("ITDA-AUDITOR", "Auditor", "ITDA", EXPERT, "ITDA-KA", False, "ahli_muda", "office"),
    ("DISDIK-KA", "Kepala Dinas Pendidikan", "DISDIK", HEAD, "KOTA-SEKDA", True, "", "head"),
    ("SDN1-KA", "Kepala SDN 1", "SDN1", EXPERT, "DISDIK-KA", True, "ahli_madya", "school_head"),
    ("SDN1-GURU", "Guru Kelas", "SDN1", EXPERT, "SDN1-KA", False, "ahli_pertama", "teacher"),
    ("RSUD-KA", "Direktur RSUD", "RSUD", HEAD, "KOTA-SEKDA", True, "", "head"),
    ("RSUD-PERAWAT", "Perawat", "RSUD", EXPERT, "RSUD-KA", False, "ahli_pertama", "nurse"),
    ("KOMINFO-KA", "Kepala Diskominfo", "KOMINFO", HEAD, "KOTA-SEKDA", True, "", "head"),
    ("KOMINFO-STAF", "Pranata Komputer", "KOMINFO", EXPERT, "KOMINFO-KA", False, "ahli_pertama", "office"),
)
CALENDARS = {"KOTA": 0, "SDN1": 1, "RSUD": 2}


class Cast:
    """`cast.sari` is an Employee, `cast.actor("sari")` who she is on a day, `cast.user("sari")` her account."""

    walikota: Employee
    sekda: Employee
    dewi: Employee
    budi: Employee
    sari: Employee
    hasan: Employee
    andi: Employee
    wati: Employee
    yusuf: Employee
    tono: Employee

    def __init__(self, now: datetime) -> None:
        self.now, self.today = now, now.date()
        self.system = system(self.today)
        self.agency: Agency = organisation.open_agency(
            "Pemerintah Kota Contoh", short_name="Kota Contoh", zone=Zone.WITA, is_demo=True, **self.by
        )
        self.calendars: list[Calendar] = organisation.seed_calendars([now.year], **self.by)
        self.units: dict[str, Unit] = {}
        self.posts: dict[str, Position] = {}
        self._build()

    @property
    def by(self) -> dict[str, object]:
        """The two arguments of every command, for what the story itself does not do."""
        return {"actor": self.system, "now": self.now}

    def actor(self, username: str, on: date | None = None) -> Actor:
        return actor_for(self.user(username), on or self.today)

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def client(self, persona: str) -> Client:
        """A browser; "nobody" did not sign in."""
        client = Client()
        if persona != "nobody":
            client.force_login(self.user(persona))
        return client

    def path(self, route: str) -> str:
        """A real address of a route as `urlpatterns` writes it; see tests/doors/web/places.py."""
        from tests.doors.web.places import path_of

        return path_of(self, route)

    def people(self) -> list[Employee]:
        return [getattr(self, person.username) for person in PEOPLE]

    def _build(self) -> None:
        for code, name, kind, parent in UNITS:
            calendar = self.calendars[CALENDARS[code]] if code in CALENDARS else None
            self.units[code] = organisation.add_unit(
                code, name=name, kind=kind, parent=self.units.get(parent), calendar=calendar, **self.by
            )
        for code, title, unit, kind, superior, leads, level, group in POSTS:
            self.posts[code] = organisation.add_position(
                code, title=title, unit=self.units[unit], kind=kind, superior=self.posts.get(superior),
                heads_unit=leads, level=level, group=group, seats=20 if kind in (STAFF, EXPERT) and not leads else 1,
                **self.by,
            )  # fmt: skip
        for person in PEOPLE:
            setattr(self, person.username, self._settle(person))

    def _settle(self, person: Person) -> Employee:
        kind = EmployeeKind.PNS if person.nip else EmployeeKind.POLITICAL
        if person.nip and person.nip[12:14] == "21":
            kind = EmployeeKind.PPPK
        employee = organisation.hire(person.name, kind=kind, nip=person.nip, rank=person.rank, **self.by)
        organisation.appoint(employee, position=self.posts[person.post], starts=SINCE, **self.by)
        organisation.create_account(employee, username=person.username, **self.by)
        if person.role:
            organisation.give_mandate(employee, role=person.role, starts=SINCE, **self.by)
        return employee


TABLES = (User, Agency, Calendar, SpecialHours, Unit, Position, Employee, Appointment, Mandate, Entry)
_built: dict[datetime, tuple[Cast, list[list[Model]]]] = {}


def cast_of(now: datetime) -> Cast:
    """Built by commands the first time, after that laid out again row by row: twenty times as quick."""
    if now not in _built:
        fresh = Cast(now)
        _built[now] = copy.deepcopy((fresh, [list(table._base_manager.order_by("pk")) for table in TABLES]))
        return fresh
    again, rows = copy.deepcopy(_built[now])
    for table, things in zip(TABLES, rows, strict=True):
        for thing in things:
            thing.pk = None if table is Entry else thing.pk  # the database counts entries itself
        table._base_manager.bulk_create(things)
    return again


@pytest.fixture
def cast(db: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The city of the cast on the day of `now`, for pages too; nobody has a password, `cast.client("sari")`."""
    monkeypatch.setattr(clock, "now", lambda: now)
    return cast_of(now)


@pytest.fixture
def signed_up(cast: Cast) -> Cast:
    """The cast with PASSWORD set for everybody, for tests of signing in."""
    for person in PEOPLE:
        user = cast.user(person.username)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return cast
