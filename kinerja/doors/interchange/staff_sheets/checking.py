"""From an upload to a checked import: the first step personnel takes."""

from __future__ import annotations

from datetime import datetime

from kinerja.people.organisation.commands import check_staff_rows
from kinerja.people.organisation.models import StaffImport
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.files.models import StoredFile
from kinerja.platform.files.queries import path_of

from .reader import read_sheet


def check_sheet(stored: StoredFile, *, kind: str, actor: Actor, now: datetime) -> StaffImport:
    """Read an uploaded sheet and plan its changes. Raises Invalid for a file that cannot be read at all."""
    require(actor, Permission.ORGANISATION_IMPORT)
    sheet = read_sheet(path_of(stored), name=stored.name, kind=kind)
    return check_staff_rows(
        stored, kind=kind, rows=sheet.rows, problems=sheet.problems, doubts=sheet.doubts, actor=actor, now=now
    )
