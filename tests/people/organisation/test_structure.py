"""Agency, units and posts: one tree each, without circles."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import (
    add_position,
    add_unit,
    appoint,
    change_agency,
    change_position,
    change_unit,
    close_unit,
    end_appointment,
    open_agency,
)
from kinerja.people.organisation.models import Agency, Appointment, Unit
from kinerja.people.organisation.queries import agency
from kinerja.platform.access.actors import system
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.cast import Cast


def test_a_cell_has_one_agency(cast: Cast) -> None:
    with pytest.raises(Refused, match="satu instansi"):
        open_agency("Kota Lain", **cast.by)
    assert agency() == cast.agency


def test_its_name_may_change(cast: Cast) -> None:
    change_agency(cast.agency, name="Pemerintah Kota Baru", **cast.by)
    assert Agency.objects.get().name == "Pemerintah Kota Baru"


@pytest.mark.django_db
def test_units_need_an_agency(now) -> None:
    with pytest.raises(Refused, match="Instansi belum dibuka"):
        add_unit("A", name="A", kind="department", actor=system(now.date()), now=now)


def test_only_personnel_changes_the_structure(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="pengelola kepegawaian"):
        add_unit("X", name="X", kind="section", parent=cast.units["KOTA"], actor=cast.actor("dewi"), now=cast.now)
    add_unit("X", name="X", kind="section", parent=cast.units["KOTA"], actor=cast.actor("hasan"), now=cast.now)


def test_a_unit_takes_zone_and_place_from_its_parent(cast: Cast) -> None:
    unit = add_unit(" dukcapil-x ", name="Seksi X", kind="section", parent=cast.units["DUKCAPIL"], **cast.by)
    assert (unit.code, unit.path, unit.zone) == ("DUKCAPIL-X", "/KOTA/DUKCAPIL/DUKCAPIL-X/", "Asia/Makassar")


def test_there_is_one_root(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sudah mempunyai unit puncak"):
        add_unit("LAIN", name="Lain", kind="agency", **cast.by)
    with pytest.raises(Invalid, match="sudah mempunyai unit puncak"):
        change_unit(cast.units["RSUD"], parent=None, **cast.by)


@pytest.mark.parametrize("code", ["", "A B", "A/B", "-A", "Ä"])
def test_a_code_is_letters_and_digits(cast: Cast, code: str) -> None:
    with pytest.raises(Invalid, match="tidak dapat dipakai"):
        add_unit(code, name="A", kind="section", parent=cast.units["KOTA"], **cast.by)


def test_a_code_is_given_once(cast: Cast) -> None:
    with pytest.raises(Invalid, match="telah ada"):
        add_unit("rsud", name="Lagi", kind="hospital", parent=cast.units["KOTA"], **cast.by)


def test_a_subtree_moves_as_a_whole(cast: Cast) -> None:
    change_unit(cast.units["DISDIK"], parent=cast.units["DUKCAPIL"], **cast.by)
    assert Unit.objects.get(code="SDN1").path == "/KOTA/DUKCAPIL/DISDIK/SDN1/"
    beneath = Unit.objects.beneath(Unit.objects.get(code="DUKCAPIL")).values_list("code", flat=True)
    assert set(beneath) == {"DUKCAPIL", "DUKCAPIL-L", "DISDIK", "SDN1"}
    way = [unit.code for unit in Unit.objects.above(Unit.objects.get(code="SDN1"))]
    assert way == ["SDN1", "DISDIK", "DUKCAPIL", "KOTA"]


def test_a_unit_is_not_moved_beneath_itself(cast: Cast) -> None:
    for below in ("DUKCAPIL-L", "DUKCAPIL"):
        with pytest.raises(Invalid, match="tidak dapat dipindahkan"):
            change_unit(cast.units["DUKCAPIL"], parent=cast.units[below], **cast.by)
    assert Unit.objects.get(code="DUKCAPIL").path == "/KOTA/DUKCAPIL/"


def test_units_with_a_common_beginning_are_kept_apart(cast: Cast) -> None:
    add_unit("RSUD2", name="RS kedua", kind="hospital", parent=cast.units["KOTA"], **cast.by)
    assert [unit.code for unit in Unit.objects.beneath(cast.units["RSUD"])] == ["RSUD"]


def test_a_unit_closes_when_it_is_empty(cast: Cast) -> None:
    unit, day = cast.units["KOMINFO"], date(2026, 7, 1)
    with pytest.raises(Refused, match="masih berisi pegawai"):
        close_unit(unit, closed_on=day, **cast.by)
    end_appointment(Appointment.objects.get(employee=cast.tono), ends=day, **cast.by)
    close_unit(unit, closed_on=day, **cast.by)
    assert unit not in Unit.objects.open_on(day)
    with pytest.raises(Refused, match="masih membawahi"):
        close_unit(cast.units["DUKCAPIL"], closed_on=day, **cast.by)


def test_who_saw_an_older_page_is_told(cast: Cast) -> None:
    mine, hers = Unit.objects.get(code="RSUD"), Unit.objects.get(code="RSUD")
    change_unit(mine, name="RSUD Satu", **cast.by)
    with pytest.raises(Stale, match="baru saja diubah orang lain"):
        change_unit(hers, name="RSUD Dua", **cast.by)
    assert Unit.objects.get(code="RSUD").name == "RSUD Satu"


def test_a_change_leaves_a_trail_and_no_change_leaves_none(cast: Cast) -> None:
    before = Entry.objects.count()
    change_unit(cast.units["RSUD"], name=cast.units["RSUD"].name, **cast.by)
    assert Entry.objects.count() == before
    change_unit(cast.units["RSUD"], name="RSUD Baru", **cast.by)
    entry = Entry.objects.order_by("-id").first()
    assert entry.verb == "organisation.unit_changed"
    assert entry.data["changed"]["name"] == ["Rumah Sakit Umum Daerah", "RSUD Baru"]


# --- posts


def test_posts_do_not_command_one_another_in_a_circle(cast: Cast) -> None:
    posts = cast.posts
    for superior in ("DUKCAPIL-L-LOKET", "DUKCAPIL-L-KA", "DUKCAPIL-KA"):
        with pytest.raises(Invalid, match="saling membawahi"):
            change_position(posts["DUKCAPIL-KA"], superior=posts[superior], **cast.by)
    change_position(posts["DUKCAPIL-KA"], superior=posts["KOTA-WALIKOTA"], **cast.by)


def test_one_post_leads_a_unit(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sudah mempunyai jabatan pimpinan"):
        add_position(
            "RSUD-KA2", title="Direktur", unit=cast.units["RSUD"], kind="jpt_pratama", heads_unit=True, **cast.by
        )


def test_a_level_belongs_to_functional_posts(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Jenjang hanya"):
        add_position("X", title="X", unit=cast.units["RSUD"], kind="pelaksana", level="mahir", **cast.by)


def test_job_classes_end_at_17(cast: Cast) -> None:
    with pytest.raises(Invalid, match="antara 1 dan 17"):
        add_position("X", title="X", unit=cast.units["RSUD"], kind="pelaksana", job_class=18, **cast.by)


def test_a_kind_that_does_not_exist_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="jenis jabatan"):
        add_position("X", title="X", unit=cast.units["RSUD"], kind="raja", **cast.by)


def test_a_post_that_becomes_leading_has_one_seat(cast: Cast) -> None:
    post = cast.posts["DUKCAPIL-L-LOKET"]
    change_position(post, kind="pengawas", **cast.by)
    assert Appointment.objects.get(employee=cast.sari).single_seat
    change_position(post, kind="pelaksana", **cast.by)
    assert not Appointment.objects.get(employee=cast.sari).single_seat


def test_a_post_once_held_by_two_does_not_become_leading(cast: Cast) -> None:
    end_appointment(Appointment.objects.get(employee=cast.tono), ends=date(2025, 1, 1), **cast.by)
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-LOKET"], starts=date(2025, 1, 1), **cast.by)
    with pytest.raises(Refused, match="dua orang bersamaan"):
        change_position(cast.posts["DUKCAPIL-L-LOKET"], kind="pengawas", **cast.by)
