"""Returns: finished work that came back."""

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


class ReturnShare(Measure):
    """Percent of the closed cases that were returned or reopened at least once."""

    formula = "return_share"
    source = Source(
        code="service.return_share",
        label=gettext_noop("Berkas dikembalikan"),
        description=gettext_noop("Bagian permohonan selesai yang pernah dikembalikan atau dibuka kembali."),
        measure_unit=gettext_noop("persen"),
        polarity=Polarity.LESS,
        parameters=(SERVICES,),
    )

    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        closed = sample.sound
        returned: np.ndarray = sample.cases.returns[closed.case] > 0
        complete = whole(
            group_counts(closed.figure, sample.figures), group_counts(sample.closed.figure, sample.figures)
        )
        return share(sample, closed, returned, complete, {})
