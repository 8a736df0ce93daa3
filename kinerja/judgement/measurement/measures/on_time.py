"""On-time share: what was promised and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grouping import group_counts
from kinerja.work.planning.sources import Source
from kinerja.work.planning.terms import Polarity

from .measure import Measure, Measured, late_open, share, whole
from .parameters import SERVICES


class OnTimeShare(Measure):
    """Percent of the closed cases with a deadline that ended by it; open late ones stand beside the figure."""

    formula = "on_time_share"
    source = Source(
        code="service.on_time_share",
        label=gettext_noop("Selesai tepat waktu"),
        description=gettext_noop(
            "Bagian permohonan yang selesai pada atau sebelum batas waktunya. Yang masih terbuka dan sudah terlambat "
            "ditampilkan di sampingnya."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.MORE,
        parameters=(SERVICES,),
    )

    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        closed = sample.sound
        promised = closed.where(~np.isnat(sample.cases.deadline[closed.case]))
        kept = sample.cases.closed[promised.case] <= sample.cases.deadline[promised.case]
        complete = whole(
            group_counts(promised.figure, sample.figures), group_counts(sample.closed.figure, sample.figures)
        )
        return share(sample, promised, kept, complete, {"late_open": late_open(sample)})
