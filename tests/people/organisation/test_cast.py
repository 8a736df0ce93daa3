"""The cast is what its picture says."""

from __future__ import annotations

from kinerja.people.organisation.queries import superior_of
from kinerja.platform.access.actors import Role
from tests.cast import Cast


def test_it_seats_everybody_beneath_the_right_person(cast: Cast) -> None:
    above = {p.name: superior_of(p, cast.today) for p in cast.people()}
    assert above[cast.sari.name] == cast.budi
    assert above[cast.budi.name] == cast.dewi
    assert above[cast.dewi.name] == cast.sekda
    assert above[cast.sekda.name] == cast.walikota
    assert above[cast.walikota.name] is None
    assert {above[p.name] for p in (cast.hasan, cast.andi, cast.wati, cast.yusuf, cast.tono)} == {cast.sekda}


def test_it_gives_the_mandates(cast: Cast) -> None:
    assert cast.actor("hasan").roles == {Role.PERSONNEL}
    assert cast.actor("andi").roles == {Role.INSPECTOR}
    assert cast.actor("walikota").roles == {Role.LEADER}
    assert cast.actor("tono").roles == frozenset()
