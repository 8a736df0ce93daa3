"""What those said who were served in the hall: every finished number is asked, a good third answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from kinerja.facts.queueing.commands.past import PastNumber
from kinerja.facts.queueing.hall_terms import Stage
from kinerja.facts.queueing.hours import today_at
from kinerja.facts.service.commands import label_in
from kinerja.facts.survey.commands import PastService, open_survey, take_over_answers
from kinerja.facts.survey.queries import form_for
from kinerja.facts.survey.terms import ELEMENTS, VALUES
from kinerja.people.organisation.models import Employee, Unit
from kinerja.platform.access.actors import Actor

# As the counter invites (web/shown/voices), so that the page of such a number knows that it was asked.
ORIGIN, REGISTER = "ticket", "loket"
ANSWERS, BLANK, SAME, TELLS = 0.36, 0.012, 0.12, 0.8
SHARES = {
    "age": (0.22, 0.4, 0.33, 0.05), "sex": (0.55, 0.45), "education": (0.12, 0.18, 0.46, 0.24),
    "occupation": (0.1, 0.27, 0.38, 0.15, 0.1),
}  # fmt: skip
# What people think of each element on average; time and facilities are what they complain about.
MEANS = (3.4, 3.3, 2.8, 3.7, 3.4, 3.4, 3.5, 3.2, 2.9)


def let_speak(
    unit: Unit, given: Sequence[PastNumber], rng: np.random.Generator, *, actor: Actor, now: datetime
) -> None:
    form = form_for(unit)
    survey = open_survey(form, form=form, actor=actor, now=now)
    done = [one for one in given if one.steps and one.steps[-1].stage == Stage.DONE]
    keys = {step.officer for one in done for step in one.steps if step.officer}
    officers = Employee.objects.in_bulk(keys)
    labels = {
        key: label_in(REGISTER, employee=officers[key], actor=actor, now=now).pk
        for key in sorted(officers, key=lambda key: officers[key].name)
    }
    strangers = rng.spawn(1)[0]
    asked = [_telling(_asked(unit, one, labels, rng, now), strangers) for one in done]
    take_over_answers(survey, asked=asked, actor=actor, now=now)


def _asked(
    unit: Unit, one: PastNumber, labels: dict[UUID, UUID], rng: np.random.Generator, now: datetime
) -> PastService:
    last = one.steps[-1]
    assert last.officer is not None
    day = today_at(unit, last.at) + timedelta(days=int(rng.integers(0, 4)))
    says = bool(rng.random() < ANSWERS) and day <= today_at(unit, now)
    return PastService(
        origin=ORIGIN, key=one.key, finished_at=last.at, service=one.line.service_id, unit=unit.pk,
        officer=labels[last.officer], answered_on=day if says else None, answers=_answers(rng) if says else None,
    )  # fmt: skip


def _telling(one: PastService, rng: np.random.Generator) -> PastService:
    """Most who answer tell of themselves; a generator of its own leaves everything else as it was."""
    if one.answers is None or rng.random() > TELLS:
        return one
    return replace(one, about={trait: str(rng.choice(VALUES[trait].values, p=SHARES[trait])) for trait in VALUES})


def _answers(rng: np.random.Generator) -> dict[str, int | None]:
    if rng.random() < SAME:
        return dict.fromkeys(ELEMENTS, 4)
    mood = rng.normal(0.0, 0.4)
    scores = np.clip(np.rint(np.array(MEANS) + mood + rng.normal(0.0, 0.55, len(MEANS))), 1, 4).astype(int)
    blank = rng.random(len(MEANS)) < BLANK
    return {code: None if out else int(score) for code, score, out in zip(ELEMENTS, scores, blank, strict=True)}
