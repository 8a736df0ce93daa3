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


OWN = {NOBODY: 302, "sari": 200, "budi": 200, "tono": 200, "walikota": 200}
OF_SARI = {NOBODY: 302, "sari": 200, "budi": 404, "tono": 404, "hasan": 404}
OF_RATERS = {NOBODY: 302, "budi": 200, "sekda": 200, "sari": 200, "tono": 200}
OF_BUDI = {NOBODY: 302, "budi": 200, "sari": 404, "dewi": 404, "tono": 404, "hasan": 404}
FOR_ALL = {NOBODY: 200, "sari": 200}

# Sorted by route.
TABLE: tuple[Address, ...] = (
    Address("", {NOBODY: 200, "sari": 302, "budi": 302, "hasan": 302, "walikota": 302}),
    Address("bahasa", {NOBODY: 302, "sari": 302}, post=True),
    Address("galeri", FOR_ALL),
    Address("hasil", FOR_ALL),
    Address("hasil/<uuid:publication>", FOR_ALL),
    Address("hasil/<uuid:publication>.csv", FOR_ALL),
    Address("hasil/<uuid:publication>.json", FOR_ALL),
    Address("keluar", {NOBODY: 302, "sari": 302}, post=True),
    Address("masuk", {NOBODY: 200, "sari": 302}),
    Address("masuk/sebagai", {NOBODY: 404, "sari": 404}, post=True),
    Address("saya", OWN),
    Address("saya/angka", OWN),
    Address("saya/angka/<uuid:figure>/kasus", OF_SARI),
    Address("saya/indikator", OWN),
    Address("saya/indikator/<uuid:indicator>", OWN),
    Address("saya/inisiatif", OWN),
    Address("saya/jejak", OWN),
    Address("saya/penilaian", OWN),
    Address("saya/penilaian/<uuid:evaluation>", OF_SARI),
    Address("saya/realisasi/<uuid:indicator>", OF_SARI),
    Address("saya/rencana", OWN),
    Address("saya/rencana/ajukan", {NOBODY: 403, "sari": 404, "tono": 404}, post=True),
    Address("tim", OF_RATERS),
    Address("tim/angka/<uuid:figure>/kasus", OF_BUDI),
    Address("tim/inisiatif", OF_RATERS),
    Address("tim/inisiatif/<uuid:idea>", {NOBODY: 403, "budi": 422, "sari": 404, "tono": 404}, post=True),
    Address("tim/penilaian/<uuid:evaluation>", OF_BUDI),
    Address("tim/rencana", OF_RATERS),
    Address("tim/rencana/<uuid:plan>", OF_BUDI),
)
