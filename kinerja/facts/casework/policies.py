"""Who may hand in, see, move and read the clock of files."""

from __future__ import annotations

from typing import Any

from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.querysets import desks_of
from kinerja.people.organisation.models import Unit
from kinerja.platform.access.actors import Actor, Role
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import YES, Verdict, no, policy
from kinerja.pure.lib.refusals import gettext_noop


@policy(Permission.CASE_SUBMIT)
def may_submit(actor: Actor, thing: Any) -> Verdict:
    """To ask is anybody's right; who completes or withdraws has shown the secret of the file."""
    return YES


@policy(Permission.CASE_SEE)
def may_see_file(actor: Actor, file: CaseFile) -> Verdict:
    if CaseFile.objects.visible_to(actor).filter(pk=file.pk).exists():
        return YES
    return no(gettext_noop("Berkas ini hanya terbuka bagi unit yang menanganinya dan Inspektorat."))


@policy(Permission.CASE_HANDLE)
def may_handle(actor: Actor, unit: Unit) -> Verdict:
    if desks_of(actor).filter(pk=unit.pk).exists():
        return YES
    return no(
        gettext_noop("Berkas ini sedang ditangani {unit}. Hanya pegawai unit itu yang dapat meneruskannya."),
        unit=unit.name,
    )


@policy(Permission.CASE_REPLAY)
def may_replay(actor: Actor, thing: Any) -> Verdict:
    if actor.has(Role.PERSONNEL):
        return YES
    return no(gettext_noop("Jam janji hanya dapat dihitung ulang oleh pengelola kepegawaian."))


@policy(Permission.CASE_DRAW)
def may_draw(actor: Actor, thing: Any) -> Verdict:
    """The draw is the system's, so that nobody chooses whose work is looked at."""
    if actor.is_system:
        return YES
    return no(gettext_noop("Sampel diundi oleh sistem, bukan dipilih orang."))
