"""The list of 50 staff out of 20,000, against a minimal Django view of the same rows; both under granian.

Whoever opens our page is signed in, and it looks up who he is, what he may see and what day it is. The floor is
given twice: with Django's own sign-in, and bare.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from statistics import median

from benchmarks.lines import Line
from benchmarks.serving import Site, free_port, pages_per_second, serving

STAFF = 20_000
ROUNDS, SECONDS = 7, 1.5
SLOWDOWN = 2.0


def measure() -> list[Line]:
    cookie = _people()
    house, signed_in, bare = (free_port() for _ in range(3))
    with ExitStack() as running:
        running.enter_context(serving(house))
        running.enter_context(serving(signed_in, "benchmarks.minimal.wsgi:application", MINIMAL_SIGNED_IN="1"))
        running.enter_context(serving(bare, "benchmarks.minimal.wsgi:application"))
        sites = Site(house, "/kepegawaian/pegawai", cookie), Site(signed_in, "/", cookie), Site(bare)
        for site in sites:
            _warm(site)
        # They take turns, so that all meet the same machine.
        rounds = [[pages_per_second(site, SECONDS) for site in sites] for _ in range(ROUNDS)]
    ours, ratios = (median(column) for column in zip(*rounds, strict=True)), []
    for floor in (1, 2):
        ratios.append(median(one[floor] / one[0] for one in rounds))
    rates = list(ours)
    return [
        Line(
            f"list of 50 out of {STAFF:,} staff", rates[0], "pages/s", "a minimal signed-in view", ratios[0], SLOWDOWN
        ),
        Line("the same against a view without sign-in", rates[0], "pages/s", "a minimal view", ratios[1]),
        Line("minimal signed-in view of the same rows", rates[1], "pages/s"),
        Line("minimal view of the same rows", rates[2], "pages/s"),
    ]


def _people() -> str:
    """A city's staff; answers the cookie of a clerk of personnel who has signed in."""
    import numpy as np
    from django.test import Client

    from kinerja.doors.cli.cell import let_go
    from kinerja.doors.demo.founding import found_city
    from kinerja.people.organisation.commands import create_account, give_mandate
    from kinerja.people.organisation.models import Employee
    from kinerja.platform.access.actors import Role, system

    now = datetime.now(UTC)
    by = {"actor": system(now.date()), "now": now}
    found_city(STAFF, np.random.default_rng(1), **by)
    clerk = Employee.objects.filter(appointments__position__code="BKPSDM-B1-S1-P", user=None).order_by("id")[0]
    give_mandate(clerk, role=Role.PERSONNEL, starts=now.date(), **by)
    client = Client()
    client.force_login(create_account(clerk, username="clerk", **by))
    let_go()
    return f"sessionid={client.cookies['sessionid'].value}"


def _warm(site: Site) -> None:
    connection = site.connect()
    for _ in range(20):
        body = site.ask(connection)
    if body.count(b"<tr>") != 51:
        raise RuntimeError(f"{body.count(b'<tr>')} rows instead of 50")
