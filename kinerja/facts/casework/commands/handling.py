"""The officer's verbs. Whoever moves a file has it in hand from then on."""

from __future__ import annotations

from datetime import datetime

from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.moving import label_of, move, officer_of
from kinerja.facts.casework.terms import Stage
from kinerja.people.organisation.models import Appointment, Employee, Unit
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop

ENOUGH = 10
"""Letters below which a reason tells a citizen nothing."""


@command
def check(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Mulai memeriksa kelengkapan: jawaban pertama kantor kepada pemohon."""
    return _step("checked", Stage.CHECKED, file, actor, now)


@command
def return_to_citizen(file: CaseFile, *, missing: str, actor: Actor, now: datetime) -> CaseFile:
    """Mengembalikan dengan menyebut apa yang kurang; jam janji berhenti selama menunggu pemohon."""
    _check_said(
        missing, gettext_noop("Sebutkan apa yang kurang dan cara melengkapinya, agar pemohon tidak kembali dua kali.")
    )
    return _step("returned", Stage.RETURNED, file, actor, now, missing)


@command
def process(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Menyatakan berkas lengkap dan memprosesnya."""
    return _step("processed", Stage.PROCESSED, file, actor, now)


@command
def approve(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Menyetujui permohonan."""
    return _step("approved", Stage.APPROVED, file, actor, now)


@command
def refuse(file: CaseFile, *, reason: str, actor: Actor, now: datetime) -> CaseFile:
    """Menolak dengan alasan yang dapat dipahami pemohon."""
    _check_said(reason, gettext_noop("Tulis alasan penolakan dan apa yang dapat dilakukan pemohon."))
    return _step("refused", Stage.REFUSED, file, actor, now, reason)


@command
def make_ready(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Menyatakan hasilnya siap diambil; jam janji selesai."""
    return _step("made_ready", Stage.READY, file, actor, now)


@command
def hand_over(file: CaseFile, *, actor: Actor, now: datetime) -> CaseFile:
    """Menyerahkan hasil kepada pemohon."""
    return _step("handed_over", Stage.HANDED_OVER, file, actor, now)


@command
def tell_delay(file: CaseFile, *, reason: str, actor: Actor, now: datetime) -> CaseFile:
    """Memberi tahu pemohon sebab keterlambatan; tahap dan jam janji tidak berubah."""
    _check_said(reason, gettext_noop("Tulis sebabnya dan kapan kabar berikutnya."))
    return _step("delay_told", Stage(file.stage), file, actor, now, reason)


@command
def hand_on(file: CaseFile, *, unit: Unit, employee: Employee | None = None, actor: Actor, now: datetime) -> CaseFile:
    """Menyerahkan pekerjaan kepada unit atau petugas lain; lamanya di tiap unit terlihat sendiri."""
    require(actor, Permission.CASE_HANDLE, file.unit)
    if employee is None and unit.pk == file.unit_id and file.officer_id is None:
        raise Invalid(
            gettext_noop("Berkas {file} sudah berada di unit itu. Pilih unit lain atau seorang petugas."),
            file=str(file),
        )
    if employee is not None and not _works_in(employee, unit, actor):
        raise Invalid(
            gettext_noop("{name} tidak bertugas di {unit}. Pilih petugas unit itu."), name=employee.name, unit=unit.name
        )
    officer = label_of(employee.pk) if employee else None
    move(file, file.stage, now=now, reason=file.reason, unit=unit, officer=officer)
    record("casework.handed_on", actor=actor, now=now, thing=file, unit=unit.code)
    return file


def _step(verb: str, then: Stage, file: CaseFile, actor: Actor, now: datetime, reason: str = "") -> CaseFile:
    require(actor, Permission.CASE_HANDLE, file.unit)
    move(file, then, now=now, reason=reason, officer=officer_of(actor))
    record(f"casework.{verb}", actor=actor, now=now, thing=file)
    return file


def _check_said(words: str, sentence: str) -> None:
    if len(words.strip()) < ENOUGH:
        raise Invalid(sentence)


def _works_in(employee: Employee, unit: Unit, actor: Actor) -> bool:
    return Appointment.objects.on(actor.on).filter(employee=employee, position__unit=unit).exists()
