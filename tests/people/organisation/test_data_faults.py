"""What is wrong in the data is listed with what to do."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import end_appointment, hire
from kinerja.people.organisation.faults.cycles import members_of_cycles
from kinerja.people.organisation.models import Appointment, Employee, Position, Unit
from kinerja.people.organisation.queries import FaultKind, data_faults
from tests.cast import Cast
from tests.harness.budget import query_budget


def _faults(cast: Cast, kind: FaultKind) -> dict[object, str]:
    return {fault.thing: str(fault.sentence) for fault in data_faults(cast.today) if fault.kind == kind}


def test_the_cast_has_only_its_vacant_posts(cast: Cast) -> None:
    assert {fault.kind for fault in data_faults(cast.today)} == {FaultKind.VACANT}
    vacant = {post.code for post in _faults(cast, FaultKind.VACANT)}
    assert vacant == {"BKPSDM-KA", "ITDA-KA", "DISDIK-KA", "SDN1-KA", "RSUD-KA", "KOMINFO-KA"}


def test_somebody_without_post(cast: Cast) -> None:
    newcomer = hire("Maya", kind="pns", nip="198503122010012010", **cast.by)
    assert _faults(cast, FaultKind.WITHOUT_POST) == {
        newcomer: "Maya belum mempunyai jabatan. Tambahkan penugasannya."
    }  # fmt: skip


def test_somebody_without_superior(cast: Cast) -> None:
    Position.objects.filter(code="KOMINFO-STAF").update(superior=None)
    found = _faults(cast, FaultKind.WITHOUT_SUPERIOR)
    assert list(found) == [cast.tono]
    assert "Pranata Komputer" in found[cast.tono]


def test_a_post_with_two_definitive_holders_that_came_by_a_bulk_load(cast: Cast) -> None:
    Appointment.objects.filter(employee=cast.tono).delete()
    post = cast.posts["DUKCAPIL-KA"]
    Appointment.objects.create(employee=cast.tono, position=post, kind="definitive", starts=date(2025, 1, 1))
    assert list(_faults(cast, FaultKind.TWO_DEFINITIVE)) == [post]


def test_two_superiors(cast: Cast) -> None:
    post = cast.posts["DUKCAPIL-L-LOKET"]
    Appointment.objects.filter(employee=cast.tono).update(position=post)
    Position.objects.filter(code="KOMINFO-STAF").update(superior=post)
    assert list(_faults(cast, FaultKind.TWO_SUPERIORS)) == [post]
    assert list(_faults(cast, FaultKind.LOW_SUPERIOR)) == [post]


def test_more_people_than_seats(cast: Cast) -> None:
    Appointment.objects.filter(employee=cast.tono).update(position=cast.posts["RSUD-PERAWAT"])
    Position.objects.filter(code="RSUD-PERAWAT").update(seats=1)
    assert "diisi 2 orang, kebutuhannya 1" in _faults(cast, FaultKind.OVER_SEATS)[cast.posts["RSUD-PERAWAT"]]


def test_an_acting_holder_is_a_holder(cast: Cast) -> None:
    Appointment.objects.create(employee=cast.yusuf, position=cast.posts["RSUD-KA"], kind="plt", starts=date(2025, 1, 1))
    assert cast.posts["RSUD-KA"] not in _faults(cast, FaultKind.VACANT)


@pytest.mark.parametrize(
    ("nip", "kind", "part"),
    [
        ("200503122010012010", "pns", "sebelum usia 18"),
        ("198503122010012000", "pns", "000"),
        ("198503122010012010", "pppk", "tidak cocok dengan status"),
        ("198503122023212010", "pns", "tidak cocok dengan status"),
        ("198513122010012010", "pns", "Tanggal lahir"),
    ],
)
def test_an_unusual_nip(cast: Cast, nip: str, kind: str, part: str) -> None:
    odd = Employee.objects.create(name="Maya", kind=kind, nip=nip)
    assert part in _faults(cast, FaultKind.NIP_UNUSUAL)[odd]


def test_somebody_gone_and_still_in_a_post(cast: Cast) -> None:
    Employee.objects.filter(pk=cast.tono.pk).update(left_on=date(2026, 1, 1))
    assert list(_faults(cast, FaultKind.LEFT_IN_POST)) == [cast.tono]


def test_a_unit_without_a_leading_post(cast: Cast) -> None:
    Position.objects.filter(code="RSUD-KA").update(heads_unit=False)
    assert list(_faults(cast, FaultKind.HEADLESS)) == [cast.units["RSUD"]]


def test_circles_that_came_by_a_bulk_load(cast: Cast) -> None:
    Position.objects.filter(code="KOTA-WALIKOTA").update(superior=cast.posts["DUKCAPIL-KA"])
    Unit.objects.filter(code="KOTA").update(parent=cast.units["RSUD"])
    posts = {post.code for post in _faults(cast, FaultKind.POST_CYCLE)}
    assert posts == {"KOTA-WALIKOTA", "KOTA-SEKDA", "DUKCAPIL-KA"}
    assert {unit.code for unit in _faults(cast, FaultKind.UNIT_CYCLE)} == {"KOTA", "RSUD"}
    assert {unit.code for unit in _faults(cast, FaultKind.UNIT_PATH)} == {"KOTA"}


def test_a_closed_unit_is_no_fault(cast: Cast) -> None:
    end_appointment(Appointment.objects.get(employee=cast.tono), ends=date(2026, 1, 1), **cast.by)
    Unit.objects.filter(code="KOMINFO").update(closed_on=date(2026, 1, 1))
    assert cast.posts["KOMINFO-KA"] not in _faults(cast, FaultKind.VACANT)


def test_the_list_costs_six_questions(cast: Cast) -> None:
    with query_budget(6):
        data_faults(cast.today)


@pytest.mark.parametrize(
    ("above", "members"),
    [
        ({}, []),
        ({1: None, 2: 1}, []),
        ({1: 2, 2: 1, 3: 1}, [1, 2]),
        ({1: 1}, [1]),
        ({4: 3, 3: 2, 2: 3, 1: 9}, [3, 2]),
    ],
)
def test_members_of_circles(above: dict[int, int | None], members: list[int]) -> None:
    assert members_of_cycles(above) == members
