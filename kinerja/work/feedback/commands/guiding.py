"""Guidance is arranged by the rater, recorded by who gave it, reported upwards, answered by who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kinerja.people.organisation.models import Employee
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.feedback.checks import not_ahead, required
from kinerja.work.feedback.follows import Follows
from kinerja.work.feedback.models import Guidance, GuidanceAnswer, GuidanceFollowUp, GuidanceParticipant
from kinerja.work.feedback.statements import check_degrees
from kinerja.work.feedback.telling import invite
from kinerja.work.feedback.terms import GuidanceState

LONGEST_TOPIC = 200


@command
def arrange_guidance(
    participants: Sequence[Employee],
    *,
    giver: Employee,
    topic: str,
    planned_on: date,
    submission: UUID,
    actor: Actor,
    now: datetime,
) -> Guidance:
    """Mengatur bimbingan kinerja, perorangan atau kelompok, oleh penilai atau pihak lain yang ditunjuk (Pasal 31)."""
    owner = {"arranged_by_id": actor.employee_id}
    if first := first_try(Guidance, submission, **owner):
        return first
    _check_people(participants, giver, actor)
    said = required(topic, gettext_noop("Tuliskan pokok bimbingannya."))[:LONGEST_TOPIC]
    values: dict[str, Any] = {"giver": giver, "topic": said, "planned_on": planned_on, "arranged_at": now}
    guidance, is_new = submit(Guidance, submission, owner=owner, **values)
    if is_new:
        GuidanceParticipant.objects.bulk_create(
            GuidanceParticipant(guidance=guidance, employee=person) for person in participants
        )
        for person in participants:
            invite(person.pk, guidance.pk, actor=actor, now=now)
        record("feedback.guidance_arranged", actor=actor, now=now, thing=guidance, participants=len(participants))
    return guidance


@command
def record_guidance(
    guidance: Guidance,
    *,
    held_on: date,
    discussed: str,
    agreed: str,
    follows: Mapping[UUID, Follows],
    actor: Actor,
    now: datetime,
) -> Guidance:
    """Mencatat bimbingan dan melaporkannya kepada atasan pejabat penilai; `follows` menurut kunci peserta."""
    require(actor, Permission.GUIDANCE_RECORD, guidance)
    changes: dict[str, Any] = {
        "held_on": not_ahead(held_on, actor.on),
        "discussed": discussed.strip(),
        "agreed": required(agreed, gettext_noop("Tuliskan apa yang disepakati dalam bimbingan ini.")),
        "reported_to": superior_of(guidance.arranged_by, actor.on),
        "recorded_at": now,
    }
    waiting = Guidance.objects.filter(pk=guidance.pk, state=GuidanceState.ARRANGED)
    if not waiting.update(state=GuidanceState.RECORDED, **changes):
        raise Stale(gettext_noop("Bimbingan ini sudah dicatat. Muat ulang halaman untuk membacanya."))
    guidance.refresh_from_db()
    _follow(guidance, follows)
    record("feedback.guidance_recorded", actor=actor, now=now, thing=guidance, follow_ups=len(follows))
    return guidance


@command
def receive_guidance(guidance: Guidance, *, actor: Actor, now: datetime) -> Guidance:
    """Menerima laporan bimbingan sebagai atasan pejabat penilai."""
    require(actor, Permission.GUIDANCE_RECEIVE, guidance)
    waiting = Guidance.objects.filter(pk=guidance.pk, state=GuidanceState.RECORDED)
    if not waiting.update(state=GuidanceState.RECEIVED, received_at=now):
        raise Stale(gettext_noop("Laporan ini sudah diterima. Muat ulang halaman."))
    guidance.refresh_from_db()
    record("feedback.guidance_received", actor=actor, now=now, thing=guidance)
    return guidance


@command
def answer_guidance(
    participant: GuidanceParticipant, *, degrees: Sequence[int], actor: Actor, now: datetime
) -> GuidanceAnswer:
    """Mengisi formulir sembilan pernyataan; orang lain hanya melihat jumlahnya."""
    require(actor, Permission.GUIDANCE_ANSWER, participant)
    check_degrees(degrees)
    if participant.guidance.state == GuidanceState.ARRANGED:
        raise Invalid(gettext_noop("Formulir ini dapat diisi setelah bimbingannya dicatat."))
    try:
        with transaction.atomic():
            answer = GuidanceAnswer.objects.create(participant=participant, degrees=list(degrees), answered_at=now)
    except IntegrityError:
        raise Stale(gettext_noop("Formulir ini sudah Anda isi. Terima kasih."))
    record("feedback.guidance_answered", actor=actor, now=now, thing=participant.guidance)
    return answer


def _check_people(participants: Sequence[Employee], giver: Employee, actor: Actor) -> None:
    if not participants:
        raise Invalid(gettext_noop("Pilih setidaknya satu peserta."))
    for person in participants:
        require(actor, Permission.GUIDANCE_ARRANGE, person)
        if person.pk == giver.pk:
            raise Invalid(gettext_noop("Pemberi bimbingan tidak dapat sekaligus menjadi peserta."))


def _follow(guidance: Guidance, follows: Mapping[UUID, Follows]) -> None:
    known = {part.pk: part for part in guidance.participants.all()}
    if set(follows) - set(known):
        raise Invalid(gettext_noop("Tindak lanjut hanya untuk peserta bimbingan ini."))
    GuidanceFollowUp.objects.bulk_create(
        GuidanceFollowUp(participant=known[key], kind=one.kind, text=one.said(), due=one.due)
        for key, one in follows.items()
    )
