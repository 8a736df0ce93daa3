"""Every address of the house, and what each of the cast gets there.

A route missing here fails tests/architecture/test_urls.py. `nobody` is a visitor who did not sign in;
the others are the people of tests/cast.py, which gives the fixture `cast` with

    cast.client(persona)            a django.test.Client, signed in as that person
    cast.path(route)                a real address of this route, its gaps filled with things of the cast

as in `Address("saya/", {NOBODY: 302, "sari": 200, "tono": 200})`. A page that reads costs at most 12
statements for everybody who may see it.
"""

from __future__ import annotations

from dataclasses import dataclass

NOBODY = "nobody"


@dataclass(frozen=True)
class Address:
    """One route of the resolver and the status each persona gets; `post` for addresses that only write."""

    route: str
    statuses: dict[str, int]
    post: bool = False


# Sorted by route.
TABLE: tuple[Address, ...] = ()
