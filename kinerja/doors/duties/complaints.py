"""What heads of units and inspectors owe to citizens who wrote."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from kinerja.people.organisation.terms import Zone
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .duty import Duty
from .waiting import Waiting


def complaint_duties(waiting: Waiting) -> Iterator[Duty]:
    """No statement of its own."""
    if waiting.complaints:
        said = sentence(gettext_noop("Tindak lanjuti {n} laporan warga."), n=waiting.complaints)
        until = waiting.complaints_due and waiting.complaints_due.astimezone(ZoneInfo(waiting.zone or Zone.WIB)).date()
        yield Duty(said, until, "complaint:all", count=waiting.complaints)
    if waiting.complaint_reviews:
        said = sentence(gettext_noop("Tinjau {n} laporan warga dari luar unitnya."), n=waiting.complaint_reviews)
        yield Duty(said, None, "complaint:all", count=waiting.complaint_reviews)
