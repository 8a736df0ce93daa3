"""Who may fill timetables, confirm lessons, observe and answer."""

from __future__ import annotations

from typing import Any

from kinerja.people.organisation.models import Unit
from kinerja.people.organisation.terms import UnitKind
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop

from .models import LessonRecord, Observation, Slot


@policy(Permission.TIMETABLE_CHANGE)
def may_change_timetable(actor: Actor, unit: Unit) -> Verdict:
    if unit.kind != UnitKind.SCHOOL:
        return no(gettext_noop("Jadwal pelajaran hanya dibuat untuk sekolah."))
    if actor.has(Role.PERSONNEL) or leads(actor, unit):
        return YES
    return no(gettext_noop("Jadwal pelajaran diisi kepala sekolah. Sampaikan perubahan kepadanya."))


@policy(Permission.LESSON_CONFIRM)
def may_confirm_lesson(actor: Actor, slot: Slot) -> Verdict:
    if Slot.objects.answered_by(actor).filter(pk=slot.pk).exists():
        return YES
    return no(gettext_noop("Pelajaran ini dikonfirmasi gurunya sendiri atau kepala sekolahnya."))


@policy(Permission.LESSON_SEE)
def may_see_lesson(actor: Actor, record: LessonRecord) -> Verdict:
    if LessonRecord.objects.visible_to(actor).filter(pk=record.pk).exists():
        return YES
    return no(gettext_noop("Catatan pelajaran ini hanya dibuka untuk gurunya, atasannya, dan pimpinan unitnya."))


@policy(Permission.LESSON_OBSERVE)
def may_observe(actor: Actor, unit: Unit) -> Verdict:
    if leads(actor, unit):
        return YES
    return no(gettext_noop("Supervisi pembelajaran ditulis kepala sekolah tempat guru itu mengajar."))


@policy(Permission.OBSERVATION_SEE)
def may_see_observation(actor: Actor, observation: Observation) -> Verdict:
    if Observation.objects.visible_to(actor).filter(pk=observation.pk).exists():
        return YES
    return no(
        gettext_noop("Supervisi ini hanya dibuka untuk gurunya, kepala sekolahnya, kepegawaian, dan Inspektorat.")
    )


@policy(Permission.OBSERVATION_WRITE)
def may_write_observation(actor: Actor, observation: Observation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == observation.observer_id:
        return YES
    return no(gettext_noop("Supervisi ini hanya dapat diubah pengamatnya."))


@policy(Permission.OBSERVATION_ANSWER)
def may_answer(actor: Actor, observation: Observation) -> Verdict:
    if actor.employee_id is not None and actor.employee_id == observation.teacher_id:
        return YES
    return no(gettext_noop("Tanggapan atas supervisi ditulis guru yang diamati."))


def leads(actor: Actor, unit: Unit) -> bool:
    """Whether this person effectively leads the unit."""
    if actor.employee_id is None:
        return False
    led: Any = Unit.objects.led_by(actor.employee_id, actor.on)
    return bool(led.filter(pk=unit.pk).exists())
