"""Taking people on, changing them, giving them roles and accounts."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import (
    change_employee,
    create_account,
    end_mandate,
    give_mandate,
    hire,
)
from kinerja.people.organisation.models import Employee, Mandate
from kinerja.platform.access.actors import Role
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.cast import Cast

NIP = "198503122010012010"


@pytest.mark.parametrize(
    ("nip", "sentence"),
    [
        ("197413012006041015", "Tanggal lahir"),
        ("1.97403E+17", "terbaca sebagai angka"),
        ("19740324200604101", "17 digit"),
        (None, "kosong"),
        ("197403242006131015", "Bulan TMT"),
    ],
)
def test_a_nip_is_read_with_care(cast: Cast, nip: str | None, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        hire("Maya", kind="pns", nip=nip, **cast.by)


def test_a_nip_belongs_to_one_person(cast: Cast) -> None:
    hire("Maya", kind="pns", nip="19850312 201001 2 010", **cast.by)
    with pytest.raises(Invalid, match="NIP"):
        hire("Mira", kind="pns", nip=NIP, **cast.by)


def test_pppk_have_another_number_and_political_officers_none(cast: Cast) -> None:
    assert hire("Maya", kind="pppk", nip="198503122023212010", rank="ix", **cast.by).rank == "IX"
    assert hire("Wakil", kind="political", **cast.by).nip is None


@pytest.mark.parametrize(("written", "kept"), [("III/a", "III/a"), ("iii a", "III/a"), ("IVE", "IV/e"), ("", "")])
def test_a_rank_has_one_spelling(cast: Cast, written: str, kept: str) -> None:
    assert hire("Maya", kind="pns", nip=NIP, rank=written, **cast.by).rank == kept


@pytest.mark.parametrize(("kind", "rank"), [("pns", "IX"), ("pns", "III/e"), ("pppk", "III/a"), ("pppk", "XVIII")])
def test_a_rank_fits_the_status(cast: Cast, kind: str, rank: str) -> None:
    nip = NIP if kind == "pns" else "198503122023212010"
    with pytest.raises(Invalid, match="tidak dikenal untuk"):
        hire("Maya", kind=kind, nip=nip, rank=rank, **cast.by)


def test_an_address_looks_like_one(cast: Cast) -> None:
    with pytest.raises(Invalid, match="surel"):
        hire("Maya", kind="pns", nip=NIP, email="maya", **cast.by)


def test_a_name_is_needed(cast: Cast) -> None:
    with pytest.raises(Invalid, match="nama"):
        hire("  ", kind="pns", nip=NIP, **cast.by)


def test_the_trail_keeps_names_of_fields_only(cast: Cast) -> None:
    change_employee(cast.sari, name="Sari Wulandari, S.A.P.", rank="iii/a", **cast.by)
    entry = Entry.objects.get(verb="organisation.employee_changed")
    assert entry.data == {"changed": ["name", "rank"]}
    assert Employee.objects.get(pk=cast.sari.pk).rank == "III/a"


def test_a_changed_status_asks_for_its_rank(cast: Cast) -> None:
    with pytest.raises(Invalid, match="PPPK"):
        change_employee(cast.sari, kind="pppk", **cast.by)
    change_employee(cast.sari, kind="pppk", rank="VII", **cast.by)


def test_who_saw_older_data_is_told(cast: Cast) -> None:
    mine, hers = Employee.objects.get(pk=cast.sari.pk), Employee.objects.get(pk=cast.sari.pk)
    change_employee(mine, email="sari@contoh.go.id", **cast.by)
    with pytest.raises(Stale):
        change_employee(hers, email="wulan@contoh.go.id", **cast.by)


# --- roles


def test_a_role_is_given_by_an_administrator(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="administrator"):
        give_mandate(cast.tono, role=Role.INSPECTOR, starts=cast.today, actor=cast.actor("hasan"), now=cast.now)
    give_mandate(cast.sekda, role=Role.ADMINISTRATOR, starts=cast.today, **cast.by)
    boss = cast.actor("sekda")
    give_mandate(cast.tono, role=Role.INSPECTOR, starts=cast.today, actor=boss, now=cast.now)
    assert cast.actor("tono").has(Role.INSPECTOR)
    with pytest.raises(Forbidden, match="diri sendiri"):
        give_mandate(cast.sekda, role=Role.INSPECTOR, starts=cast.today, actor=boss, now=cast.now)


def test_a_role_is_given_once_at_a_time(cast: Cast) -> None:
    with pytest.raises(Invalid, match="sudah mempunyai mandat"):
        give_mandate(cast.hasan, role=Role.PERSONNEL, starts=cast.today, **cast.by)
    end_mandate(Mandate.objects.get(employee=cast.hasan), ends=cast.today, **cast.by)
    give_mandate(cast.hasan, role=Role.PERSONNEL, starts=cast.today, **cast.by)


def test_a_role_that_does_not_exist_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="peran"):
        give_mandate(cast.tono, role="raja", starts=cast.today, **cast.by)


def test_a_mandate_ends_after_it_begins(cast: Cast) -> None:
    with pytest.raises(Invalid, match="berakhir sesudah"):
        give_mandate(cast.tono, role=Role.LEADER, starts=cast.today, ends=date(2020, 1, 1), **cast.by)


# --- accounts


def test_a_person_has_one_account(cast: Cast) -> None:
    with pytest.raises(Refused, match="sudah mempunyai akun"):
        create_account(cast.sari, username="sari2", **cast.by)
