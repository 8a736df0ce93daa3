"""Faults of people: without post, without superior, with an unusual NIP, gone and still in a post."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.pure.lib.identifiers import parse_nip
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.pure.lib.sentences import Sentence, sentence

from .kinds import Fault, FaultKind
from .snapshot import Snapshot

PPPK = (EmployeeKind.PPPK, EmployeeKind.PPPK_PART)


def without_post(snapshot: Snapshot) -> Iterator[Fault]:
    for employee in snapshot.staff():
        if employee.pk not in snapshot.post_of:
            yield Fault(
                FaultKind.WITHOUT_POST,
                sentence(gettext_noop("{name} belum mempunyai jabatan. Tambahkan penugasannya."), name=employee.name),
                employee,
            )


def without_superior(snapshot: Snapshot, superiors: dict[UUID, UUID | None]) -> Iterator[Fault]:
    """The top of the agency has none, and rightly so."""
    for employee_id, superior in superiors.items():
        employee = snapshot.employees[employee_id]
        if superior is None and not _at_top(snapshot, employee):
            yield Fault(
                FaultKind.WITHOUT_SUPERIOR,
                sentence(
                    gettext_noop("{name} tidak mempunyai atasan. Isi jabatan atasan pada jabatan “{post}”."),
                    name=employee.name,
                    post=snapshot.posts[snapshot.post_of[employee_id]].title,
                ),
                employee,
            )


def _at_top(snapshot: Snapshot, employee: Employee) -> bool:
    post = snapshot.posts[snapshot.post_of[employee.pk]]
    unit = snapshot.units.get(post.unit_id)
    return post.superior_id is None and post.heads_unit and unit is not None and unit.parent_id is None


def left_in_post(snapshot: Snapshot) -> Iterator[Fault]:
    for employee_id, post in snapshot.post_of.items():
        employee = snapshot.employees[employee_id]
        if not snapshot.in_service(employee):
            yield Fault(
                FaultKind.LEFT_IN_POST,
                sentence(
                    gettext_noop("{name} berhenti pada {day}, tetapi masih menjabat “{post}”. Akhiri penugasannya."),
                    name=employee.name,
                    day=employee.left_on,
                    post=snapshot.posts[post].title,
                ),
                employee,
            )


def nip_unusual(snapshot: Snapshot) -> Iterator[Fault]:
    for employee in snapshot.staff():
        for doubt in _doubts(employee):
            yield Fault(FaultKind.NIP_UNUSUAL, doubt, employee)


def _doubts(employee: Employee) -> list[Sentence]:
    if employee.nip is None:
        return []
    try:
        nip = parse_nip(employee.nip)
    except Invalid as refusal:
        return [sentence(refusal.template, **refusal.params)]
    doubts = list(nip.warnings)
    if nip.is_pppk != (employee.kind in PPPK) and employee.kind != EmployeeKind.POLITICAL:
        doubts.append(
            sentence(
                gettext_noop("NIP {nip} tidak cocok dengan status {kind}. Periksa SK, lalu perbaiki salah satunya."),
                nip=str(nip),
                kind=EmployeeKind(employee.kind).label,
            )
        )
    return doubts
