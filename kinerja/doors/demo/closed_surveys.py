"""Closed surveys around Sari's counter: one about the published quarter is counted, one about the next is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _

from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.work.ballot.circles import circles
from kinerja.work.ballot.commands import cast_ballot, close_survey, count_survey, open_survey, prepare_survey
from kinerja.work.ballot.envelopes import last_group, opener, printed
from kinerja.work.ballot.models import BehaviourSurvey, Nomination
from kinerja.work.ballot.terms import FEWEST, VALUES
from kinerja.work.planning.models import Period

from .anchors import Anchors, Quarter
from .voices import acting, by, of

REMARKS = (
    "Sabar menjelaskan syarat kepada lansia.", "Berkas tertunda kadang tidak diserahkan saat ganti jaga.",
    "Mau menggantikan rekan yang sakit.", "Cepat belajar aplikasi baru, lalu mengajari kami.", "",
)  # fmt: skip
ENOUGH = 8
"""People a survey is about, at the least."""
SILENT = 6
"""One of so many does not answer."""


def ask_closely(anchors: Anchors, *, now: datetime, say: Callable[[str], None]) -> int:
    """Answers how many surveys there are. The key of the open one is said aloud: nobody here is real."""
    unit = _unit(now)
    counted = _opened(unit, anchors.published, now - timedelta(days=40))
    for ballot in _ballots(counted):
        if _number(ballot, 0) % SILENT:
            _cast(ballot, now - timedelta(days=35))
    close_survey(counted, **by("andi", now, 30))
    count_survey(counted, private_key=_key(), **by("andi", now, 30))
    current = _opened(unit, anchors.waiting, now - timedelta(days=1))
    for ballot in _ballots(current):
        if not _number(ballot, 0) % SILENT and ballot.rater.user_id is None:
            _cast(ballot, now)
    say("  " + _("kunci survei perilaku kota contoh: {key}").format(key=_key()))
    return BehaviourSurvey.objects.count()


def _unit(now: datetime) -> Unit:
    """The nearest unit above Sari with some people to ask about; in a small city that is the whole of it."""
    held = Appointment.objects.on(now.date()).filter(employee=of("sari"), kind="definitive")
    own = held.select_related("position__unit").order_by("starts", "id")[0].position.unit
    above = list(Unit.objects.above(own))
    return next((unit for unit in above if _rated(unit, now) >= ENOUGH), above[-1])


def _rated(unit: Unit, now: datetime) -> int:
    found = circles(unit, now.date()).values()
    return sum(sum(map(len, around.values())) >= FEWEST for around in found)


def _opened(unit: Unit, quarter: Quarter, at: datetime) -> BehaviourSurvey:
    period = Period.objects.get(cycle__code=str(quarter.year), code=quarter.code)
    who = by("andi", at)
    survey = prepare_survey(unit, period=period, until=(at + timedelta(days=8)).date(), **who)
    public = opener(_key()).public_key().public_bytes_raw().hex()
    return open_survey(survey, public_key=public, last=last_group(public), **who)


def _key() -> str:
    """Of every demo city the same: a paper that everybody has."""
    return printed(sha256(b"kota contoh").digest())


def _ballots(survey: BehaviourSurvey) -> list[Nomination]:
    rows = Nomination.objects.filter(survey=survey).select_related("rater__user", "rated")
    return list(rows.order_by("rated__name", "rater__name", "id"))


def _cast(ballot: Nomination, at: datetime) -> None:
    degrees = [2 + _number(ballot, value) % 4 for value in VALUES]
    told = [
        None if _number(ballot, value + 10) % 9 == 0 else degree for value, degree in zip(VALUES, degrees, strict=True)
    ]
    remark = REMARKS[_number(ballot, 99) % len(REMARKS)]
    rater: Employee = ballot.rater
    cast_ballot(ballot, degrees=told, remark=remark, **acting(rater, at))


def _number(ballot: Nomination, about: int) -> int:
    """The same in every city with these people."""
    return sha256(f"{ballot.rated.name}:{ballot.rater.name}:{about}".encode()).digest()[0]
