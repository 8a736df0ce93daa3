"""Counting: the only moment at which ballots are read, and after which none of them exists."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.notices.commands import notify_new
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.statistics.closed_groups import may_release, tell
from kinerja.work.ballot.boxes import key_of, unseal
from kinerja.work.ballot.clearing import clear
from kinerja.work.ballot.envelopes import fits, open_with, opener
from kinerja.work.ballot.models import BehaviourSurvey, Box, Nomination, Outcome, Remark
from kinerja.work.ballot.papers import Paper, paper_in
from kinerja.work.ballot.terms import FEWEST, OFTEN, Group, SurveyState

COUNTED = gettext_noop("Hasil survei perilaku {period} tentang Anda sudah dapat dibaca.")
TOLD = ("id", "survey_id", "rated_id", "group", "value", "n", "often")
SAID = ("id", "survey_id", "rated_id", "text")


@dataclass
class _Asked:
    """Of one person: which relations were asked, and how many answered."""

    relations: set[str] = field(default_factory=set)
    answered: int = 0


@command
def count_survey(survey: BehaviourSurvey, *, private_key: str, actor: Actor, now: datetime) -> BehaviourSurvey:
    """Menghitung survei: surat suara dibuka, dijumlahkan, lalu dimusnahkan."""
    require(actor, Permission.BALLOT_CONDUCT, survey)
    private = opener(private_key)
    if not fits(private, survey.public_key):
        raise Invalid(gettext_noop("Kunci ini milik survei lain. Cari lembar kunci survei ini."))
    closed = BehaviourSurvey.objects.filter(pk=survey.pk, state=SurveyState.CLOSED)
    if not closed.update(state=SurveyState.COUNTED, counted_at=now):
        raise Stale(gettext_noop("Survei ini sudah dihitung, atau belum ditutup. Muat ulang halaman."))
    # Locked first: a ballot on its way is in before anything is counted, or comes too late.
    boxes = list(Box.objects.select_for_update().filter(survey=survey).order_by("id"))
    asked = _asked(survey)
    told, said, spoilt = [], [], 0
    for box in boxes:
        papers = _papers(box, private)
        if len(papers) != asked[box.rated_id].answered:
            # More or fewer than people who voted: somebody was at the box. Nothing of it is told.
            spoilt += 1
            continue
        told += list(_outcomes(survey, box.rated_id, papers, asked[box.rated_id].relations))
        said += list(_remarks(survey, box.rated_id, papers))
    secrets.SystemRandom().shuffle(said)
    load(Outcome, TOLD, told)
    load(Remark, SAID, said)
    answered = sum(one.answered for one in asked.values())
    BehaviourSurvey.objects.filter(pk=survey.pk).update(answered=answered)
    clear(survey)
    _announce(survey, told, actor, now)
    record("ballot.counted", actor=actor, now=now, thing=survey, asked=survey.asked, answered=answered, spoilt=spoilt)
    survey.refresh_from_db()
    return survey


def _announce(survey: BehaviourSurvey, told: list[tuple[object, ...]], actor: Actor, now: datetime) -> None:
    """To those about whom something may be told; the others find the reason on their page."""
    words = sentence(COUNTED, period=survey.period.name)
    page = "employee:closed_result"
    rated = sorted({UUID(str(row[2])) for row in told})
    tellings = (
        Telling(one, Kind.FEEDBACK, words, page, f"ballot:counted:{survey.pk}:{one}", [survey.pk]) for one in rated
    )
    notify_new(tellings, actor=actor, now=now)


def _asked(survey: BehaviourSurvey) -> dict[UUID, _Asked]:
    found: dict[UUID, _Asked] = {}
    rows = Nomination.objects.filter(survey=survey).order_by("id")
    for rated, relation, answered in rows.values_list("rated_id", "relation", "answered"):
        one = found.setdefault(rated, _Asked())
        one.relations.add(relation)
        one.answered += answered
    return found


def _papers(box: Box, private: X25519PrivateKey) -> list[Paper]:
    envelopes = unseal(box.sealed, key=key_of(box.survey_id), box=box.pk)
    read = (paper_in(open_with(private, one, bound_to=str(box.pk))) for one in envelopes)
    return [paper for paper in read if paper is not None]


def _outcomes(
    survey: BehaviourSurvey, rated: UUID, papers: list[Paper], relations: set[str]
) -> Iterator[tuple[object, ...]]:
    ballots = {one: [paper.degrees for paper in papers if paper.relation == one] for one in sorted(relations)}
    for told in tell(ballots, high=OFTEN, fewest=FEWEST, together=Group.JOINT.value):
        yield uuid4(), survey.pk, rated, told.group, told.value + 1, told.n, told.often


def _remarks(survey: BehaviourSurvey, rated: UUID, papers: list[Paper]) -> Iterator[tuple[object, ...]]:
    words = [paper.remark for paper in papers if paper.remark]
    if may_release(words, FEWEST):
        for text in words:
            yield uuid4(), survey.pk, rated, text
