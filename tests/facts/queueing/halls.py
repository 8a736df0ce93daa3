"""Halls that never were: simulated with ciw, kept as columns of visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import ciw
import numpy as np

from kinerja.facts.queueing.columns import NO_PROMISE, Line, VisitColumns
from kinerja.facts.queueing.columns import NUMBER_OF as NUMBER
from kinerja.facts.queueing.terms import Outcome
from kinerja.pure.lib.zones import Instants

OPENS = np.datetime64("2025-01-06T01:00:00", "us")
HOUR = 3600
DAY = 10 * HOUR  # eight hours of arrivals, two to serve whoever is left; the night is left out
CALL = 20.0  # seconds until somebody called in vain is given up


@dataclass(frozen=True)
class Hall:
    """Counters by shift, people an hour, seconds of service, and the share that is gone when called."""

    counters: tuple[int, ...]
    shifts: tuple[int, ...]
    """Hours of the day at which the shifts end; the last is DAY."""
    rates: tuple[float, ...]
    """People an hour, in the first, second … quarter of the eight hours."""
    service: Any
    no_show: float = 0.0
    days: int = 25

    def visits(self, seed: int) -> VisitColumns:
        ciw.seed(seed)
        simulation = ciw.Simulation(self._network())
        simulation.simulate_until_max_time(self.days * DAY)
        return columns([record for record in simulation.get_all_records() if record.record_type == "service"])

    def _network(self) -> Any:
        schedule = ciw.Schedule(
            numbers_of_servers=list(self.counters), shift_end_dates=[hour * HOUR for hour in self.shifts]
        )
        shares = {"here": 1 - self.no_show, "gone": self.no_show}
        service = {"here": [self.service], "gone": [ciw.dists.Deterministic(CALL)]}
        chosen = {name: share for name, share in shares.items() if share}
        return ciw.create_network(
            arrival_distributions={name: [self._arrivals(share)] for name, share in chosen.items()},
            service_distributions={name: service[name] for name in chosen},
            number_of_servers=[schedule],
        )

    def _arrivals(self, share: float) -> Any:
        rates, ends = [], []
        for day in range(self.days):
            for quarter, rate in enumerate(self.rates, 1):
                rates.append(rate * share / HOUR)
                ends.append(day * DAY + quarter * 2 * HOUR)
            rates.append(0.0)
            ends.append((day + 1) * DAY)
        return ciw.dists.PoissonIntervals(rates=rates, endpoints=ends, max_sample_date=self.days * DAY)


def columns(records: list[Any]) -> VisitColumns:
    records = sorted(records, key=lambda record: record.arrival_date)
    here = np.array([record.customer_class != "gone" for record in records])
    begins, ends = instants([r.service_start_date for r in records]), instants([r.service_end_date for r in records])
    nat, n = np.datetime64("NaT", "us"), len(records)
    return VisitColumns(
        issued=instants([record.arrival_date for record in records]),
        called=begins,
        started=np.where(here, begins, nat),
        finished=np.where(here, ends, nat),
        outcome=np.where(here, NUMBER[Outcome.SERVED], NUMBER[Outcome.NO_SHOW]),
        officer=np.full(n, -1),
        officers=(),
        service=np.zeros(n, dtype=np.int64),
        services=("ktp",),
        line=np.zeros(n, dtype=np.int64),
        lines=(Line("ktp", ZoneInfo("Asia/Jakarta"), 10),),
        order=np.arange(n),
        promised_low=np.full(n, NO_PROMISE),
        promised_high=np.full(n, NO_PROMISE),
    )


def instants(seconds: list[float]) -> Instants:
    """Time of the simulation, each of its days laid on a day of the calendar."""
    day, rest = np.divmod(np.array(seconds), DAY)
    return OPENS + day.astype(np.int64) * np.timedelta64(1, "D") + (rest * 1e6).astype("timedelta64[us]")
