"""Completion time: how long cases take, those still open not forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from kinerja.judgement.measurement.pooling import A_MINUTE, pooled_quantiles
from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.pure.statistics.shrinkage import empirical_bayes
from kinerja.pure.statistics.survival import grouped_kaplan_meier
from kinerja.work.planning.sources import Parameter, ParameterKind, Source
from kinerja.work.planning.terms import Polarity

from .measure import Measure, Measured, whole
from .parameters import SERVICES

QUANTILES = {"p50": 0.5, "p90": 0.9}


class CompletionTime(Measure):
    """Kaplan-Meier quantile of the durations; open cases count with their age at the window's end."""

    formula = "km_quantile"
    source = Source(
        code="service.completion_time",
        label=gettext_noop("Waktu penyelesaian"),
        description=gettext_noop(
            "Lamanya permohonan selesai, dalam hari: separuh (p50) atau sembilan dari sepuluh (p90) selesai dalam "
            "waktu ini. Permohonan yang masih terbuka ikut dihitung."
        ),
        measure_unit=gettext_noop("hari"),
        polarity=Polarity.LESS,
        parameters=(
            Parameter("statistic", gettext_noop("Ukuran"), ParameterKind.CHOICE, tuple(QUANTILES)),
            SERVICES,
        ),
    )

    def measure(self, sample: Sample, settings: Mapping[str, Any]) -> Measured:
        q = QUANTILES[settings["statistic"]]
        closed, waiting = sample.sound, sample.open
        days = sample.days(closed)
        durations = np.concatenate([days, sample.ages(waiting)])
        ended = np.arange(len(durations)) < len(closed)
        figure = np.concatenate([closed.figure, waiting.figure])
        alone = grouped_kaplan_meier(durations, ended, figure, sample.figures, (q,))
        together = grouped_kaplan_meier(durations, ended, np.zeros(len(figure), dtype=np.int64), 1, (q,))
        logarithms = np.log(np.maximum(days, A_MINUTE))
        return Measured(
            value=alone.quantiles[:, 0],
            low=alone.intervals[:, 0, 0],
            high=alone.intervals[:, 0, 1],
            n=alone.n,
            excluded=sample.excluded,
            complete=whole(alone.n, alone.n + sample.excluded),
            pooled=pooled_quantiles(
                empirical_bayes(logarithms, closed.figure, sample.figures), float(together.quantiles[0, 0])
            ),
            notes={"closed": alone.events, "open": alone.n - alone.events},
        )
