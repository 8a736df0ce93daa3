"""What is owed at the desk: files of citizens, corrections they ask, second looks that were drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from kinerja.people.organisation.terms import Zone
from kinerja.pure.law.deadlines import add_months, due
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .duty import Duty
from .waiting import Waiting


def desk_duties(waiting: Waiting) -> Iterator[Duty]:
    """No statement of its own."""
    zone = ZoneInfo(waiting.zone or Zone.WIB)
    if waiting.files:
        said = sentence(gettext_noop("Teruskan {n} berkas di tangan Anda."), n=waiting.files)
        until = waiting.files_due and waiting.files_due.astimezone(zone).date()
        yield Duty(said, until, "casework:files", count=waiting.files)
    if waiting.pile_due:
        said = sentence(gettext_noop("Ambil {n} berkas yang janjinya segera berakhir."), n=waiting.pile)
        yield Duty(said, waiting.pile_due.astimezone(zone).date(), "casework:files", count=waiting.pile)
    if waiting.corrections_since:
        said = sentence(gettext_noop("Jawab {n} permintaan perbaikan dari warga."), n=waiting.corrections)
        asked = waiting.corrections_since.astimezone(zone).date()
        yield Duty(said, due("correction_answer", asked).value, "casework:corrections", count=waiting.corrections)
    if waiting.looks_since:
        said = sentence(gettext_noop("Periksa {n} berkas yang diundi, sebagai rekan kedua."), n=waiting.looks)
        # Counted from the first of the month after: from the 30th a month would end on the 30th.
        until = due("second_look", add_months(waiting.looks_since, 1)).value - timedelta(days=1)
        yield Duty(said, until, "casework:looks", count=waiting.looks)
