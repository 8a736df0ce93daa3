"""Calibration: raters talk before anything holds; each changes only his own drafts, with a reason."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from kinerja.judgement.evaluation.calibration import candidates, in_scope
from kinerja.judgement.evaluation.models import (
    CalibratedRating,
    CalibrationSeat,
    CalibrationSession,
    Evaluation,
    SharedDraft,
)
from kinerja.judgement.evaluation.models.calibration import LONGEST
from kinerja.judgement.evaluation.regime import require_quadrant
from kinerja.judgement.evaluation.terms import CalibrationState, EvaluationState, Rating
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import judge, require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.submissions import first_try
from kinerja.platform.notices.commands import notify_all
from kinerja.platform.notices.commands.notifying import Telling
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence
from kinerja.work.planning.models import Period
from kinerja.work.planning.terms import PeriodState

SEATED = gettext_noop("Anda duduk dalam sidang kalibrasi {unit} untuk {period}. Bawa rancangan Anda.")
CLOSED = gettext_noop("Risalah sidang ini sudah ditetapkan; tidak ada lagi yang diubah di dalamnya.")


@command
def open_calibration(
    unit: Unit, *, period: Period, purpose: str, submission: UUID, actor: Actor, now: datetime
) -> CalibrationSession:
    """Membuka sidang kalibrasi suatu unit sebelum penilaiannya ditetapkan; rancangan yang sudah dibagikan ikut."""
    require(actor, Permission.CALIBRATION_OPEN, unit)
    assert actor.employee_id is not None  # the policy asks for somebody
    before = first_try(CalibrationSession, submission, convened_by=actor.employee_id)
    if before is not None:
        return before
    _check_period(unit, period)
    if not purpose.strip():
        raise Invalid(gettext_noop("Tulis apa yang akan dibicarakan dalam sidang."))
    try:
        with transaction.atomic():
            session = CalibrationSession.objects.create(
                unit=unit, period=period, purpose=purpose.strip()[:LONGEST], convened_by_id=actor.employee_id,
                opened_at=now, submission=submission,
            )  # fmt: skip
    except IntegrityError:
        raise Stale(gettext_noop("Unit ini sedang bersidang kalibrasi untuk periode itu. Lanjutkan sidang yang ada."))
    _take_shared(session, now)
    record("evaluation.calibration_opened", actor=actor, now=now, thing=session, unit=unit.code, period=str(period.pk))
    # Personnel calls, the head of the unit decides who sits.
    if judge(actor, Permission.CALIBRATION_SEAT, session):
        _seat(session, set(candidates(session, actor.on)), actor, now)
    return session


@command
def seat_raters(
    session: CalibrationSession, *, raters: Collection[UUID], version: int, actor: Actor, now: datetime
) -> CalibrationSession:
    """Menentukan siapa yang duduk; hanya pejabat penilai di unit itu."""
    require(actor, Permission.CALIBRATION_SEAT, session)
    wanted, known = set(raters), candidates(session, actor.on)
    if not wanted:
        raise Invalid(gettext_noop("Pilih sedikitnya satu pejabat penilai."))
    if not wanted <= set(known):
        raise Invalid(gettext_noop("Hanya pejabat yang menilai di unit ini yang duduk dalam sidangnya."))
    _move(session, version)
    _seat(session, wanted, actor, now)
    return session


@command
def bring_draft(
    session: CalibrationSession,
    *,
    evaluation: Evaluation,
    result_rating: str,
    behaviour_rating: str,
    reason: str,
    actor: Actor,
    now: datetime,
) -> CalibratedRating:
    """Membawa rancangan rating sendiri ke dalam sidang."""
    _check_draft(session, evaluation, result_rating, behaviour_rating, actor)
    made = _add(session, evaluation, 1, (result_rating, behaviour_rating), reason, actor, now)
    record("evaluation.calibration_brought", actor=actor, now=now, thing=evaluation, session=str(session.pk))
    return made


@command
def change_draft(
    session: CalibrationSession,
    *,
    evaluation: Evaluation,
    result_rating: str,
    behaviour_rating: str,
    reason: str,
    number: int,
    actor: Actor,
    now: datetime,
) -> CalibratedRating:
    """Mengubah rancangan rating sendiri dalam sidang, dengan alasan. `number` is that of the draft it replaces."""
    _check_draft(session, evaluation, result_rating, behaviour_rating, actor)
    before = session.ratings.filter(evaluation=evaluation).order_by("-number").first()
    if before is None or before.number != number:
        raise Stale(gettext_noop("Rancangan ini baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
    if (before.result_rating, before.behaviour_rating) == (result_rating, behaviour_rating):
        raise Invalid(gettext_noop("Rating ini sama dengan rancangan Anda; tidak ada yang diubah."))
    if not reason.strip():
        raise Invalid(gettext_noop("Tulis alasan perubahannya; pegawai yang dinilai kelak membacanya."))
    made = _add(session, evaluation, number + 1, (result_rating, behaviour_rating), reason, actor, now)
    record(
        "evaluation.calibrated", actor=actor, now=now, thing=evaluation, session=str(session.pk),
        before=[before.result_rating, before.behaviour_rating], after=[result_rating, behaviour_rating],
    )  # fmt: skip
    return made


@command
def close_calibration(
    session: CalibrationSession, *, minutes: str, version: int, actor: Actor, now: datetime
) -> CalibrationSession:
    """Menetapkan risalah: siapa yang duduk, apa yang berubah dan mengapa, apa yang tetap. Sesudah itu tidak berubah."""
    require(actor, Permission.CALIBRATION_CLOSE, session)
    if not minutes.strip():
        raise Invalid(gettext_noop("Tulis risalahnya: apa yang dibicarakan, dan mengapa yang lain dibiarkan tetap."))
    values = {
        "state": CalibrationState.FINAL, "minutes": minutes.strip()[:LONGEST], "closed_by_id": actor.employee_id,
        "closed_at": now, "people": in_scope(session).count(), "version": version + 1,
    }  # fmt: skip
    if not CalibrationSession.objects.open().filter(pk=session.pk, version=version).update(**values):
        if CalibrationSession.objects.open().filter(pk=session.pk).exists():
            raise Stale(
                gettext_noop("Peserta atau rancangan baru saja berubah. Muat ulang, lalu baca lagi risalahnya.")
            )
        raise Stale(CLOSED)
    for name, value in values.items():
        setattr(session, name, value)
    changed = session.ratings.filter(number__gt=1).values("evaluation").distinct().count()
    record(
        "evaluation.calibration_closed", actor=actor, now=now, thing=session, people=values["people"], changed=changed
    )
    return session


def _check_period(unit: Unit, period: Period) -> None:
    require_quadrant(period)
    if period.state == PeriodState.CLOSED:
        raise Refused(gettext_noop("Periode {name} sudah ditutup; penilaiannya tidak diubah lagi."), name=period.name)
    waiting = Evaluation.objects.prepared().filter(period=period, unit__path__startswith=unit.path)
    if not waiting.exists():
        raise Refused(
            gettext_noop(
                "Tidak ada penilaian {name} yang menunggu di unit ini. Kalibrasi hanya sebelum penilaian ditetapkan."
            ),
            name=period.name,
        )


def _take_shared(session: CalibrationSession, now: datetime) -> None:
    """What raters already showed to their people is what they bring. Two statements."""
    waiting = in_scope(session).prepared().values("pk")
    newest: dict[UUID, SharedDraft] = {}
    for draft in SharedDraft.objects.filter(evaluation__in=waiting).order_by("shared_at", "id"):
        newest[draft.evaluation_id] = draft
    CalibratedRating.objects.bulk_create(
        CalibratedRating(
            session=session, evaluation_id=one.evaluation_id, number=1, result_rating=one.result_rating,
            behaviour_rating=one.behaviour_rating, reason=one.words, by_id=one.shared_by_id, at=now,
        )
        for one in newest.values()
    )  # fmt: skip


def _seat(session: CalibrationSession, wanted: set[UUID], actor: Actor, now: datetime) -> None:
    seated = set(session.seats.values_list("rater_id", flat=True))
    session.seats.exclude(rater__in=wanted).delete()
    new = wanted - seated
    CalibrationSeat.objects.bulk_create(
        CalibrationSeat(id=new_id(), session=session, rater_id=rater, seated_at=now) for rater in sorted(new)
    )
    record("evaluation.calibration_seated", actor=actor, now=now, thing=session, seats=len(wanted))
    said, url = sentence(SEATED, unit=session.unit.name, period=session.period.name), "calibration:session"
    told = [
        Telling(rater, Kind.EVALUATION, said, url, f"calibration:{session.pk}:{rater}", [session.pk])
        for rater in sorted(new - {actor.employee_id})
    ]
    notify_all(told, actor=actor, now=now)


def _move(session: CalibrationSession, version: int) -> None:
    """Seats are decided on what was seen."""
    if not CalibrationSession.objects.open().filter(pk=session.pk, version=version).update(version=version + 1):
        if not CalibrationSession.objects.open().filter(pk=session.pk).exists():
            raise Refused(CLOSED)
        raise Stale(gettext_noop("Sidang ini baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
    session.version = version + 1


def _check_draft(
    session: CalibrationSession, evaluation: Evaluation, result: str, behaviour: str, actor: Actor
) -> None:
    require(actor, Permission.CALIBRATION_DRAFT, evaluation)
    if result not in Rating or behaviour not in Rating:
        raise Invalid(gettext_noop("Pilih rating hasil kerja dan rating perilaku kerja."))
    if not in_scope(session).filter(pk=evaluation.pk).exists():
        raise Invalid(gettext_noop("Penilaian ini tidak termasuk unit dan periode sidang ini."))
    if not session.seats.filter(rater=actor.employee_id).exists():
        raise Refused(gettext_noop("Anda belum duduk dalam sidang ini. Minta pimpinan unit menambahkan Anda."))
    if evaluation.state == EvaluationState.FINAL:
        raise Refused(gettext_noop("Penilaian ini sudah ditetapkan; rancangannya tidak dibicarakan lagi."))


def _add(
    session: CalibrationSession,
    evaluation: Evaluation,
    number: int,
    ratings: tuple[str, str],
    reason: str,
    actor: Actor,
    now: datetime,
) -> CalibratedRating:
    """Waits for whoever closes at this moment: the version moves first, in one statement, only while it is open."""
    assert actor.employee_id is not None  # a rater is somebody
    if not CalibrationSession.objects.open().filter(pk=session.pk).update(version=F("version") + 1):
        raise Refused(CLOSED)
    if not Evaluation.objects.prepared().filter(pk=evaluation.pk).exists():
        raise Stale(gettext_noop("Penilaian ini baru saja ditetapkan. Muat ulang halaman."))
    try:
        with transaction.atomic():
            return CalibratedRating.objects.create(
                session=session, evaluation=evaluation, number=number, result_rating=ratings[0],
                behaviour_rating=ratings[1], reason=reason.strip()[:LONGEST], by_id=actor.employee_id, at=now,
            )  # fmt: skip
    except IntegrityError:
        raise Stale(gettext_noop("Rancangan ini baru saja berubah. Muat ulang halaman, lalu periksa lagi."))
