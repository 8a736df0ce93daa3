"""Signs that the figure may have been served instead of the citizen: asked about, never scored."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinerja.judgement.measurement.samples import Sample
from kinerja.pure.lib.zones import Instants
from kinerja.pure.statistics.gaming import Signal, batch_closing, heaping_before_deadline, short_service
from kinerja.pure.statistics.grouping import Floats, Groups

HEAPING_SHARE = 0.1
"""Of the promised time: closed so shortly before (or after) the deadline counts."""
ONE_DAY, WITHIN_A_DAY = np.timedelta64(1, "D"), np.timedelta64(8, "h")
NOWHERE = np.timedelta64(-1, "us")


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
    return {
        # Each service has its own idea of what is too fast: durations as a part of that.
        "short": short_service(seconds / np.maximum(too_fast, 1e-6), figure, figures, 1.0),
        "heaping": heaping_before_deadline(closed, deadline, figure, figures, _near(opened, deadline)),
        "batch": batch_closing(closed, figure, figures),
    }


def _near(opened: Instants, deadline: Instants) -> NDArray[np.timedelta64]:
    """How near its deadline a case must have been closed to count.

    A promise of some days ends when the office closes, and for the next hours nobody works: everything near would
    lie before it. Such cases count only where the window reaches into the next working time.
    """
    promised = np.maximum(deadline - opened, np.timedelta64(0, "us"))
    near = (promised * HEAPING_SHARE).astype("timedelta64[us]")
    return np.where((promised > WITHIN_A_DAY) & (near < ONE_DAY), NOWHERE, near)
