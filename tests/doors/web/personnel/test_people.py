"""Finding people: fifty of many in a constant number of statements, and no NIP in any address."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja.people.organisation.models import Employee
from kinerja.platform.audit.models import Entry
from tests.harness.budget import query_budget
from tests.judgement.town import Town

pytestmark = pytest.mark.django_db
LIST = "/kepegawaian/pegawai"


@pytest.fixture
def hasan(cast: Any) -> Any:
    return cast.client("hasan")


def _names(response: Any) -> list[str]:
    return [row.name for row in response.context["rows"]]


def test_pages_follow_one_another_in_order_of_names(cast: Any, hasan: Any) -> None:
    Town(cast).colleagues(70)
    first = hasan.get(LIST)
    second = hasan.get(LIST + first.context["page"].following)
    everybody = list(Employee.objects.order_by("name", "pk").values_list("name", flat=True))
    assert _names(first) + _names(second) == everybody
    assert second.context["page"].following == ""


def test_the_number_of_statements_does_not_depend_on_the_rows(cast: Any, hasan: Any) -> None:
    with query_budget(1000) as few:
        hasan.get(LIST)
    Town(cast).colleagues(120)
    with query_budget(len(few)):
        assert len(_names(hasan.get(LIST))) == 50


def test_a_unit_shows_those_beneath_it_with_post_and_department(cast: Any, hasan: Any) -> None:
    response = hasan.get(LIST, {"unit": str(cast.units["DUKCAPIL"].pk)})
    assert _names(response) == sorted([cast.dewi.name, cast.budi.name, cast.sari.name])
    sari = next(row for row in response.context["rows"] if row.name == cast.sari.name)
    assert (sari.post, sari.unit, sari.department) == (
        "Petugas Loket",
        "Seksi Pelayanan Loket",
        "Dinas Kependudukan dan Pencatatan Sipil",
    )


@pytest.mark.parametrize("key", ["bukan-kunci", "0", "setelah"])
def test_an_address_typed_by_hand_shows_the_start(hasan: Any, key: str) -> None:
    assert hasan.get(LIST, {"setelah": key, "unit": key}).status_code == 200


def test_a_nip_leads_straight_to_its_person_and_into_no_address(cast: Any, hasan: Any) -> None:
    spaced = f"{cast.sari.nip[:8]} {cast.sari.nip[8:14]} {cast.sari.nip[14]} {cast.sari.nip[15:]}"
    response = hasan.post(f"{LIST}/cari", {"who": spaced})
    assert response.status_code == 302
    assert response["Location"] == f"{LIST}/{cast.sari.pk}"


def test_a_part_of_a_name_lists_who_matches(cast: Any, hasan: Any) -> None:
    found = hasan.post(f"{LIST}/cari", {"who": "a"})
    assert cast.sari.name in _names(found)
    assert found.request["QUERY_STRING"] == ""


def test_nobody_found_is_said_with_what_to_try(hasan: Any) -> None:
    assert "Coba sebagian nama saja" in hasan.post(f"{LIST}/cari", {"who": "zzz"}).content.decode()


def test_a_persons_page_shows_the_superior_and_is_noted_in_the_trail(cast: Any, hasan: Any) -> None:
    response = hasan.get(f"{LIST}/{cast.sari.pk}")
    assert response.context["superior"] == cast.budi
    entry = Entry.objects.get(verb="organisation.seen")
    assert (entry.thing_id, entry.actor_user) == (str(cast.sari.pk), cast.user("hasan").pk)
