"""What keeps two writers apart."""

from __future__ import annotations

from kinerja.people.organisation.models import Agency, Employee, Position
from kinerja.pure.lib.refusals import Refused, gettext_noop


def lock_tree() -> Agency:
    """One change of the trees at a time: two that are harmless alone could close a circle together."""
    agency = Agency.objects.select_for_update(no_key=True).first()
    if agency is None:
        raise Refused(gettext_noop("Instansi belum dibuka. Buka instansi dahulu, lalu tambahkan unit."))
    return agency


def lock_staff() -> None:
    """Nobody is changed, appointed or judged meanwhile: a sheet overwrites whole rows, as it saw them.

    In the order of their keys, so that two who lock many queue up too.
    """
    for _ in Employee.objects.select_for_update(no_key=True).order_by("pk").values_list("pk").iterator():
        pass


def lock_person(employee: Employee) -> Employee:
    """The person as he is now: nobody judges his history meanwhile."""
    return Employee.objects.select_for_update(no_key=True).get(pk=employee.pk)


def lock_seat(employee: Employee, position: Position) -> tuple[Employee, Position]:
    """Both as they are now. Always in this order: two writers queue here instead of meeting in a deadlock."""
    people = Employee.objects.select_for_update(no_key=True)
    posts = Position.objects.select_for_update(no_key=True, of=("self",)).select_related("unit")
    return people.get(pk=employee.pk), posts.get(pk=position.pk)
