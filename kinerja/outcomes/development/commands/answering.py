"""What the person himself says: to each step, and whether a help really came."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kinerja.outcomes.development.models import HelpWord, PathStep, PathWord, PromisedHelp
from kinerja.outcomes.development.moving import required, say, tell_leader, touch
from kinerja.outcomes.development.terms import HelpWordKind
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Stale, gettext_noop


@command
def reply_to_step(step: PathStep, *, text: str, actor: Actor, now: datetime) -> PathWord:
    """Menanggapi satu langkah perbaikan kinerja sendiri; sekali untuk tiap langkah, juga sesudah jalurnya berakhir."""
    require(actor, Permission.IMPROVEMENT_ANSWER, step.path)
    said = required(text, gettext_noop("Tulis tanggapan Anda."))
    try:
        with transaction.atomic():
            word = PathWord.objects.create(step=step, text=said, said_at=now)
    except IntegrityError:
        raise Stale(gettext_noop("Langkah ini sudah Anda tanggapi."))
    record("development.step_replied", actor=actor, now=now, thing=step.path, step=step.number)
    superior = superior_of(step.path.employee, actor.on)
    tell_leader(step.path, superior.pk if superior else None, f"replied-{step.number}", actor, now)
    return word


@command
def answer_help(help: PromisedHelp, *, received: bool, text: str, actor: Actor, now: datetime) -> HelpWord:
    """Menyatakan bahwa bantuan yang dicatat diberikan memang diterima, atau belum."""
    path = help.path
    require(actor, Permission.IMPROVEMENT_ANSWER, path)
    said = text.strip() if received else required(text, gettext_noop("Tulis apa yang belum Anda terima."))
    waiting = PromisedHelp.objects.filter(pk=help.pk).with_last().filter(last=HelpWordKind.GIVEN)
    if not waiting.exists():
        raise Stale(gettext_noop("Bantuan ini belum dicatat diberikan, atau sudah Anda tanggapi."))
    touch(path)
    kind = HelpWordKind.RECEIVED if received else HelpWordKind.MISSED
    word = say(help, kind, text=said, actor=actor, now=now)
    superior = superior_of(path.employee, actor.on)
    tell_leader(path, superior.pk if superior else None, "answered", actor, now)
    return word
