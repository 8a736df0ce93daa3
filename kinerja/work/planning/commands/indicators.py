"""Indicators of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from kinerja.platform.access.actors import Actor
from kinerja.platform.audit.commands import command
from kinerja.platform.audit.trail import record
from kinerja.pure.lib.refusals import Invalid, gettext_noop
from kinerja.work.planning.changes import require_draft, touch
from kinerja.work.planning.definitions import Definition, check
from kinerja.work.planning.models import ExpectedResult, Indicator, LibraryIndicator, Plan
from kinerja.work.planning.terms import LibraryState


@command
def add_indicator(
    result: ExpectedResult, *, definition: Definition, version: int, actor: Actor, now: datetime
) -> Indicator:
    """Menambah indikator kinerja individu pada rencana hasil kerja."""
    require_draft(result.plan, actor)
    check(definition)
    touch(result.plan, version=version)
    last = result.indicators.aggregate(last=Max("order"))["last"] or 0
    indicator = Indicator.objects.create(result=result, order=last + 1, **definition.columns())
    record("planning.indicator_added", actor=actor, now=now, thing=result.plan, indicator=str(indicator.pk))
    return indicator


@command
def change_indicator(
    indicator: Indicator, *, definition: Definition, version: int, actor: Actor, now: datetime
) -> Indicator:
    """Mengubah indikator kinerja individu."""
    require_draft(indicator.result.plan, actor)
    check(definition)
    touch(indicator.result.plan, version=version)
    columns = definition.columns()
    for name, value in columns.items():
        setattr(indicator, name, value)
    indicator.save(update_fields=list(columns))
    record("planning.indicator_changed", actor=actor, now=now, thing=indicator.result.plan, indicator=str(indicator.pk))
    return indicator


@command
def remove_indicator(indicator: Indicator, *, version: int, actor: Actor, now: datetime) -> Plan:
    """Menghapus indikator dari rancangan."""
    plan, key = indicator.result.plan, str(indicator.pk)
    require_draft(plan, actor)
    touch(plan, version=version)
    indicator.delete()
    record("planning.indicator_removed", actor=actor, now=now, thing=plan, indicator=key)
    return plan


@command
def add_from_library(
    result: ExpectedResult,
    *,
    indicator: LibraryIndicator,
    version: int,
    actor: Actor,
    now: datetime,
    parameters: Mapping[str, Any] | None = None,
) -> Indicator:
    """Memakai indikator dari pustaka; `parameters` melengkapi yang dibiarkan kosong di sana."""
    if indicator.state != LibraryState.ADOPTED:
        raise Invalid(gettext_noop("Indikator “{text}” belum atau tidak lagi dipakai."), text=indicator.text)
    definition = Definition.of(indicator, parameters)
    return add_indicator(result, definition=definition, version=version, actor=actor, now=now)
