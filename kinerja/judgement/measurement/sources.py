"""What can be measured is offered to planning once the app is ready."""

from __future__ import annotations

from kinerja.judgement.measurement.measures import MEASURES
from kinerja.judgement.measurement.tallies import TALLIES
from kinerja.judgement.measurement.tallies.units import ward_sources
from kinerja.judgement.measurement.unit_measures import CHANNEL
from kinerja.work.planning.sources import register


def offer() -> None:
    for measure in MEASURES.values():
        register(measure.source)
    for tally in TALLIES.values():
        register(tally.source)
    for source in (CHANNEL, *ward_sources()):
        register(source)
