"""What is told about a checked sheet, as plain JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .plan import Preview, Problem

# Somebody who mends five hundred rows uploads again anyway.
SHOWN = 500


def report_of(
    preview: Preview, problems_read: Sequence[dict[str, Any]], doubts_read: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Counts, and problems and doubts as {row, column, template, params}; at most SHOWN of each are kept."""
    problems = [*problems_read, *map(told, preview.problems)]
    doubts = [*doubts_read, *map(told, preview.doubts)]
    problems.sort(key=lambda problem: problem["row"])
    return {
        "new": len(preview.new),
        "changed": sum(not change.also for change in preview.changed),
        "also_changed": sum(change.also for change in preview.changed),
        "unchanged": preview.unchanged,
        "problem_count": len(problems),
        "problems": problems[:SHOWN],
        "doubt_count": len(doubts),
        "doubts": doubts[:SHOWN],
    }


def told(problem: Problem) -> dict[str, Any]:
    """One problem as JSON keeps it; the doors translate the template and fill in the parameters."""
    params = {name: value if isinstance(value, int) else str(value) for name, value in problem.sentence.params.items()}
    return {"row": problem.row, "column": problem.column, "template": problem.sentence.template, "params": params}
