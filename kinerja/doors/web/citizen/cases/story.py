"""The way of a file as told to its owner: what is news to him, and nothing of who worked on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.utils.text import capfirst
from django.utils.translation import gettext

from kinerja.facts.casework.queries import Step


@dataclass(frozen=True)
class News:
    """One line of the story. `is_told`: the office wrote to the citizen while the stage stayed the same."""

    step: Step
    title: str
    said: str
    is_told: bool = False


def told(steps: Sequence[Step]) -> list[News]:
    """A step to the same stage is news where another unit has it or something was said; another officer is none."""
    found: list[News] = []
    for step in steps:
        news = _news(found[-1].step if found else None, step)
        if news is not None:
            found.append(news)
    return found


def delay_of(story: Sequence[News]) -> str:
    """Why it takes longer, where the office has told it in the present stage."""
    present = takewhile(lambda one: one.step.stage == story[-1].step.stage, reversed(story))
    return next((one.said for one in present if one.is_told), "")


def _news(before: Step | None, step: Step) -> News | None:
    if before is None or before.stage != step.stage:
        return News(step, capfirst(str(step.stage.label)), step.said)
    is_said = step.said != before.said
    if before.unit != step.unit:
        return News(step, gettext("Diteruskan ke {unit}").format(unit=step.unit), step.said if is_said else "")
    return News(step, gettext("Kabar dari kantor"), step.said, is_told=True) if is_said else None
