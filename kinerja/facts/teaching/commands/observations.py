"""Observing a lesson: the head writes and signs, the teacher answers and signs, then it is final."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kinerja.facts.teaching.models import Observation
from kinerja.facts.teaching.rubric import rubric_of, rubric_on
from kinerja.facts.teaching.terms import ObservationState
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.platform.notices.commands import notify
from kinerja.platform.notices.terms import Kind
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.pure.lib.sentences import sentence

_CHANGED = gettext_noop("Supervisi ini baru saja berubah. Muat ulang halaman, lalu periksa lagi.")

_SENT = gettext_noop("Supervisi pembelajaran tanggal {day} menunggu tanggapan Anda.")


@command
def observe(
    unit: Unit, *, teacher: Employee, day: date, lesson: str, submission: UUID, actor: Actor, now: datetime
) -> Observation:
    """Membuka lembar supervisi untuk satu pelajaran."""
    owner = {"observer_id": actor.employee_id}
    if first := first_try(Observation, submission, **owner):
        return first
    require(actor, Permission.LESSON_OBSERVE, unit)
    _check_lesson(unit, teacher, day, lesson, actor)
    made, is_new = submit(
        Observation, submission, owner=owner, unit=unit, teacher=teacher, day=day, lesson=lesson.strip(),
        rubric=rubric_on(day).since, created_at=now,
    )  # fmt: skip
    if is_new:
        record("teaching.observation_begun", actor=actor, now=now, thing=made, day=str(day))
    return made


@command
def revise_observation(
    observation: Observation,
    *,
    scores: Mapping[str, int],
    notes: str,
    next_step: str,
    version: int,
    actor: Actor,
    now: datetime,
) -> Observation:
    """Menyimpan skor dan catatan selama belum dikirim."""
    _write(observation, version, actor, **_seen(observation, scores, notes, next_step, whole=False))
    record("teaching.observation_revised", actor=actor, now=now, thing=observation)
    return observation


@command
def send_observation(
    observation: Observation,
    *,
    scores: Mapping[str, int],
    notes: str,
    next_step: str,
    version: int,
    actor: Actor,
    now: datetime,
) -> Observation:
    """Menandatangani supervisi dan mengirimnya kepada guru untuk ditanggapi."""
    seen = _seen(observation, scores, notes, next_step, whole=True)
    _write(observation, version, actor, state=ObservationState.SENT, signed_at=now, **seen)
    record("teaching.observation_sent", actor=actor, now=now, thing=observation)
    notify(
        observation.teacher_id, kind=Kind.FEEDBACK, sentence=sentence(_SENT, day=observation.day),
        url_name="school:observation", url_args=[observation.pk], key=f"observation:{observation.pk}",
        actor=actor, now=now,
    )  # fmt: skip
    return observation


@command
def answer_observation(
    observation: Observation, *, reply: str, version: int, actor: Actor, now: datetime
) -> Observation:
    """Menanggapi dan menandatangani; sesudah itu supervisi final."""
    require(actor, Permission.OBSERVATION_ANSWER, observation)
    if not reply.strip():
        raise Invalid(gettext_noop("Tulis tanggapan Anda, juga bila Anda sependapat."))
    values = {"reply": reply.strip(), "state": ObservationState.FINAL, "answered_at": now}
    _store(observation, ObservationState.SENT, version, values)
    record("teaching.observation_answered", actor=actor, now=now, thing=observation)
    return observation


def _check_lesson(unit: Unit, teacher: Employee, day: date, lesson: str, actor: Actor) -> None:
    if day > actor.on:
        raise Invalid(
            gettext_noop("Tanggal {day} belum tiba. Supervisi dicatat sesudah pelajarannya diamati."), day=day
        )
    if teacher.pk == actor.employee_id:
        raise Invalid(gettext_noop("Pelajaran sendiri diamati orang lain."))
    if not Appointment.objects.on(day).filter(employee=teacher, position__unit=unit).exists():
        raise Invalid(gettext_noop("{name} tidak bertugas di {unit} pada hari itu."), name=teacher.name, unit=unit.name)
    if not lesson.strip():
        raise Invalid(gettext_noop("Tulis kelas dan mata pelajaran yang diamati."))


def _seen(
    observation: Observation, scores: Mapping[str, int], notes: str, next_step: str, *, whole: bool
) -> dict[str, Any]:
    found = rubric_of(observation.rubric).checked(scores, whole=whole)
    if whole and not next_step.strip():
        raise Invalid(gettext_noop("Tulis langkah berikutnya yang disepakati dengan guru."))
    return {
        "scores": found,
        "total": sum(found.values()),
        "items": len(found),
        "notes": notes.strip(),
        "next_step": next_step.strip(),
    }


def _write(observation: Observation, version: int, actor: Actor, **values: Any) -> None:
    require(actor, Permission.OBSERVATION_WRITE, observation)
    _store(observation, ObservationState.DRAFT, version, values)


def _store(observation: Observation, state: str, version: int, values: dict[str, Any]) -> None:
    """Compare-and-set on state and version."""
    here = Observation.objects.filter(pk=observation.pk, state=state, version=version)
    if not here.update(version=version + 1, **values):
        raise Stale(_CHANGED)
    observation.refresh_from_db()
