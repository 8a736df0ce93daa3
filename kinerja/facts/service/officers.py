"""Which employee a label of a log means, where the label itself says so."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from kinerja.people.organisation.models import Employee

NIP_DIGITS = 18


def employees_by_nip(labels: Sequence[str]) -> dict[str, UUID]:
    """NIP -> key of the employee, for those labels that are a NIP."""
    nips = [digits(label) for label in labels if len(digits(label)) == NIP_DIGITS]
    found = Employee.objects.filter(nip__in=nips).values_list("nip", "pk")
    return {nip: employee for nip, employee in found if nip}


def digits(label: str) -> str:
    """The label without the spaces a NIP is often written with; empty where it is no number."""
    compact = label.replace(" ", "")
    return compact if compact.isascii() and compact.isdigit() else ""
