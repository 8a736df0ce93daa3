"""Sheets of staff data: checked row by row, looked at, applied as a whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from kinerja.people.organisation.commands import (
    change_employee,
    check_staff_rows,
    close_history,
    commit_staff_import,
    end_service,
    hire,
)
from kinerja.people.organisation.imports import appointment_rules
from kinerja.people.organisation.imports.overlaps import first_overlap
from kinerja.people.organisation.models import Appointment, Employee, Position, StaffImport, Unit
from kinerja.people.organisation.queries import data_faults, superior_of
from kinerja.platform.audit.models import Entry
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Forbidden, Refused, Stale
from tests.cast import Cast
from tests.harness.budget import query_budget

MAYA = "198503122010012010"


def check(cast: Cast, kind: str, *rows: dict[str, Any], **more: Any) -> StaffImport:
    """Rows as a reader hands them over; the first one of a sheet is row 2."""
    file = StoredFile.objects.create(sha256="0" * 64, name="x.csv", size=1, path="x", uploaded_at=cast.now)
    numbered = [{"row": number, "cells": cells} for number, cells in enumerate(rows, 2)]
    return check_staff_rows(file, kind=kind, rows=numbered, **more, **cast.by)


def apply(cast: Cast, kind: str, *rows: dict[str, Any]) -> StaffImport:
    staged = check(cast, kind, *rows)
    assert staged.state == "checked", staged.report["problems"]
    return commit_staff_import(staged, **cast.by)


def problems(staged: StaffImport) -> list[tuple[int, str, str]]:
    found = [(p["row"], p["column"], p["template"].format(**p["params"])) for p in staged.report["problems"]]
    assert staged.state == "rejected" if found else staged.state == "checked"
    return found


def counts(staged: StaffImport) -> tuple[int, int, int]:
    return staged.report["new"], staged.report["changed"], staged.report["unchanged"]


def refused(staged: StaffImport) -> dict[tuple[int, str], str]:
    return {(row, column): sentence for row, column, sentence in problems(staged)}


MAYA_ROW = {
    "nip": MAYA, "nama": "Maya Putri, S.E.", "status": "PNS", "golongan": "iii/a", "pendidikan": "S-1",
    "surel": "maya@contoh.go.id",
}  # fmt: skip
SECTION = {"kode": "rsud-t", "nama": "Bidang Tata Usaha", "jenis": "Bidang", "kode_induk": "RSUD"}
POST = {
    "kode": "RSUD-T-KA", "nama_jabatan": "Kepala Bidang", "kode_unit": "RSUD", "jenis": "administrator",
    "kelas": 11, "kode_atasan": "RSUD-KA", "kebutuhan": 1.0,
}  # fmt: skip
SEAT = {"nip": MAYA, "kode_jabatan": "RSUD-KA", "mulai": "2025-01-01", "nomor_sk": "821/1"}


# --- the way through


@pytest.mark.parametrize(
    ("kind", "row"), [("staff", MAYA_ROW), ("units", SECTION), ("positions", POST)], ids=["staff", "units", "positions"]
)
def test_the_same_sheet_twice_changes_nothing(cast: Cast, kind: str, row: dict[str, Any]) -> None:
    assert counts(apply(cast, kind, row)) == (1, 0, 0)
    entries = Entry.objects.count()
    again = apply(cast, kind, row)
    assert counts(again) == (0, 0, 1)
    assert again.changes["changed"] == []
    assert Entry.objects.count() == entries + 2  # checked and applied, nothing else


def test_checking_changes_nothing(cast: Cast) -> None:
    check(cast, "staff", MAYA_ROW)
    assert not Employee.objects.filter(nip=MAYA).exists()


def test_a_new_employee_arrives_with_everything(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW)
    maya = Employee.objects.get(nip=MAYA)
    assert (maya.name, maya.kind, maya.rank, maya.education, maya.email) == (
        "Maya Putri, S.E.", "pns", "III/a", "s1", "maya@contoh.go.id",
    )  # fmt: skip


def test_a_change_is_shown_field_by_field(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW)
    staged = check(cast, "staff", {"nip": MAYA, "golongan": "III/b", "pendidikan": ""})
    assert staged.changes["changed"] == [
        {"row": 2, "key": MAYA, "fields": {"golongan": ["III/a", "III/b"]}, "also": False}
    ]  # fmt: skip
    commit_staff_import(staged, **cast.by)
    maya = Employee.objects.get(nip=MAYA)
    assert (maya.rank, maya.education) == ("III/b", "s1")


def test_a_dash_empties_a_field(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW)
    apply(cast, "staff", {"nip": MAYA, "surel": "-"})
    assert Employee.objects.get(nip=MAYA).email == ""


def test_rows_of_others_stay_as_they_are(cast: Cast) -> None:
    before = Employee.objects.exclude(nip=MAYA).values()
    kept = list(before)
    apply(cast, "staff", MAYA_ROW)
    assert list(before.all()) == kept


def test_one_bad_row_refuses_the_whole_sheet(cast: Cast) -> None:
    staged = check(cast, "staff", MAYA_ROW, {"nip": 1.98503122010012e17, "nama": "X", "status": "PNS"})
    assert list(refused(staged)) == [(3, "nip")]
    assert "terbaca sebagai angka" in refused(staged)[3, "nip"]
    assert staged.changes == {}
    with pytest.raises(Refused, match="1 baris yang perlu diperbaiki"):
        commit_staff_import(staged, **cast.by)
    assert not Employee.objects.filter(nip=MAYA).exists()


def test_what_the_reader_found_counts_as_well(cast: Cast) -> None:
    trouble = {"row": 4, "column": "C", "template": "Sel {cell} berisi rumus.", "params": {"cell": "C4"}}
    staged = check(cast, "staff", MAYA_ROW, problems=[trouble])
    assert problems(staged) == [(4, "C", "Sel C4 berisi rumus.")]


def test_a_sheet_is_applied_once(cast: Cast) -> None:
    staged = apply(cast, "staff", MAYA_ROW)
    with pytest.raises(Refused, match="sudah diterapkan pada 10-03-2026"):
        commit_staff_import(staged, **cast.by)


def test_a_preview_grows_stale(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW)
    staged = check(cast, "staff", {"nip": MAYA, "golongan": "III/b"})
    change_employee(Employee.objects.get(nip=MAYA), rank="III/c", **cast.by)
    with pytest.raises(Stale, match="Periksa lembar ini sekali lagi"):
        commit_staff_import(staged, **cast.by)
    assert Employee.objects.get(nip=MAYA).rank == "III/c"
    staged.refresh_from_db()
    assert staged.state == "checked"


def test_a_change_elsewhere_does_not_make_it_stale(cast: Cast) -> None:
    staged = check(cast, "staff", MAYA_ROW)
    change_employee(cast.tono, email="tono@contoh.go.id", **cast.by)
    commit_staff_import(staged, **cast.by)


def test_it_is_for_personnel(cast: Cast) -> None:
    staged = check(cast, "staff", MAYA_ROW)
    with pytest.raises(Forbidden):
        commit_staff_import(staged, actor=cast.actor("dewi"), now=cast.now)
    commit_staff_import(staged, actor=cast.actor("hasan"), now=cast.now)


def test_it_costs_the_same_for_ten_times_the_rows(cast: Cast) -> None:
    def rows(first: int, count: int) -> list[dict[str, Any]]:
        return [MAYA_ROW | {"nip": f"{int(MAYA) + n}"} for n in range(first, first + count)]

    one, many = check(cast, "staff", *rows(1, 3)), check(cast, "staff", *rows(100, 30))
    with query_budget(40) as few:
        commit_staff_import(one, **cast.by)
    with query_budget(40) as more:
        commit_staff_import(many, **cast.by)
    assert abs(len(few) - len(more)) <= 1


# --- cells


@pytest.mark.parametrize(
    ("cells", "column", "part"),
    [
        ({"nip": ""}, "nip", "wajib diisi pada setiap baris"),
        ({"nama": ""}, "nama", "wajib diisi untuk data baru"),
        ({"status": "honorer"}, "status", "Pilih salah satu: PNS, CPNS, PPPK"),
        ({"golongan": "V/a"}, "golongan", "Tulis misalnya III/a"),
        ({"pendidikan": "S9"}, "pendidikan", "tidak dikenal"),
        ({"surel": "maya"}, "surel", "bukan alamat surel"),
        ({"nama": "x" * 201}, "nama", "paling banyak 200"),
        ({"status": "pejabat politik"}, "status", "tambahkan lewat halaman pegawai"),
    ],
)
def test_a_cell_that_cannot_be_read_says_why(cast: Cast, cells: dict[str, Any], column: str, part: str) -> None:
    found = refused(check(cast, "staff", MAYA_ROW | cells))
    assert part in found[2, column]


def test_a_nip_kept_as_text_by_an_apostrophe_is_fine(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW | {"nip": f"'{MAYA}"})


def test_a_doubtful_nip_is_told_and_taken(cast: Cast) -> None:
    staged = apply(cast, "staff", MAYA_ROW | {"nip": "200503122010012010"})
    assert staged.report["doubt_count"] == 1
    assert staged.report["doubts"][0]["row"] == 2


def test_a_row_that_comes_twice_is_named(cast: Cast) -> None:
    assert refused(check(cast, "staff", MAYA_ROW, MAYA_ROW)) == {
        (3, "nip"): "Baris ini sudah ada pada baris 2. Hapus salah satunya."
    }


# --- units


def test_a_tree_may_come_in_any_order(cast: Cast) -> None:
    deep = {"kode": "RSUD-T-S", "nama": "Seksi", "jenis": "seksi", "kode_induk": "RSUD-T", "zona": "WIB"}
    apply(cast, "units", deep, SECTION)
    unit = Unit.objects.get(code="RSUD-T-S")
    assert (unit.path, unit.zone, unit.parent.code) == ("/KOTA/RSUD/RSUD-T/RSUD-T-S/", "Asia/Jakarta", "RSUD-T")


def test_a_moved_unit_takes_its_subtree_along(cast: Cast) -> None:
    apply(cast, "units", {"kode": "DISDIK", "kode_induk": "RSUD"})
    assert Unit.objects.get(code="SDN1").path == "/KOTA/RSUD/DISDIK/SDN1/"
    assert not [fault for fault in data_faults(cast.today) if fault.kind == "unit_path"]


@pytest.mark.parametrize(
    ("row", "column", "part"),
    [
        ({"kode": "A B"}, "kode", "tidak dapat dipakai"),
        ({"kode_induk": "TIDAKADA"}, "kode_induk", "TIDAKADA tidak ada"),
        ({"kode_induk": ""}, "kode_induk", "satu unit puncak; KOTA"),
        ({"jenis": "kantin"}, "jenis", "tidak dikenal"),
        ({"kalender": "Kantin"}, "kalender", "tidak ada. Yang ada:"),
        ({"kode": "RSUD", "kode_induk": "RSUD"}, "kode_induk", "saling membawahi"),
        ({"kode": "KOTA", "kode_induk": "RSUD"}, "kode_induk", "saling membawahi"),
    ],
)
def test_a_unit_that_does_not_fit_says_why(cast: Cast, row: dict[str, Any], column: str, part: str) -> None:
    assert part in refused(check(cast, "units", SECTION | row))[2, column]


# --- posts


def test_superiors_may_stand_in_the_same_sheet(cast: Cast) -> None:
    below = POST | {"kode": "RSUD-T-P", "jenis": "pelaksana", "kode_atasan": "RSUD-T-KA"}
    apply(cast, "positions", below, POST)
    assert Position.objects.get(code="RSUD-T-P").superior.code == "RSUD-T-KA"
    assert Position.objects.get(code="RSUD-T-KA").job_class == 11


def test_the_lead_of_a_unit_passes_from_post_to_post(cast: Cast) -> None:
    rows = [{"kode": "RSUD-KA", "memimpin_unit": "Tidak"}, POST | {"memimpin_unit": "ya"}]
    apply(cast, "positions", *rows)
    assert Position.objects.get(unit__code="RSUD", heads_unit=True).code == "RSUD-T-KA"
    back = [{"kode": "RSUD-KA", "memimpin_unit": True}, {"kode": "RSUD-T-KA", "memimpin_unit": False}]
    apply(cast, "positions", *back)
    assert Position.objects.get(unit__code="RSUD", heads_unit=True).code == "RSUD-KA"


def test_a_post_that_becomes_leading_has_one_seat(cast: Cast) -> None:
    apply(cast, "positions", {"kode": "DUKCAPIL-L-LOKET", "jenis": "pengawas"})
    assert Appointment.objects.get(employee=cast.sari).single_seat
    apply(cast, "positions", {"kode": "DUKCAPIL-L-LOKET", "jenis": "pelaksana"})
    assert not Appointment.objects.get(employee=cast.sari).single_seat


def test_a_post_held_by_two_does_not_become_leading(cast: Cast) -> None:
    Appointment.objects.filter(employee=cast.tono).update(position=cast.posts["DUKCAPIL-L-LOKET"])
    staged = check(cast, "positions", {"kode": "DUKCAPIL-L-LOKET", "jenis": "pengawas"})
    assert "dua orang bersamaan" in refused(staged)[2, "jenis"]


@pytest.mark.parametrize(
    ("row", "column", "part"),
    [
        ({"kode_unit": "X"}, "kode_unit", "Unit X tidak ada"),
        ({"kode_atasan": "X"}, "kode_atasan", "X tidak ada"),
        ({"kelas": "18"}, "kelas", "antara 1 dan 17"),
        ({"kelas": "sembilan"}, "kelas", "bukan bilangan bulat"),
        ({"jenjang": "Ahli Muda"}, "jenjang", "hanya diisi untuk jabatan fungsional"),
        ({"memimpin_unit": "ya"}, "memimpin_unit", "sudah dipimpin jabatan RSUD-KA"),
        ({"memimpin_unit": "barangkali"}, "memimpin_unit", "Tulis Ya atau Tidak"),
        ({"kode": "RSUD-KA", "kode_atasan": "RSUD-PERAWAT"}, "kode_atasan", "saling membawahi"),
    ],
)
def test_a_post_that_does_not_fit_says_why(cast: Cast, row: dict[str, Any], column: str, part: str) -> None:
    assert part in refused(check(cast, "positions", POST | row))[2, column]


# --- appointments


def test_an_appointment_arrives(cast: Cast) -> None:
    apply(cast, "staff", MAYA_ROW)
    apply(cast, "appointments", SEAT)
    assert counts(apply(cast, "appointments", SEAT)) == (0, 0, 1)
    seat = Appointment.objects.get(employee__nip=MAYA)
    assert (seat.position.code, seat.kind, seat.single_seat) == ("RSUD-KA", "definitive", True)
    assert superior_of(cast.yusuf, cast.today).nip == MAYA


def test_a_new_post_ends_the_one_before_and_says_so(cast: Cast) -> None:
    staged = check(cast, "appointments", SEAT | {"nip": cast.tono.nip, "mulai": "01-04-2026"})
    assert (staged.report["new"], staged.report["also_changed"]) == (1, 1)
    assert staged.changes["changed"][0]["fields"] == {"berakhir": ["", "2026-04-01"]}
    commit_staff_import(staged, **cast.by)
    old = Appointment.objects.get(employee=cast.tono, position=cast.posts["KOMINFO-STAF"])
    assert old.ends == date(2026, 4, 1)


def test_an_end_and_a_decree_are_added_later(cast: Cast) -> None:
    own = {"nip": cast.tono.nip, "kode_jabatan": "KOMINFO-STAF", "mulai": "2024-01-01"}
    apply(cast, "appointments", own | {"berakhir": "2026-06-01", "nomor_sk": "SK 9"})
    seat = Appointment.objects.get(employee=cast.tono)
    assert (seat.ends, seat.decree) == (date(2026, 6, 1), "SK 9")


def test_two_people_may_change_places(cast: Cast) -> None:
    swap = [
        {"nip": cast.dewi.nip, "kode_jabatan": "DUKCAPIL-L-KA", "mulai": "2026-04-01"},
        {"nip": cast.budi.nip, "kode_jabatan": "DUKCAPIL-KA", "mulai": "2026-04-01"},
    ]
    apply(cast, "appointments", *swap)
    assert superior_of(cast.dewi, date(2026, 4, 1)) == cast.budi
    assert superior_of(cast.budi, date(2026, 3, 31)) == cast.dewi


@pytest.mark.parametrize(
    ("row", "column", "part"),
    [
        ({"nip": "197001011990031001"}, "nip", "tidak ada. Impor pegawai dahulu"),
        ({"kode_jabatan": "X"}, "kode_jabatan", "Jabatan X tidak ada"),
        ({"mulai": ""}, "mulai", "wajib diisi"),
        ({"mulai": "31-02-2025"}, "mulai", "tidak dikenali"),
        ({"berakhir": "2024-01-01"}, "berakhir", "tidak sesudah tanggal mulai"),
        ({"kode_jabatan": "RSUD-PERAWAT", "jenis": "Plt"}, "jenis", "tidak dapat diisi Plt"),
        ({"kode_jabatan": "DUKCAPIL-KA"}, "mulai", "sudah dijabat pegawai lain sejak 2024-01-01"),
    ],
)
def test_an_appointment_that_does_not_fit_says_why(cast: Cast, row: dict[str, Any], column: str, part: str) -> None:
    hire("Maya", kind="pns", nip=MAYA, **cast.by)
    assert part in refused(check(cast, "appointments", SEAT | row))[2, column]


def test_two_definitive_posts_in_one_sheet(cast: Cast) -> None:
    hire("Maya", kind="pns", nip=MAYA, **cast.by)
    rows = [SEAT, SEAT | {"kode_jabatan": "ITDA-KA", "mulai": "2025-06-01"}]
    assert "sudah mempunyai jabatan definitif RSUD-KA" in refused(check(cast, "appointments", *rows))[3, "mulai"]


def test_somebody_who_was_first_makes_it_stale(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the other appointment appeared between the comparison and the write: the database decides."""
    staged = check(cast, "appointments", SEAT | {"nip": cast.tono.nip, "mulai": "2026-04-01"})
    Appointment.objects.filter(employee=cast.yusuf).update(ends=date(2026, 2, 1))
    days = {"starts": date(2026, 5, 1), "ends": date(2026, 6, 1)}
    Appointment.objects.create(employee=cast.yusuf, position=cast.posts["RSUD-KA"], single_seat=True, **days)
    monkeypatch.setattr(appointment_rules, "judge_overlaps", lambda *_: None)
    with pytest.raises(Stale, match="Periksa lembar ini sekali lagi"):
        commit_staff_import(staged, **cast.by)
    assert Appointment.objects.filter(employee=cast.tono).count() == 1


def test_two_acting_for_one_post(cast: Cast) -> None:
    rows = [
        {"nip": cast.tono.nip, "kode_jabatan": "RSUD-KA", "jenis": "Plt", "mulai": "2026-01-01"},
        {"nip": cast.yusuf.nip, "kode_jabatan": "RSUD-KA", "jenis": "plh", "mulai": "2026-02-01"},
    ]
    assert "sudah mempunyai Plt atau Plh" in refused(check(cast, "appointments", *rows))[3, "mulai"]


def test_judged_history_is_kept(cast: Cast) -> None:
    close_history([cast.tono.pk], until=date(2026, 1, 1), **cast.by)
    own = {"nip": cast.tono.nip, "kode_jabatan": "KOMINFO-STAF", "mulai": "2024-01-01", "berakhir": "2025-06-01"}
    acting = {"nip": cast.tono.nip, "kode_jabatan": "RSUD-KA", "jenis": "plh", "mulai": "2025-06-01"}
    found = refused(check(cast, "appointments", own, acting))
    assert all("sudah dinilai dan ditutup" in sentence for sentence in found.values())
    assert {row for row, _ in found} == {2, 3}


def test_days_of_service_and_of_the_unit_are_kept(cast: Cast) -> None:
    end_service(cast.tono, left_on=date(2026, 2, 1), **cast.by)
    Unit.objects.filter(code="KOMINFO").update(closed_on=date(2026, 2, 1))
    gone = {"nip": cast.tono.nip, "kode_jabatan": "RSUD-KA", "jenis": "plh", "mulai": "2026-01-05"}
    shut = {"nip": cast.yusuf.nip, "kode_jabatan": "KOMINFO-KA", "jenis": "plh", "mulai": "2026-01-05"}
    found = refused(check(cast, "appointments", gone, shut))
    assert "berhenti pada 2026-02-01" in found[2, "berakhir"]
    assert "ditutup pada 2026-02-01" in found[3, "berakhir"]


def test_somebody_without_nip_does_not_stand_in_the_way(cast: Cast) -> None:
    other = {"nip": cast.tono.nip, "kode_jabatan": "KOTA-WALIKOTA", "mulai": "2026-05-01"}
    assert "sudah dijabat" in refused(check(cast, "appointments", other))[2, "mulai"]


D = [date(2026, 1, n) for n in range(1, 11)]


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([], None),
        ([(D[0], D[2]), (D[2], None)], None),
        ([(D[0], None), (D[5], D[6])], ((D[0], None), (D[5], D[6]))),
        ([(D[0], D[8]), (D[1], D[2])], ((D[0], D[8]), (D[1], D[2]))),
        ([(D[0], D[2]), (D[3], D[4]), (D[3], D[5])], ((D[3], D[4]), (D[3], D[5]))),
    ],
)
def test_the_first_overlap(spans: Sequence[tuple[Any, ...]], found: object) -> None:
    assert first_overlap(spans) == found
