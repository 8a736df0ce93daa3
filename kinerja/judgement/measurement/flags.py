"""Signs that the figure may have been served instead of the citizen: asked about, never scored."""

from __future__ import annotations

import numpy as np

from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.gaming import Signal, batch_closing, heaping_before_deadline, short_service
from kinerja.pure.statistics.grouping import Floats, Groups

HEAPING_SHARE = 0.1
"""Of the promised time: closed so shortly before (or after) the deadline counts."""


def closing_flags(sample: Sample) -> dict[str, Signal]:
    """Flags over the closed cases, per figure."""
    rows, cases = sample.sound, sample.cases
    opened, closed, deadline = (column[rows.case] for column in (cases.opened, cases.closed, cases.deadline))
    too_fast = sample.short_seconds[cases.service[rows.case]]
    return flags_of(opened, closed, deadline, too_fast, rows.figure, sample.figures)


def flags_of(
    opened: Instants, closed: Instants, deadline: Instants, too_fast: Floats, figure: Groups, figures: int
) -> dict[str, Signal]:
    """Flags of closed cases; `too_fast` in seconds, 0 flags nothing."""
    seconds = (closed - opened).astype("timedelta64[us]").astype(np.int64) / 1_000_000
    near = (np.maximum(deadline - opened, np.timedelta64(0, "us")) * HEAPING_SHARE).astype("timedelta64[us]")
    return {
        # Each service has its own idea of what is too fast: durations as a part of that.
        "short": short_service(seconds / np.maximum(too_fast, 1e-6), figure, figures, 1.0),
        "heaping": heaping_before_deadline(closed, deadline, figure, figures, near),
        "batch": batch_closing(closed, figure, figures),
    }
