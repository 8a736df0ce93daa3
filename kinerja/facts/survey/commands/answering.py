"""The citizen's answer: it counts once, and only with a token."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from kinerja.facts.survey.models import Invitation, Response
from kinerja.facts.survey.queries import Standing, State, day_at, standing
from kinerja.facts.survey.respondents import checked_traits, count_respondent
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.saving import insert
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.statistics.survey_scales import FOUR

UNKNOWN = gettext_noop(
    "Tautan survei ini tidak dikenal. Periksa apakah alamatnya tersalin utuh, atau pindai lagi kodenya."
)
EARLY = gettext_noop("Survei ini dibuka sesudah Anda meninggalkan tempat layanan. Silakan kembali beberapa menit lagi.")
EXPIRED = gettext_noop("Waktu untuk menjawab survei ini sudah lewat. Terima kasih atas niat baik Anda.")
USED = gettext_noop("Survei ini sudah dijawab. Satu tautan berlaku untuk satu jawaban.")
NOTHING: Mapping[str, str] = MappingProxyType({})
SENTENCES = {State.UNKNOWN: UNKNOWN, State.EARLY: EARLY, State.EXPIRED: EXPIRED, State.USED: USED}


@command
def answer_survey(
    token: str,
    *,
    answers: Mapping[str, int | None],
    submission: UUID,
    actor: Actor,
    now: datetime,
    about: Mapping[str, str] = NOTHING,
) -> Invitation:
    """Menyimpan jawaban warga. Formulir yang terkirim dua kali dihitung sekali.

    `about` is what he tells of himself: counted apart, so that no answer has a face.
    """
    found = standing(token, now)
    invitation = found.invitation
    if invitation is not None and invitation.submission == submission:
        return invitation
    _refuse_unless_open(found)
    assert invitation is not None
    given, told = _checked(answers), checked_traits(about)
    day = day_at(invitation.unit, now)
    waiting = Invitation.objects.filter(pk=invitation.pk, answered_on__isnull=True)
    if not waiting.update(answered_on=day, submission=submission):
        return _second(invitation, submission)
    invitation.answered_on, invitation.submission = day, submission
    insert(
        Response(
            survey=invitation.survey,
            scale=FOUR.code,
            day=day,
            service_id=invitation.service_id,
            unit_id=invitation.unit_id,
            officer_id=invitation.officer_id,
            **{code.lower(): given[code] for code in ELEMENTS},
        )
    )
    count_respondent(invitation, told, day)
    # The trail names neither the invitation nor the answer: beside an instant either would tell who said what.
    record("survey.answered", actor=actor, now=now, survey=invitation.survey.code)
    return invitation


def _refuse_unless_open(found: Standing) -> None:
    match found.state:
        case State.OPEN:
            return
        case State.USED:
            raise Stale(USED)
        case State.UNKNOWN:
            raise Invalid(UNKNOWN)
    raise Refused(SENTENCES[found.state])


def _second(invitation: Invitation, submission: UUID) -> Invitation:
    """Somebody was first in the meantime: the same form on a bad line, or another one."""
    invitation.refresh_from_db(fields=["answered_on", "submission"])
    if invitation.submission != submission:
        raise Stale(USED)
    return invitation


def _checked(answers: Mapping[str, int | None]) -> dict[str, int | None]:
    """All nine by code, None where not answered. Raises Invalid."""
    strange = [code for code in answers if code not in ELEMENTS]
    if strange:
        raise Invalid(gettext_noop("Unsur {codes} tidak ada dalam survei ini."), codes=", ".join(strange))
    given = {code: answers.get(code) for code in ELEMENTS}
    for code, answer in given.items():
        if answer is not None and not FOUR.holds(answer):
            raise Invalid(
                gettext_noop("Jawaban {code} di luar pilihan. Pilih salah satu dari empat jawaban, atau tidak tahu."),
                code=code,
            )
    if all(answer is None for answer in given.values()):
        raise Invalid(gettext_noop("Belum ada jawaban. Jawab sedikitnya satu pertanyaan."))
    return given
