"""Templates of plans: seeded, proposed, filled from the library, adopted, withdrawn."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db.models import F, Max

from kinerja.platform.access.actors import Actor
from kinerja.platform.access.permissions import Permission
from kinerja.platform.access.policies import require
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, Stale, gettext_noop
from kinerja.work.planning.bindings import services_of
from kinerja.work.planning.definitions import check_content, check_services
from kinerja.work.planning.models import LibraryIndicator, PlanTemplate, TemplateLine
from kinerja.work.planning.template_sets import TemplateSet, template_sets
from kinerja.work.planning.terms import LibraryState, ResultKind


@command
def seed_templates(*, actor: Actor, now: datetime) -> list[PlanTemplate]:
    """Mengisi templat bawaan beserta indikatornya; yang kodenya sudah ada tidak disentuh."""
    require(actor, Permission.INDICATOR_ADOPT)
    known = set(PlanTemplate.objects.values_list("code", flat=True))
    new = [one for one in template_sets() if one.code not in known]
    _add_indicators(new, now)
    made = [_template(one, now) for one in new]
    PlanTemplate.objects.bulk_create(made)
    TemplateLine.objects.bulk_create(_lines(new, made))
    record("planning.templates_seeded", actor=actor, now=now, codes=[one.code for one in new])
    return made


@command
def propose_template(*, code: str, name: str, group: str, actor: Actor, now: datetime, note: str = "") -> PlanTemplate:
    """Mengusulkan templat SKP baru untuk satu rumpun jabatan; isinya menyusul dari pustaka."""
    require(actor, Permission.INDICATOR_ADOPT)
    if not (code.strip() and name.strip() and group.strip()):
        raise Invalid(gettext_noop("Isi kode, nama, dan rumpun jabatan templat."))
    if PlanTemplate.objects.filter(code=code).exists():
        raise Invalid(gettext_noop("Kode templat “{code}” sudah dipakai. Pilih kode lain."), code=code)
    facts = {"name": name.strip(), "group": group.strip(), "note": note.strip()}
    template = saving.insert(PlanTemplate(code=code, proposed_at=now, **facts))
    record("planning.template_proposed", actor=actor, now=now, thing=template, code=code)
    return template


@command
def add_template_line(
    template: PlanTemplate,
    *,
    indicator: LibraryIndicator,
    version: int,
    actor: Actor,
    now: datetime,
    kind: str = ResultKind.MAIN,
    weight: Decimal | None = None,
) -> TemplateLine:
    """Menambahkan indikator pustaka ke templat."""
    require(actor, Permission.INDICATOR_ADOPT, template)
    if indicator.state == LibraryState.WITHDRAWN:
        raise Invalid(gettext_noop("Indikator “{text}” sudah ditarik dari pustaka."), text=indicator.text)
    _touch(template, version)
    last = template.lines.aggregate(last=Max("order"))["last"] or 0
    line = TemplateLine(template=template, indicator=indicator, order=last + 1, kind=kind, weight=weight)
    saving.insert(line)
    record("planning.template_line_added", actor=actor, now=now, thing=template, indicator=indicator.code)
    return line


@command
def remove_template_line(line: TemplateLine, *, version: int, actor: Actor, now: datetime) -> PlanTemplate:
    """Mengeluarkan indikator dari templat; SKP yang sudah dibuat tidak berubah."""
    template, code = line.template, line.indicator.code
    require(actor, Permission.INDICATOR_ADOPT, template)
    _touch(template, version)
    line.delete()
    record("planning.template_line_removed", actor=actor, now=now, thing=template, indicator=code)
    return template


@command
def adopt_template(template: PlanTemplate, *, version: int, actor: Actor, now: datetime) -> PlanTemplate:
    """Memakai templat, sehingga dapat dibagikan kepada pegawai."""
    require(actor, Permission.INDICATOR_ADOPT, template)
    if not template.lines.exists():
        raise Invalid(gettext_noop("Templat ini belum berisi indikator. Tambahkan dari pustaka lebih dahulu."))
    _decide(template, version, LibraryState.ADOPTED, LibraryState.PROPOSED, now)
    record("planning.template_adopted", actor=actor, now=now, thing=template, code=template.code)
    return template


@command
def withdraw_template(template: PlanTemplate, *, version: int, actor: Actor, now: datetime) -> PlanTemplate:
    """Menarik templat; SKP yang sudah dibuat darinya tidak berubah."""
    require(actor, Permission.INDICATOR_ADOPT, template)
    _decide(template, version, LibraryState.WITHDRAWN, LibraryState(template.state), now)
    record("planning.template_withdrawn", actor=actor, now=now, thing=template, code=template.code)
    return template


def _touch(template: PlanTemplate, version: int, **changes: object) -> None:
    seen = PlanTemplate.objects.filter(pk=template.pk, version=version).exclude(state=LibraryState.WITHDRAWN)
    if not seen.update(version=F("version") + 1, **changes):
        raise Stale(gettext_noop("Templat ini baru saja diubah atau ditarik. Muat ulang halaman, lalu periksa lagi."))
    template.version = version + 1


def _decide(template: PlanTemplate, version: int, state: LibraryState, before: LibraryState, now: datetime) -> None:
    if template.state != before or before == state:
        raise Invalid(gettext_noop("Templat ini sudah diputuskan sebelumnya."))
    _touch(template, version, state=state, decided_at=now)
    template.state, template.decided_at = state, now


def _add_indicators(sets: list[TemplateSet], now: datetime) -> None:
    own = {line.code: line.own for one in sets for line in one.lines if line.own}
    known = set(LibraryIndicator.objects.filter(code__in=own).values_list("code", flat=True))
    new = [example for code, example in own.items() if code not in known]
    for example in new:
        check_content(example.definition, complete=False)
    check_services({code for example in new for code in services_of(example.definition.binding)})
    LibraryIndicator.objects.bulk_create(example.row(now) for example in new)


def _template(one: TemplateSet, now: datetime) -> PlanTemplate:
    decided = {"state": LibraryState.ADOPTED, "proposed_at": now, "decided_at": now}
    return PlanTemplate(code=one.code, name=one.name, group=one.group, note=one.note, **one.annexes, **decided)


def _lines(sets: list[TemplateSet], made: list[PlanTemplate]) -> list[TemplateLine]:
    wanted = {line.code for one in sets for line in one.lines}
    keys = dict(LibraryIndicator.objects.filter(code__in=wanted).values_list("code", "pk"))
    if missing := ", ".join(sorted(wanted - set(keys))):
        raise Invalid(gettext_noop("Isi pustaka lebih dahulu; indikator ini belum ada: {codes}."), codes=missing)
    return [
        TemplateLine(
            template=template, order=order, indicator_id=keys[line.code],
            kind=line.kind, perspective=line.perspective, weight=line.weight,
        )
        for one, template in zip(sets, made, strict=True)
        for order, line in enumerate(one.lines, 1)
    ]  # fmt: skip
