"""The library of indicators: proposed, discussed, adopted, withdrawn."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database.submissions import first_try, submit
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.bindings import services_of
from kinerja.work.planning.definitions import Definition, check, check_content, check_services
from kinerja.work.planning.examples import examples
from kinerja.work.planning.models import IndicatorComment, LibraryIndicator
from kinerja.work.planning.terms import DECLARED, LibraryState


@command
def propose_indicator(
    *, code: str, group: str, result_text: str, definition: Definition, actor: Actor, now: datetime
) -> LibraryIndicator:
    """Mengusulkan indikator ke pustaka; pegawai dapat menanggapinya sebelum dipakai."""
    require(actor, Permission.INDICATOR_ADOPT)
    _check_proposal(code, group, result_text, definition)
    indicator = LibraryIndicator.objects.create(
        code=code, group=group, result_text=result_text.strip(), proposed_at=now, **definition.columns()
    )
    record("planning.indicator_proposed", actor=actor, now=now, thing=indicator, code=code)
    return indicator


@command
def comment_on(
    indicator: LibraryIndicator, *, text: str, submission: UUID, actor: Actor, now: datetime
) -> IndicatorComment:
    """Menanggapi indikator yang diusulkan. Kiriman ulang formulir yang sama mengembalikan tanggapan pertama."""
    owner = {"author_id": actor.employee_id}
    if first := first_try(IndicatorComment, submission, **owner):
        return first
    require(actor, Permission.INDICATOR_COMMENT, indicator)
    if not text.strip():
        raise Invalid(gettext_noop("Tuliskan tanggapan Anda."))
    comment, is_new = submit(
        IndicatorComment, submission, owner=owner, indicator=indicator, text=text.strip(), written_at=now
    )
    if is_new:
        record("planning.indicator_commented", actor=actor, now=now, thing=indicator, comment=str(comment.pk))
    return comment


@command
def adopt(indicator: LibraryIndicator, *, actor: Actor, now: datetime) -> LibraryIndicator:
    """Memakai indikator yang diusulkan."""
    require(actor, Permission.INDICATOR_ADOPT, indicator)
    _decide(indicator, LibraryState.ADOPTED, [LibraryState.PROPOSED], now)
    record("planning.indicator_adopted", actor=actor, now=now, thing=indicator, code=indicator.code)
    return indicator


@command
def withdraw(indicator: LibraryIndicator, *, actor: Actor, now: datetime) -> LibraryIndicator:
    """Menarik indikator dari pustaka; SKP yang sudah memakainya tidak berubah."""
    require(actor, Permission.INDICATOR_ADOPT, indicator)
    _decide(indicator, LibraryState.WITHDRAWN, [LibraryState.PROPOSED, LibraryState.ADOPTED], now)
    record("planning.indicator_withdrawn", actor=actor, now=now, thing=indicator, code=indicator.code)
    return indicator


@command
def seed_library(*, actor: Actor, now: datetime) -> list[LibraryIndicator]:
    """Mengisi pustaka dengan contoh bawaan; yang kodenya sudah ada tidak disentuh."""
    require(actor, Permission.INDICATOR_ADOPT)
    known = set(LibraryIndicator.objects.values_list("code", flat=True))
    new = [example for example in examples() if example.code not in known]
    for example in new:
        check_content(example.definition, complete=False)
    check_services({code for example in new for code in services_of(example.definition.binding)})
    added = LibraryIndicator.objects.bulk_create(example.row(now) for example in new)
    record("planning.library_seeded", actor=actor, now=now, codes=[example.code for example in new])
    return added


def _check_proposal(code: str, group: str, result_text: str, definition: Definition) -> None:
    if not (code.strip() and group.strip() and result_text.strip()):
        raise Invalid(gettext_noop("Isi kode, rumpun jabatan, dan rencana hasil kerja indikator."))
    if LibraryIndicator.objects.filter(code=code).exists():
        raise Invalid(gettext_noop("Kode indikator “{code}” sudah dipakai. Pilih kode lain."), code=code)
    if definition.source == DECLARED and not definition.evidence.strip():
        raise Invalid(gettext_noop("Sebutkan bukti dukung untuk indikator yang dilaporkan sendiri."))
    check(definition, complete=False)


def _decide(indicator: LibraryIndicator, state: LibraryState, expected: list[LibraryState], now: datetime) -> None:
    if not LibraryIndicator.objects.filter(pk=indicator.pk, state__in=expected).update(state=state, decided_at=now):
        raise Stale(gettext_noop("Indikator ini sudah diputuskan sebelumnya. Muat ulang halaman."))
    indicator.state, indicator.decided_at = state, now
