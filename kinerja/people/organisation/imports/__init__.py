"""From rows of a sheet to a preview of what will change, and from there into the tables. Set-wise throughout.

Each kind of sheet has a module with its fields, the present state, the checks across rows, and the writing.
"""

from __future__ import annotations

from kinerja.people.organisation.terms import SheetKind

from .appointments import AppointmentSheet
from .plan import Preview, Sheet, preview
from .positions import PositionSheet
from .staff import StaffSheet
from .units import UnitSheet

__all__ = ["SHEETS", "Preview", "Sheet", "preview"]

SHEETS: dict[str, type[Sheet]] = {
    SheetKind.UNITS: UnitSheet,
    SheetKind.POSITIONS: PositionSheet,
    SheetKind.STAFF: StaffSheet,
    SheetKind.APPOINTMENTS: AppointmentSheet,
}
