"""What the leader owes: help is promised, and given."""

from __future__ import annotations

from datetime import date, datetime

from kinerja.judgement.evaluation.hearing import local_day
from kinerja.outcomes.development.models import HelpWord, ImprovementPath, PromisedHelp
from kinerja.outcomes.development.moving import required, say, tell_employee, touch
from kinerja.outcomes.development.promising import Promise, keep_promise
from kinerja.outcomes.development.terms import HelpWordKind
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop


@command
def promise_help(
    path: ImprovementPath, *, promise: Promise, actor: Actor, now: datetime, instead_of: PromisedHelp | None = None
) -> PromisedHelp:
    """Menjanjikan bantuan; `instead_of` adalah janji yang tidak dapat ditepati lagi dan diganti dengan ini."""
    require(actor, Permission.IMPROVEMENT_HELP, path)
    if instead_of is not None and not _is_owed(instead_of, path):
        raise Stale(gettext_noop("Bantuan itu sudah diberikan atau diganti. Muat ulang halaman."))
    touch(path)
    made = keep_promise(path, promise, actor=actor, now=now, instead_of=instead_of)
    if instead_of is not None:
        say(instead_of, HelpWordKind.REPLACED, text=made.text, actor=actor, now=now)
    tell_employee(path, "promised", actor, now)
    return made


@command
def give_help(help: PromisedHelp, *, given_on: date, text: str, actor: Actor, now: datetime) -> HelpWord:
    """Mencatat bahwa bantuan yang dijanjikan sudah diberikan; pegawai yang menyatakan diterima atau belum."""
    path = help.path
    require(actor, Permission.IMPROVEMENT_HELP, path)
    if not _is_owed(help, path):
        raise Stale(gettext_noop("Bantuan ini sudah dicatat diberikan. Tunggu tanggapan pegawainya."))
    said = required(text, gettext_noop("Tulis apa yang diberikan, agar pegawai dapat menanggapinya."))
    if given_on > local_day(path.evaluation, now):
        raise Invalid(gettext_noop("Catat bantuan sesudah diberikan; tanggalnya belum tiba."))
    if given_on < local_day(path.evaluation, help.promised_at):
        raise Invalid(gettext_noop("Bantuan diberikan sesudah dijanjikan; periksa tanggalnya."))
    touch(path)
    word = say(help, HelpWordKind.GIVEN, text=said, happened_on=given_on, actor=actor, now=now)
    tell_employee(path, "given", actor, now)
    return word


def _is_owed(help: PromisedHelp, path: ImprovementPath) -> bool:
    same = PromisedHelp.objects.filter(pk=help.pk, path=path).with_last().first()
    return same is not None and same.last in (None, HelpWordKind.MISSED)
