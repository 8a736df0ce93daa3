"""Erlang C: how long people wait before several equal counters. A hint for staffing, never a promise.

It assumes random arrivals, exponential service times and that nobody leaves; real halls break all three.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from kinerja.pure.lib.refusals import Invalid, Refused, gettext_noop

MAXIMUM_SERVERS = 1000


@dataclass(frozen=True)
class Waiting:
    """A stable queue in its steady state."""

    servers: int
    handling_seconds: float
    load: float
    """Offered load in Erlang: servers kept busy on average."""
    wait_probability: float

    @property
    def mean_wait_seconds(self) -> float:
        return self.wait_probability * self.handling_seconds / (self.servers - self.load)

    def answered_within(self, seconds: float) -> float:
        """Share of people who wait no longer than this."""
        return 1 - self.wait_probability * exp(-(self.servers - self.load) * seconds / self.handling_seconds)


def erlang_c(arrivals_per_hour: float, handling_seconds: float, servers: int) -> Waiting:
    """The queue before `servers` counters. Raises Refused when more people come than can be served."""
    if arrivals_per_hour < 0 or handling_seconds <= 0 or servers < 1:
        raise Invalid(
            gettext_noop(
                "Isi kedatangan per jam (0 atau lebih), lama layanan (lebih dari 0), dan sedikitnya satu loket."
            )
        )
    load = arrivals_per_hour * handling_seconds / 3600
    if load >= servers:
        raise Refused(
            gettext_noop(
                "Antrean tidak stabil: beban {load:.2f} loket tidak tertampung {servers} loket. "
                "Tambah loket atau persingkat layanan."
            ),
            load=load,
            servers=servers,
        )
    blocked = _erlang_b(load, servers)
    return Waiting(servers, handling_seconds, load, blocked / (1 - load / servers * (1 - blocked)))


def servers_needed(arrivals_per_hour: float, handling_seconds: float, within_seconds: float, share: float) -> int:
    """The fewest counters at which `share` of the people wait no longer than `within_seconds`."""
    if not 0 <= share < 1:
        raise Invalid(gettext_noop("Bagian yang dilayani tepat waktu harus dari 0 sampai di bawah 1."))
    load = arrivals_per_hour * handling_seconds / 3600
    for servers in range(int(load) + 1, MAXIMUM_SERVERS + 1):
        if erlang_c(arrivals_per_hour, handling_seconds, servers).answered_within(within_seconds) >= share:
            return servers
    raise Refused(
        gettext_noop("Perlu lebih dari {maximum} loket. Periksa kedatangan dan lama layanan."), maximum=MAXIMUM_SERVERS
    )


def _erlang_b(load: float, servers: int) -> float:
    """Share lost if nobody could wait, by the recursion that never overflows."""
    blocked = 1.0
    for server in range(1, servers + 1):
        blocked = load * blocked / (server + load * blocked)
    return blocked
