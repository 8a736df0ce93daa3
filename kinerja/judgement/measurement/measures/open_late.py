"""Open and late: how much of what lies on the desk is past its promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grouping import group_counts
from kinerja.work.planning.sources import Source
from kinerja.work.planning.terms import Polarity

from .measure import Measure, Measured, share, whole
from .parameters import SERVICES


class OpenLateShare(Measure):
    """Percent of the cases open at the window's end, with a deadline, whose deadline has passed."""

    formula = "open_late_share"
    flags_closing = False
    source = Source(
        code="service.open_late_share",
        label=gettext_noop("Masih terbuka dan terlambat"),
        description=gettext_noop(
            "Bagian permohonan yang masih terbuka pada akhir periode dan sudah melewati batas waktunya."
        ),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.LESS,
        parameters=(SERVICES,),
    )

    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        promised = sample.open.where(~np.isnat(sample.cases.deadline[sample.open.case]))
        late = sample.cases.deadline[promised.case] < sample.until[promised.figure]
        complete = whole(
            group_counts(promised.figure, sample.figures), group_counts(sample.open.figure, sample.figures)
        )
        return share(sample, promised, late, complete, {})
