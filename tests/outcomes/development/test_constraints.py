"""Wrong states of a path cannot be stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kinerja.outcomes.development.models import HelpWord, ImprovementPath, PathStep, PathWord, PromisedHelp
from kinerja.platform.database.keys import new_id
from kinerja.work.planning.models import Period
from tests.outcomes.development.paths import Story


def _again(story: Story, path: ImprovementPath) -> Any:
    """Beside an open path of the same person, from another period."""
    days = {"starts": path.evaluation.period.ends, "ends": story.cast.today.replace(month=4)}
    story.period = Period.objects.create(cycle=story.town.cycle, code="I2", name="Sisa Maret", **days)
    values = {"opened_by": story.cast.budi, "staff": "ja", "expected": "…", "opened_at": story.cast.now}
    return ImprovementPath.objects.create(
        evaluation=story.evaluation(), employee=path.employee, submission=new_id(), **values
    )


def _step(story: Story, path: ImprovementPath, **changes: Any) -> Any:
    decree = {"decree_number": "1", "decree_date": story.cast.today, "signer": "Sekda"}
    values = {"number": 9, "reached": "test", "words": "Ya", "holds_from": story.cast.today, **decree, **changes}
    return PathStep.objects.create(path=path, by=story.cast.hasan, at=story.cast.now, **values)


def _word(story: Story, path: ImprovementPath, **changes: Any) -> Any:
    values = {"kind": "given", "number": 1, "happened_on": story.cast.today, **changes}
    return HelpWord.objects.create(help=story.help(path), by=story.cast.budi, at=story.cast.now, **values)


def _twice(story: Story, path: ImprovementPath) -> None:
    _word(story, path)
    _word(story, path)


def _promise(story: Story, path: ImprovementPath) -> Any:
    by = {"promised_by": story.cast.budi, "promised_at": story.cast.now}
    return PromisedHelp.objects.create(path=path, kind="tools", text="", due=story.cast.today, **by)


def _reply(story: Story, path: ImprovementPath) -> Any:
    return PathWord.objects.create(step=path.steps.all()[0], text="", said_at=story.cast.now)


def _paths(path: ImprovementPath) -> Any:
    return ImprovementPath.objects.filter(pk=path.pk)


WRONG: dict[str, Callable[[Story, ImprovementPath], Any]] = {
    "opened by the person": lambda story, path: _paths(path).update(opened_by=story.cast.sari),
    "begun without a day": lambda story, path: _paths(path).update(began=None),
    "two open paths": _again,
    "a step without decree": lambda story, path: _step(story, path, decree_number=""),
    "a step without signer": lambda story, path: _step(story, path, signer=""),
    "a step without day of the decree": lambda story, path: _step(story, path, decree_date=None),
    "a step without reasons": lambda story, path: _step(story, path, words=""),
    "two second steps": lambda story, path: _step(story, path, number=2),
    "a changed step": lambda story, path: path.steps.update(words="Lain"),
    "an empty reply": _reply,
    "a promise of nothing": _promise,
    "a changed promise": lambda story, path: path.helps.update(text="Lain"),
    "help given on no day": lambda story, path: _word(story, path, happened_on=None),
    "two first words": _twice,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_it_cannot_be_stored(story: Story, wrong: str) -> None:
    path = story.begun()
    with pytest.raises(IntegrityError), transaction.atomic():
        WRONG[wrong](story, path)
