"""Questions about files and what can be asked for; none of them writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.terms import Stage
from kinerja.facts.service.models import Service, ServiceStandard

MOST = 500


@dataclass(frozen=True)
class Step:
    """What was, or is, with a file, as the citizen may know it: no officer."""

    stage: Stage
    since: datetime
    said: str
    unit: str


def offered(day: date) -> list[tuple[Service, ServiceStandard]]:
    """Services that can be asked for from home, each with the standard in force, by unit and name. One statement.

    Where the standard does not tell what is required, nobody could ask without coming first.
    """
    rows = ServiceStandard.objects.on(day).filter(service__unit__isnull=False, service__unit__closed_on__isnull=True)
    newest: dict[object, ServiceStandard] = {}
    for standard in rows.select_related("service__unit")[:MOST]:
        newest.setdefault(standard.service_id, standard)
    found = [(one.service, one) for one in newest.values() if lines_of(one, "requirements")]
    return sorted(found, key=lambda pair: (pair[0].unit.path if pair[0].unit else "", pair[0].name))


def story(file: CaseFile) -> list[Step]:
    """The whole life of a file, the newest step last. One statement."""
    past = file.intervals.order_by("seq").values_list("stage", "starts", "reason", "unit__name")
    steps = [Step(Stage(stage), since, said, unit) for stage, since, said, unit in past]
    return [*steps, Step(Stage(file.stage), file.since, file.reason, file.unit.name)]


def lines_of(standard: ServiceStandard, component: str) -> list[str]:
    """A component of a standard as the list it is written as: one line each."""
    text = str(standard.components.get(component, ""))
    return [line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t")]
