"""One thing is saved: refused with a sentence, or stale with another."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.models import Agency, Appointment, Unit
from kinerja.platform.database import saving
from kinerja.pure.lib.refusals import Invalid, Stale
from tests.cast import Cast

DAY = date(2026, 1, 1)


def _unit(cast: Cast, **more) -> Unit:
    return Unit(
        **{"code": "X", "name": "X", "kind": "section", "parent": cast.units["KOTA"], "path": "/KOTA/X/"} | more
    )


def test_a_field_that_is_empty_is_named(cast: Cast) -> None:
    with pytest.raises(Invalid, match="nama: "):
        saving.insert(_unit(cast, name=""))


def test_a_column_that_takes_nothing_may_be_empty(cast: Cast) -> None:
    assert saving.insert(_unit(cast)).closed_on is None


def test_what_the_database_forbids_is_said_before(cast: Cast) -> None:
    with pytest.raises(Invalid, match="berakhir sesudah dimulai"):
        saving.insert(Appointment(employee=cast.tono, position=cast.posts["RSUD-KA"], starts=DAY, ends=DAY))


def test_who_comes_second_hears_the_sentence_of_the_constraint(cast: Cast, monkeypatch) -> None:
    """As if the other's row appeared between the question and the write."""
    monkeypatch.setattr(saving, "_check", lambda thing: None)
    late = Appointment(employee=cast.tono, position=cast.posts["RSUD-KA"], starts=DAY)
    with pytest.raises(Stale, match="sudah mempunyai jabatan definitif"):
        saving.insert(late)
    with pytest.raises(Stale, match="baru saja diubah orang lain"):
        saving.insert(_unit(cast, code="RSUD"))
    with pytest.raises(Stale, match="Kode unit"):
        saving.change(cast.units["RSUD"], code="A/B")
    assert cast.units["RSUD"].code == "RSUD"
    assert Unit.objects.filter(code="RSUD").exists()


def test_a_refused_change_leaves_the_thing_as_it_was(cast: Cast) -> None:
    unit = cast.units["RSUD"]
    with pytest.raises(Invalid):
        saving.change(unit, name="Baru", kind="kantin")
    assert unit.name == "Rumah Sakit Umum Daerah"


def test_a_change_answers_before_and_after(cast: Cast) -> None:
    unit = cast.units["RSUD"]
    assert saving.change(unit, name="RSUD", kind="hospital", closed_on=DAY) == {
        "name": ["Rumah Sakit Umum Daerah", "RSUD"],
        "closed_on": ["", "2026-01-01"],
    }
    assert saving.change(unit, closed_on=None) == {"closed_on": ["2026-01-01", ""]}
    assert saving.change(unit, closed_on=None) == {}


def test_only_the_changed_fields_are_compared(cast: Cast) -> None:
    """Two people who change different things do not stand in each other's way."""
    mine, hers = Agency.objects.get(), Agency.objects.get()
    saving.change(mine, name="Kota Satu")
    saving.change(hers, region_code="72.71")
    agency = Agency.objects.get()
    assert (agency.name, agency.region_code) == ("Kota Satu", "72.71")
    with pytest.raises(Stale):
        saving.change(hers, name="Kota Dua")


def test_a_thing_that_is_gone_is_stale(cast: Cast) -> None:
    seat = Appointment.objects.get(employee=cast.tono)
    Appointment.objects.filter(pk=seat.pk).delete()
    with pytest.raises(Stale):
        saving.change(seat, ends=DAY)
