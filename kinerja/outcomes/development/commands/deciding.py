"""Decrees: each step is one, recorded by the office that may, never by who is concerned or who proposed."""

from __future__ import annotations

from datetime import datetime

from kinerja.judgement.evaluation.hearing import local_day
from kinerja.outcomes.development.decree import Decree
from kinerja.outcomes.development.models import HelpWord, ImprovementPath, PathStep, PromisedHelp
from kinerja.outcomes.development.moving import required, say, step, tell_employee, tell_leader, touch
from kinerja.outcomes.development.standing import by_law, helps_of
from kinerja.outcomes.development.terms import HelpWordKind, Step
from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.law import improvement_steps as law
from kinerja.pure.law.improvement import Path, Staff
from kinerja.pure.lib.refusals import Invalid, Refused, Stale, gettext_noop


@command
def decide_path(path: ImprovementPath, *, to: str, words: str, decree: Decree, actor: Actor, now: datetime) -> PathStep:
    """Mencatat keputusan atas perbaikan kinerja, dengan SK-nya; bantuan mendahului sanksi."""
    require(actor, Permission.IMPROVEMENT_DECIDE, path)
    if to not in Step.values:
        raise Invalid(gettext_noop("Pilih langkah berikutnya."))
    said = required(words, gettext_noop("Tulis pertimbangan keputusan; pegawai membacanya."))
    _check_decree(path, decree, now)
    _check_base(path, Step(to))
    reached, staff = law.Step(to), Staff(path.staff)
    began = path.began or decree.holds_from
    law.check_move(
        staff, law.Step(path.state), reached, since=path.since or began, began=began,
        today=min(decree.day, decree.holds_from), helps=[one.state for one in helps_of(path, now)],
    )  # fmt: skip
    ends = law.lasts_until(staff, reached, decree.holds_from, began)
    touch(path, state=Step(to), began=began, since=decree.holds_from, until=ends.value if ends else None)
    taken = step(
        path, to, words=said, holds_from=decree.holds_from, decree_number=decree.number.strip()[:120],
        decree_date=decree.day, signer=decree.signer.strip()[:200], file=decree.file, actor=actor, now=now,
    )  # fmt: skip
    record("development.path_decided", actor=actor, now=now, thing=path, to=to, decree=taken.decree_number)
    tell_employee(path, "decided", actor, now)
    superior = superior_of(path.employee, actor.on)
    tell_leader(path, superior.pk if superior else None, "decided", actor, now)
    return taken


@command
def settle_help(help: PromisedHelp, *, text: str, actor: Actor, now: datetime) -> HelpWord:
    """Menyatakan, sesudah mendengar keduanya, bahwa bantuan yang dipersoalkan pegawai memang sudah diberikan."""
    path = help.path
    require(actor, Permission.IMPROVEMENT_DECIDE, path)
    said = required(text, gettext_noop("Tulis dasar kesimpulan Anda; pegawai dan pimpinannya membacanya."))
    contested = PromisedHelp.objects.filter(pk=help.pk).with_last().filter(last=HelpWordKind.MISSED)
    if not contested.exists():
        raise Stale(gettext_noop("Bantuan ini tidak sedang dipersoalkan. Muat ulang halaman."))
    touch(path)
    word = say(help, HelpWordKind.FOUND, text=said, actor=actor, now=now)
    tell_employee(path, "settled", actor, now)
    return word


def _check_decree(path: ImprovementPath, decree: Decree, now: datetime) -> None:
    if not decree.number.strip() or not decree.signer.strip():
        raise Invalid(gettext_noop("Tulis nomor SK dan penanda tangannya; tiap langkah memerlukan keputusan tertulis."))
    today = local_day(path.evaluation, now)
    if decree.day > today or decree.holds_from > today:
        raise Invalid(gettext_noop("Catat keputusan sesudah ditandatangani dan berlaku; tanggalnya belum tiba."))
    opened = local_day(path.evaluation, path.opened_at)
    if min(decree.day, decree.holds_from) < max(path.since or opened, opened):
        raise Invalid(gettext_noop("Keputusan tidak dapat berlaku sebelum langkah yang mendahuluinya."))


def _check_base(path: ImprovementPath, to: Step) -> None:
    """What a path rests on has to hold: no open objection, and an evaluation that still opens one."""
    if to in (Step.WITHDRAWN, Step.IMPROVED, Step.KEPT):
        return
    objection = getattr(path.evaluation, "objection", None)
    if objection is not None and not objection.outcome:
        raise Refused(
            gettext_noop("Keberatan atas penilaian yang mendasarinya belum diputus. Tunggu putusannya lebih dahulu.")
        )
    if by_law(path.evaluation).value.path is Path.NONE:
        raise Refused(
            gettext_noop("Penilaian yang mendasarinya sudah berubah dan tidak membuka jalur lagi. Tarik jalur ini.")
        )
