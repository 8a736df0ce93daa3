"""The inspector's trail: found by act, thing, person and day; taken away as CSV; no identifier in an address."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from kinerja.doors.web.inspector.export import lines
from kinerja.people.organisation import commands
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.trail import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def andi(cast: Any) -> Any:
    return cast.client("andi")


def _rows(response: Any) -> list[Any]:
    return [line.entry for line in response.context["lines"]]


def test_it_is_narrowed_by_act(cast: Any, andi: Any) -> None:
    shown = _rows(andi.get("/pengawasan", {"tindakan": "organisation.mandate_given"}))
    assert {entry.verb for entry in shown} == {"organisation.mandate_given"}
    assert len(shown) == Entry.objects.filter(verb="organisation.mandate_given").count()


def test_it_is_narrowed_to_one_thing_and_says_whose_it_is(cast: Any, andi: Any) -> None:
    commands.change_employee(cast.sari, email="sari@contoh.go.id", **cast.by)
    response = andi.get("/pengawasan", {"jenis": "organisation.Employee", "benda": str(cast.sari.pk)})
    assert _rows(response)[0].verb == "organisation.employee_changed"
    assert {entry.thing_id for entry in _rows(response)} == {str(cast.sari.pk)}
    assert cast.sari.name in response.content.decode()


def test_it_is_narrowed_to_one_persons_acts(cast: Any, andi: Any) -> None:
    commands.change_employee(cast.sari, email="a@contoh.go.id", actor=cast.actor("hasan"), now=cast.now)
    shown = _rows(andi.get("/pengawasan", {"pelaku": str(cast.user("hasan").pk)}))
    assert [entry.verb for entry in shown] == ["organisation.employee_changed"]


def test_days_are_those_of_the_agency(cast: Any, andi: Any) -> None:
    """16.30 UTC of the 9th is half past midnight of the 10th in Palu."""
    late = cast.now.replace(day=9, hour=16, minute=30)
    record("organisation.unit_changed", actor=cast.system, now=late)
    record("organisation.unit_closed", actor=cast.system, now=late - timedelta(hours=1))
    tenth = _rows(andi.get("/pengawasan", {"sejak": "2026-03-10", "tindakan": "organisation.unit_changed"}))
    ninth = _rows(andi.get("/pengawasan", {"sampai": "2026-03-09", "tindakan": "organisation.unit_closed"}))
    assert [entry.at for entry in tenth] == [late]
    assert len(ninth) == 1


def test_a_day_that_is_none_is_said_beside_its_field(andi: Any) -> None:
    response = andi.get("/pengawasan", {"sejak": "kemarin"})
    assert response.status_code == 200
    assert response.context["form"].errors["sejak"]


def test_pages_follow_the_key(cast: Any, andi: Any) -> None:
    for number in range(60):
        record("organisation.unit_changed", actor=cast.system, now=cast.now, n=number)
    first = andi.get("/pengawasan", {"tindakan": "organisation.unit_changed"})
    second = andi.get("/pengawasan" + first.context["page"].following)
    keys = [entry.pk for entry in _rows(first) + _rows(second)]
    assert len(keys) == 60
    assert keys == sorted(keys, reverse=True)


def test_one_entry_shows_before_and_after_in_words(cast: Any, andi: Any) -> None:
    commands.change_unit(cast.units["RSUD"], name="RSUD Palu", **cast.by)
    entry = Entry.objects.filter(verb="organisation.unit_changed").latest("id")
    text = andi.get(f"/pengawasan/jejak/{entry.pk}").content.decode()
    assert "mengubah unit kerja" in text
    assert "Rumah Sakit Umum Daerah" in text
    assert "RSUD Palu" in text


def test_the_export_is_the_selection_and_leaves_a_trace(cast: Any, andi: Any) -> None:
    response = andi.get("/pengawasan/jejak.csv", {"tindakan": "organisation.mandate_given"})
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert {row["verb"] for row in rows} == {"organisation.mandate_given"}
    assert Entry.objects.filter(verb="audit.seen", actor_user=cast.user("andi").pk).count() == 1


def test_a_cell_is_never_a_formula(cast: Any) -> None:
    entry = Entry(id=1, at=cast.now, actor_name="=HYPERLINK(1)", verb="x.y")
    assert "'=HYPERLINK(1)" in "".join(lines([entry]))


def test_a_nip_is_asked_by_post_and_stays_out_of_addresses(cast: Any, andi: Any) -> None:
    response = andi.post("/pengawasan/orang", {"who": cast.sari.nip})
    text = response.content.decode()
    assert f"pelaku={cast.user('sari').pk}" in text
    assert all(cast.sari.nip not in part.split('"')[0] for part in text.split('href="')[1:])


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "besok"])
def test_a_day_beyond_every_clock_narrows_nothing(cast: Any, day: str) -> None:
    for name in ("sejak", "sampai"):
        assert cast.client("andi").get("/pengawasan", {name: day}).status_code == 200
