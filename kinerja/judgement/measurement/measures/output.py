"""Output: finished work, weighed by the effort its standard allows, per working hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.pooling import pooled_rates
from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.grouping import Floats, divide, group_counts, group_sums
from kinerja.pure.statistics.proportions import garwood
from kinerja.work.planning.sources import Source
from kinerja.work.planning.terms import Polarity

from .measure import Measure, Measured, whole
from .parameters import SERVICES


class Output(Measure):
    """Standard minutes of the finished cases per effective hour of the office's calendar."""

    formula = "output_rate"
    by_the_hour = True
    source = Source(
        code="service.output",
        label=gettext_noop("Hasil pelayanan per jam kerja"),
        description=gettext_noop(
            "Menit baku dari permohonan yang selesai, per jam kerja efektif: layanan yang lebih berat berbobot lebih "
            "besar."
        ),
        measure_unit=gettext_noop("menit baku per jam"),
        polarity=Polarity.MORE,
        parameters=(SERVICES,),
    )

    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        closed = sample.sound
        weighed = closed.where(~np.isnan(sample.minutes[closed.case]))
        minutes = sample.minutes[weighed.case]
        n = group_counts(weighed.figure, sample.figures)
        total = group_sums(minutes, weighed.figure, sample.figures)
        squares = group_sums(minutes**2, weighed.figure, sample.figures)
        hours = np.where(n > 0, sample.hours, 0.0)
        low, high = weighted_poisson(total, squares, hours)
        rate = divide(total, hours)
        return Measured(
            value=rate,
            low=low,
            high=high,
            n=n,
            excluded=sample.excluded,
            complete=whole(n, group_counts(sample.closed.figure, sample.figures)),
            pooled=pooled_rates(rate, hours, squares.sum()),
            notes={"minutes": total, "hours": sample.hours},
        )


def weighted_poisson(total: Floats, squares: Floats, hours: Floats) -> tuple[Floats, Floats]:
    """Bounds of the rate of a weighted sum of Poisson counts (after Fay & Feuer 1997).

    The sum behaves like total / scale events of weight scale = squares / total; equal weights give Garwood's bounds.
    """
    scale = np.where(total > 0, divide(squares, total), 1.0)
    low, high = garwood(total / scale, hours)
    return low * scale, high * scale
