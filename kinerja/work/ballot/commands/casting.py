"""Casting a ballot: one person, one ballot, and no trace that ties them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.pure.lib.refusals import Refused, Stale, gettext_noop
from kinerja.pure.lib.zones import zone_of
from kinerja.work.ballot.boxes import key_of, seal, unseal
from kinerja.work.ballot.envelopes import close
from kinerja.work.ballot.models import BehaviourSurvey, Box, Nomination
from kinerja.work.ballot.papers import filled_in
from kinerja.work.ballot.terms import SurveyState

CAST = gettext_noop("Surat suara ini sudah Anda kirim. Satu orang, satu surat suara.")
OVER = gettext_noop("Survei ini sudah ditutup. Jawaban tidak diterima lagi.")


@command
def cast_ballot(
    nomination: Nomination, *, degrees: Sequence[int | None], remark: str, actor: Actor, now: datetime
) -> None:
    """Memasukkan surat suara tertutup ke kotaknya.

    Leaves nothing in the trail: beside an instant and a name even a count would tell who answered when. How many
    answered is written down once, when the survey is counted.
    """
    require(actor, Permission.BALLOT_CAST, nomination)
    paper = filled_in(nomination.relation, degrees, remark)
    survey = BehaviourSurvey.objects.select_related("unit").get(pk=nomination.survey_id)
    if survey.state != SurveyState.OPEN or survey.until < now.astimezone(zone_of(survey.unit.zone)).date():
        raise Refused(OVER)
    # Whoever casts about the same person, and whoever counts, waits here; on SQLite he has waited since he began.
    box = Box.objects.select_for_update().filter(survey=survey, rated=nomination.rated_id).first()
    if box is None:
        raise Stale(OVER)
    if not Nomination.objects.filter(pk=nomination.pk, answered=False).update(answered=True):
        raise Stale(CAST)
    key = key_of(survey.pk)
    envelope = close(paper.written(), public=survey.public_key, bound_to=str(box.pk))
    inside = [*unseal(box.sealed, key=key, box=box.pk), envelope]
    Box.objects.filter(pk=box.pk).update(sealed=seal(inside, key=key, box=box.pk))
