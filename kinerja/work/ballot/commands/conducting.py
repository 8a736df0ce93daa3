"""Preparing, opening and closing a closed survey; giving it up where it cannot be counted any more."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from uuid import UUID, uuid4

from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.bulk import load
from kinerja.platform.database.saving import insert
from kinerja.platform.notices.commands import notify_new
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.nominating import Asked
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.pure.lib.zones import zone_of
from kinerja.work.ballot.boxes import make_key, seal
from kinerja.work.ballot.clearing import clear
from kinerja.work.ballot.envelopes import last_group
from kinerja.work.ballot.models import BehaviourSurvey, Box, Nomination
from kinerja.work.ballot.queries import drawn
from kinerja.work.ballot.terms import SurveyState
from kinerja.work.planning.models import Period

MOVED_ON = gettext_noop("Keadaan survei ini baru saja berubah. Muat ulang halaman.")
INVITED = gettext_noop(
    "Anda diminta mengisi survei perilaku tertutup {period}, paling lambat {until}. Tidak seorang pun melihat siapa "
    "menjawab apa."
)
PAST = gettext_noop("Hari terakhir mengisi sudah lewat. Pilih hari ini atau sesudahnya.")


@command
def prepare_survey(unit: Unit, *, period: Period, until: date, actor: Actor, now: datetime) -> BehaviourSurvey:
    """Menyiapkan survei perilaku tertutup bagi satu unit dan semua di bawahnya."""
    require(actor, Permission.BALLOT_CONDUCT, None)
    if until < _today(unit, now):
        raise Invalid(PAST)
    made = insert(BehaviourSurvey(unit=unit, period=period, until=until, seed=secrets.token_hex(16)))
    record("ballot.prepared", actor=actor, now=now, thing=made, unit=unit.code, seed=made.seed)
    return made


@command
def open_survey(survey: BehaviourSurvey, *, public_key: str, last: str, actor: Actor, now: datetime) -> BehaviourSurvey:
    """Membuka survei: penilai diundi, kotak suara disegel. `last` adalah kelompok huruf terakhir lembar kunci."""
    require(actor, Permission.BALLOT_CONDUCT, survey)
    if last.strip().upper() != last_group(public_key):
        raise Invalid(
            gettext_noop(
                "Kelompok huruf terakhir tidak cocok dengan kuncinya. Halaman ini sekarang menunjukkan kunci baru: "
                "cetak atau salin yang baru ini, lalu ketik kelompok terakhirnya."
            )
        )
    if survey.until < _today(survey.unit, now):
        raise Refused(PAST)
    asked = drawn(survey, _today(survey.unit, now))
    if not asked:
        raise Refused(
            gettext_noop(
                "Di unit ini tidak ada pegawai dengan tiga rekan setingkat atau bawahan. Pilih unit di atasnya."
            )
        )
    values = {"state": SurveyState.OPEN, "public_key": public_key, "opened_at": now, "asked": len(asked)}
    if not BehaviourSurvey.objects.filter(pk=survey.pk, state=SurveyState.DRAFT).update(**values):
        raise Stale(MOVED_ON)
    load(
        Nomination,
        ("id", "survey_id", "rated_id", "rater_id", "relation", "answered"),
        [(uuid4(), survey.pk, one.rated, one.rater, one.relation, False) for one in asked],
    )
    rated = sorted({UUID(str(one.rated)) for one in asked})
    _place_boxes(survey, rated)
    _invite(survey, asked, actor, now)
    record("ballot.opened", actor=actor, now=now, thing=survey, asked=len(asked), rated=len(rated))
    survey.refresh_from_db()
    return survey


def _invite(survey: BehaviourSurvey, asked: list[Asked], actor: Actor, now: datetime) -> None:
    """All at once and each the same, however many ballots wait for him: later ones would tell who had not answered."""
    words = sentence(INVITED, period=survey.period.name, until=survey.until)
    raters = sorted({UUID(str(one.rater)) for one in asked})
    told = (
        Telling(one, Kind.FEEDBACK, words, "employee:closed_surveys", f"ballot:opened:{survey.pk}:{one}")
        for one in raters
    )
    notify_new(told, actor=actor, now=now)


def _place_boxes(survey: BehaviourSurvey, rated: list[UUID]) -> None:
    key = make_key(survey.pk)
    boxes = [(uuid4(), survey.pk, one) for one in rated]
    rows = [(*box, seal([], key=key, box=box[0])) for box in boxes]
    load(Box, ("id", "survey_id", "rated_id", "sealed"), rows)


@command
def close_survey(survey: BehaviourSurvey, *, actor: Actor, now: datetime) -> BehaviourSurvey:
    """Menutup survei: tidak ada jawaban yang masuk lagi."""
    require(actor, Permission.BALLOT_CONDUCT, survey)
    if not BehaviourSurvey.objects.filter(pk=survey.pk, state=SurveyState.OPEN).update(
        state=SurveyState.CLOSED, closed_at=now
    ):
        raise Stale(MOVED_ON)
    record("ballot.closed", actor=actor, now=now, thing=survey)
    survey.refresh_from_db()
    return survey


@command
def cancel_survey(survey: BehaviourSurvey, *, actor: Actor, now: datetime) -> BehaviourSurvey:
    """Membatalkan survei: semua jawabannya dimusnahkan tanpa dibaca."""
    require(actor, Permission.BALLOT_CONDUCT, survey)
    standing = BehaviourSurvey.objects.exclude(state__in=[SurveyState.COUNTED, SurveyState.CANCELLED])
    if not standing.filter(pk=survey.pk).update(state=SurveyState.CANCELLED):
        raise Stale(MOVED_ON)
    clear(survey)
    record("ballot.cancelled", actor=actor, now=now, thing=survey)
    survey.refresh_from_db()
    return survey


def _today(unit: Unit, now: datetime) -> date:
    return now.astimezone(zone_of(unit.zone)).date()
