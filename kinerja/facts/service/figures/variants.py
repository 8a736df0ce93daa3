"""The ways cases go: distinct sequences of activities, and how many cases took each."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from kinerja.facts.service.columns import StepColumns

from .summary import ordered


def variants(steps: StepColumns) -> dict[str, Any]:
    """The document of `figures variants`."""
    starts = np.flatnonzero(steps.is_first)
    sequences = Counter(part.tobytes() for part in np.split(steps.activity.astype(np.int32), starts[1:]))
    cases = len(starts)
    groups = [_group(steps, sequence, n, cases) for sequence, n in sequences.items()]
    return {"total": {"n": cases, "variants": len(sequences)}, "groups": ordered(groups)}


def _group(steps: StepColumns, sequence: bytes, n: int, cases: int) -> dict[str, Any]:
    activities = [steps.activities[code] for code in np.frombuffer(sequence, dtype=np.int32).tolist()]
    return {"group": " > ".join(activities), "activities": activities, "n": n, "share": n / cases}
