"""What personnel owes to the house: people with posts, matched labels, published periods."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kinerja.outcomes.transparency.queries import unpublished_periods
from kinerja.pure.law.deadlines import due
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.lib.sentences import sentence

from .duty import Duty, last_day_of
from .waiting import Waiting


def personnel_duties(waiting: Waiting) -> Iterator[Duty]:
    """One statement."""
    if waiting.without_post:
        said = sentence(gettext_noop("Catat jabatan {n} pegawai, agar atasannya diketahui."), n=waiting.without_post)
        yield Duty(said, None, "personnel:faults", count=waiting.without_post)
    if waiting.officers:
        said = sentence(gettext_noop("Cocokkan {n} label petugas dengan pegawai."), n=waiting.officers)
        yield Duty(said, None, "personnel:officers", count=waiting.officers)
    if waiting.plans_behind:
        said = sentence(gettext_noop("Sesuaikan {n} SKP dengan mutasi pegawainya."), n=waiting.plans_behind)
        yield Duty(said, None, "personnel:plans_behind", count=waiting.plans_behind)
    if waiting.paths:
        said = sentence(gettext_noop("Periksa {n} perbaikan kinerja yang menunggu keputusan."), n=waiting.paths)
        yield Duty(said, None, "personnel:improvements", count=waiting.paths)
    if waiting.desk_claims:
        said = sentence(gettext_noop("Jawab {n} permintaan pembetulan data pegawai."), n=waiting.desk_claims)
        until = last_day_of(waiting.desk_claims_due, waiting.zone)
        yield Duty(said, until, "personnel:claims", count=waiting.desk_claims)
    for period in unpublished_periods():
        until = due("performance_publication", period.ends - timedelta(days=1)).value
        said = sentence(gettext_noop("Terbitkan capaian {period}."), period=period.name)
        yield Duty(said, until, "personnel:period", (period.pk,))
