"""From a question about one service to its document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from kinerja.facts.service.columns import (
    IN_CHARGE,
    OFFICER,
    CaseColumns,
    StepColumns,
    case_columns,
    last_instant,
    span_columns,
    step_columns,
)
from kinerja.facts.service.models import Service
from kinerja.facts.service.queries import newest_mapping
from kinerja.pure.lib.refusals import Refused, gettext_noop
from kinerja.pure.lib.zones import instant_of

from .completion import completion
from .durations import Unit, measure
from .handovers import handovers
from .steps import step_times
from .variants import variants

ACTIVITY = "activity"


def ask_completion(
    service: Service,
    *,
    by: str = OFFICER,
    until: datetime | None = None,
    unit: Unit = Unit.DAYS,
    survival_at: Sequence[float] = (30, 56, 90),
    of_steps: bool = False,
) -> dict[str, Any]:
    """Completion times; `of_steps` reckons from the first to the last step. Raises Refused where there is no case."""
    # "$…" would be a path into the attributes instead of the name of one.
    cases = (span_columns if of_steps else case_columns)(service, by=None if by.startswith("$") else by)
    _refuse_empty(len(cases), service)
    _refuse_strange_attribute(cases, service, by)
    end = until or last_instant(service, cases, has_steps=_has_steps(service))
    known = cases.until(end)
    _refuse_empty(len(known), service)
    reckon = measure(unit, service, known.opened.min(), _latest(known, end))
    answer = completion(known, until=end, unit=unit, measure=reckon, survival_at=survival_at)
    return {"service": service.code, "by": by, "unit": unit.value, "until": end, **answer}


def ask_steps(
    service: Service, *, by: str = OFFICER, until: datetime | None = None, unit: Unit = Unit.HOURS
) -> dict[str, Any]:
    """Times between steps, by officer or activity."""
    if by not in (OFFICER, ACTIVITY):
        raise Refused(gettext_noop("Waktu langkah hanya dapat dikelompokkan menurut officer atau activity."))
    steps = _steps(service, until)
    reckon = measure(unit, service, steps.at.min(), steps.at.max())
    return {"service": service.code, "by": by, "unit": unit.value, **step_times(steps, by=by, measure=reckon)}


def ask_handovers(service: Service, *, until: datetime | None = None) -> dict[str, Any]:
    """Who passes cases to whom."""
    return {"service": service.code, **handovers(_steps(service, until))}


def ask_variants(service: Service, *, until: datetime | None = None) -> dict[str, Any]:
    """The ways cases go."""
    return {"service": service.code, **variants(_steps(service, until))}


def _steps(service: Service, until: datetime | None) -> StepColumns:
    steps = step_columns(service)
    if until is not None:
        # Steps of a case are in order of time, so the first one stays where any does.
        steps = steps.where(steps.at <= instant_of(until))
    if not len(steps):
        raise Refused(gettext_noop("Layanan {code} tidak mempunyai langkah dalam rentang itu."), code=service.code)
    return steps


def _refuse_strange_attribute(cases: CaseColumns, service: Service, by: str) -> None:
    """A name that no case carries is a slip of the pen, not an empty answer."""
    known = [OFFICER, IN_CHARGE, *newest_mapping(service).get("attributes", {})]
    if by not in known and not cases.labels:
        raise Refused(
            gettext_noop("Layanan {code} tidak mempunyai atribut “{by}”. Yang ada: {known}."),
            code=service.code,
            by=by,
            known=", ".join(known),
        )


def _has_steps(service: Service) -> bool:
    """Whether steps may lie after the last end; to ask for them costs as much as all the rest."""
    columns = newest_mapping(service).get("columns")
    return columns is None or ACTIVITY in columns


def _refuse_empty(n: int, service: Service) -> None:
    if not n:
        raise Refused(gettext_noop("Layanan {code} tidak mempunyai kasus dalam rentang itu."), code=service.code)


def _latest(cases: CaseColumns, end: datetime) -> np.datetime64:
    return max(instant_of(end), np.max(np.where(np.isnat(cases.closed), cases.opened, cases.closed)))
