"""Signs that the figure may have been served instead of the citizen: asked about, never scored."""

from __future__ import annotations

import numpy as np

from kinerja.judgement.measurement.samples import Rows, Sample
from kinerja.pure.statistics.gaming import Signal, batch_closing, heaping_before_deadline, short_service
from kinerja.pure.statistics.grouping import Floats

HEAPING_SHARE = 0.1
"""Of the promised time: closed so shortly before (or after) the deadline counts."""


def closing_flags(sample: Sample) -> dict[str, Signal]:
    """Flags over the closed cases, per figure."""
    rows, cases, figures = sample.sound, sample.cases, sample.figures
    opened, closed, deadline = (column[rows.case] for column in (cases.opened, cases.closed, cases.deadline))
    seconds = (closed - opened).astype(np.int64) / 1_000_000
    near = (np.maximum(deadline - opened, np.timedelta64(0, "us")) * HEAPING_SHARE).astype("timedelta64[us]")
    return {
        # Each service has its own idea of what is too fast: durations as a part of that.
        "short": short_service(seconds / _too_fast(sample, rows), rows.figure, figures, 1.0),
        "heaping": heaping_before_deadline(closed, deadline, rows.figure, figures, near),
        "batch": batch_closing(closed, rows.figure, figures),
    }


def _too_fast(sample: Sample, rows: Rows) -> Floats:
    """Seconds below which each case is flagged; 0 flags nothing."""
    return np.maximum(sample.short_seconds[sample.cases.service[rows.case]], 1e-6)
