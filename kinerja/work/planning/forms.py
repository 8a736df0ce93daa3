"""Which form of the plan a post calls for."""

from __future__ import annotations

from kinerja.people.organisation.terms import PositionKind, UnitKind

from .terms import FormType

_JPT = {PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA, PositionKind.JPT_PRATAMA}
# Unit kerja mandiri in a local government: technical units (penjelasan Pasal 15 PP 30/2019).
_INDEPENDENT = {UnitKind.TECHNICAL, UnitKind.HOSPITAL, UnitKind.HEALTH_CENTRE}


def form_of(post: str, heads_unit: bool, unit: str) -> FormType:
    """The form of JPT and of heads of independent units (PP 30/2019 Pasal 13-16), or that of JA and JF.

    `post` is a PositionKind, `unit` a UnitKind.
    """
    return FormType.HEAD if post in _JPT or (heads_unit and unit in _INDEPENDENT) else FormType.STAFF
