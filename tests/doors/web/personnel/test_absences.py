"""Leave and tasks at the desk of personnel: recorded once, changed, cancelled; nothing typed is lost."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from kinerja.people.organisation.commands import close_history
from kinerja.people.organisation.models import Absence
from tests.harness.budget import query_budget

pytestmark = pytest.mark.django_db


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def _page(cast: Any) -> str:
    return f"/kepegawaian/pegawai/{cast.sari.pk}/cuti"


def _typed(**changes: Any) -> dict[str, Any]:
    usual = {"kind": "maternity", "starts": "2026-03-02", "ends": "2026-06-01", "decree": "850/12"}
    return {"submission": str(uuid4()), **usual, **changes}


def test_it_records_a_leave_once_however_often_it_is_sent(cast: Any, hasan: Any) -> None:
    form = _typed()
    for _ in range(2):
        assert hasan.post(_page(cast), form).status_code == 302
    assert Absence.objects.get().get_kind_display() == "cuti melahirkan"
    assert "cuti melahirkan" in hasan.get(_page(cast)).content.decode()
    assert "cuti melahirkan" in hasan.get(f"/kepegawaian/pegawai/{cast.sari.pk}").content.decode()


def test_it_keeps_what_was_typed_beside_the_sentence(cast: Any, hasan: Any) -> None:
    hasan.post(_page(cast), _typed())
    response = hasan.post(_page(cast), _typed(kind="annual", starts="2026-05-04", decree="850/77"))
    assert response.status_code == 422
    shown = response.content.decode()
    assert "sudah tercatat cuti" in shown
    assert "850/77" in shown


def test_it_says_when_the_days_were_judged(cast: Any, hasan: Any) -> None:
    close_history([cast.sari.pk], until=cast.today, **cast.by)
    response = hasan.post(_page(cast), _typed(starts="2026-01-05", ends="2026-01-09"))
    assert "sudah dinilai dan ditutup" in response.content.decode()


def test_it_changes_the_day_of_return(cast: Any, hasan: Any) -> None:
    hasan.post(_page(cast), _typed())
    address = f"/kepegawaian/cuti/{Absence.objects.get().pk}"
    seen = hasan.get(address).context["form"].state_now
    assert hasan.post(address, {"ends": "2026-05-04", "seen": seen}).status_code == 302
    assert str(Absence.objects.get().ends) == "2026-05-04"
    assert hasan.post(address, {"ends": "2026-05-11", "seen": seen}).status_code == 409


def test_it_cancels_with_a_reason_once(cast: Any, hasan: Any) -> None:
    hasan.post(_page(cast), _typed())
    address = f"/kepegawaian/cuti/{Absence.objects.get().pk}/batalkan"
    assert hasan.post(address, {"reason": " "}).status_code == 422
    for _ in range(2):
        assert hasan.post(address, {"reason": "Tidak jadi"}).status_code == 302
    assert not Absence.objects.exists()


def test_the_number_of_statements_does_not_depend_on_the_leaves(cast: Any, hasan: Any) -> None:
    with query_budget(12) as few:
        hasan.get(_page(cast))
    for month in range(1, 11):
        days = {"starts": f"2026-{month:02}-02", "ends": f"2026-{month:02}-05"}
        Absence.objects.create(employee=cast.sari, kind="annual", **days)
    with query_budget(len(few)):
        hasan.get(_page(cast))
