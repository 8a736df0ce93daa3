"""A case whose owner was put right: the same file read again does not undo it, what a file says anew holds."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.facts.service.commands import attribute_request
from kinerja.facts.service.models import Attribution, Officer, Request
from tests.cast import Cast

from .conftest import Bring

ROWS = "no,masuk,selesai,petugas\nA1,2026-01-05 08:00,2026-01-06 09:00,{}\n"
ROWS += "A2,2026-01-05 08:00,2026-01-06 09:00,Loket 9\n"


@pytest.fixture
def owner(cast: Cast, bring: Bring) -> Any:
    """Reads the file with one officer's label, or gives the case to somebody; answers whose label it carries."""

    class Owner:
        def read(self, label: str) -> str:
            assert bring(ROWS.format(label)).status == 0
            return self.label()

        def give(self, employee: Any) -> str:
            case = Request.objects.select_related("service", "closed_by", "in_charge").get(case_key="A1")
            by = {"actor": cast.actor("hasan"), "now": cast.now}
            attribute_request(case, employee=employee, reason="Buku loket.", **by)
            return self.label()

        def label(self) -> str:
            closer = Request.objects.select_related("closed_by").get(case_key="A1").closed_by
            return closer.label if closer else ""

    return Owner()


def test_the_same_file_does_not_undo_it(cast: Cast, owner: Any) -> None:
    assert owner.read("Loket 1") == "Loket 1"
    assert owner.give(cast.sari) == cast.sari.name
    assert owner.read("Loket 1") == cast.sari.name
    assert owner.give(None) == ""
    assert owner.read("Loket 1") == ""
    assert Request.objects.get(case_key="A2").closed_by == Officer.objects.get(label="Loket 9")
    assert [one.number for one in Attribution.objects.all()] == [1, 2]


def test_what_a_file_says_anew_holds(cast: Cast, owner: Any) -> None:
    owner.read("Loket 1")
    owner.give(cast.sari)
    assert owner.read("Loket 2") == "Loket 2"
