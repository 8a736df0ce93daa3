"""Feedback is given, replaced, read and answered; nothing of it is ever changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from kinerja.people.organisation.models import Employee
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.feedback.checks import not_ahead, required
from kinerja.work.feedback.circle import place_of
from kinerja.work.feedback.models import Feedback, FeedbackReading, FeedbackReply, FeedbackRequest
from kinerja.work.feedback.models.words import LONGEST_REFERENCE
from kinerja.work.feedback.seen import Seen
from kinerja.work.feedback.subjects import Subject
from kinerja.work.feedback.telling import tell

RECEIVED = gettext_noop("Anda menerima umpan balik.")
REPLIED = gettext_noop("Umpan balik Anda ditanggapi.")
REPLACED = gettext_noop("Umpan balik ini sudah diganti pemberinya. Muat ulang halaman untuk membaca yang baru.")


@command
def give_feedback(
    receiver: Employee,
    *,
    about: Subject,
    seen: Seen,
    submission: UUID,
    actor: Actor,
    now: datetime,
    request: FeedbackRequest | None = None,
) -> Feedback:
    """Memberi umpan balik berkelanjutan berdasarkan yang terlihat."""
    owner = {"giver_id": actor.employee_id, "receiver_id": receiver.pk}
    if first := first_try(Feedback, submission, **owner):
        return first
    require(actor, Permission.FEEDBACK_GIVE, receiver)
    _check_request(request, receiver, actor)
    values = {**about.fields(receiver.pk, seen.on), **_words(seen, actor.on), "request": request}
    return _kept(submission, owner, {**values, "role": _place(actor, receiver.pk)}, actor, now)


@command
def replace_feedback(feedback: Feedback, *, seen: Seen, submission: UUID, actor: Actor, now: datetime) -> Feedback:
    """Mengganti umpan balik sendiri dengan yang baru; yang lama tetap tersimpan dan terlihat sebagai yang diganti."""
    owner = {"giver_id": actor.employee_id, "receiver_id": feedback.receiver_id}
    if first := first_try(Feedback, submission, **owner):
        return first
    require(actor, Permission.FEEDBACK_REPLACE, feedback)
    _hold(feedback)
    same: dict[str, Any] = {
        "indicator_id": feedback.indicator_id,
        "value": feedback.value,
        "about": feedback.about,
        "role": feedback.role,
        "replaces": feedback,
    }
    return _kept(submission, owner, {**same, **_words(seen, actor.on)}, actor, now)


@command
def reply_to(feedback: Feedback, *, text: str, actor: Actor, now: datetime) -> FeedbackReply:
    """Menanggapi umpan balik, satu kali."""
    require(actor, Permission.FEEDBACK_REPLY, feedback)
    said = required(text, gettext_noop("Tuliskan tanggapan Anda, lalu kirim."))
    _hold(feedback)
    try:
        with transaction.atomic():
            reply = FeedbackReply.objects.create(feedback=feedback, text=said, replied_at=now)
    except IntegrityError:
        raise Stale(gettext_noop("Umpan balik ini sudah Anda tanggapi; tanggapan diberikan satu kali."))
    FeedbackReading.objects.get_or_create(feedback=feedback, defaults={"read_at": now})
    record("feedback.replied", actor=actor, now=now, thing=feedback)
    tell(feedback.giver_id, REPLIED, f"{feedback.pk}:reply", feedback=feedback.pk, actor=actor, now=now)
    return reply


@command
def mark_read(feedback: Feedback, *, actor: Actor, now: datetime) -> FeedbackReading:
    """Menandai umpan balik sebagai sudah dibaca."""
    require(actor, Permission.FEEDBACK_REPLY, feedback)
    reading, is_new = FeedbackReading.objects.get_or_create(feedback=feedback, defaults={"read_at": now})
    if is_new:
        record("feedback.read", actor=actor, now=now, thing=feedback)
    return reading


def _kept(submission: UUID, owner: dict[str, Any], values: dict[str, Any], actor: Actor, now: datetime) -> Feedback:
    try:
        feedback, is_new = submit(Feedback, submission, owner=owner, **values, given_at=now)
    except IntegrityError:
        raise Stale(gettext_noop("Permintaan atau umpan balik ini sudah dijawab di tempat lain. Muat ulang halaman."))
    if is_new:
        verb = "feedback.replaced" if feedback.replaces_id else "feedback.given"
        record(verb, actor=actor, now=now, thing=feedback, role=feedback.role)
        tell(feedback.receiver_id, RECEIVED, feedback.pk, feedback=feedback.pk, actor=actor, now=now)
    return feedback


def _hold(feedback: Feedback) -> None:
    """Nobody answers what is being replaced, nor the other way round. Raises Stale where it was replaced."""
    held = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    if Feedback.objects.filter(replaces=held).exists():
        raise Stale(REPLACED)


def _place(actor: Actor, receiver: UUID) -> str:
    place = place_of(actor.employee_id, receiver, actor.on)
    assert place is not None, "the permission has asked the same question"
    return place


def _words(seen: Seen, today: date) -> dict[str, Any]:
    reference = seen.reference.strip()
    if len(reference) > LONGEST_REFERENCE:
        raise Invalid(gettext_noop("Rujukan bukti paling panjang {n} huruf."), n=LONGEST_REFERENCE)
    return {
        "seen_on": not_ahead(seen.on, today),
        "situation": required(seen.situation, gettext_noop("Tuliskan situasinya: di mana dan kapan Anda melihatnya.")),
        "behaviour": required(seen.behaviour, gettext_noop("Tuliskan apa yang Anda lihat atau dengar sendiri.")),
        "impact": required(seen.impact, gettext_noop("Tuliskan dampaknya bagi warga, rekan, atau pekerjaan.")),
        "suggestion": seen.suggestion.strip(),
        "reference": reference,
    }


def _check_request(request: FeedbackRequest | None, receiver: Employee, actor: Actor) -> None:
    if request is None:
        return
    if (request.asked_id, request.asker_id) != (actor.employee_id, receiver.pk):
        raise Invalid(gettext_noop("Permintaan ini ditujukan kepada orang lain."))
    if request.declined_at:
        raise Stale(gettext_noop("Permintaan ini sudah Anda jawab. Muat ulang halaman."))
