"""Mappings of visits that will not do: each gets a sentence with the key and the file."""

from __future__ import annotations

import pytest

from kinerja.facts.queueing.models import VisitRecord

from .conftest import CALLS, Bring

WRONG = {
    "a column that is not there": ('called = "panggil"', 'called = "dipanggil"', "Kolom “dipanggil” tidak ada"),
    "unknown column": (
        'ticket = "no"',
        'tiket = "no"',
        "[columns] tiket di peta.toml tidak dikenal. Maksudnya",
    ),
    "unknown outcome": ('HANG = "left"', 'HANG = "gone"', "[outcomes] HANG di peta.toml tertulis “gone”. Pilih"),
    "outcomes without column": ('outcome = "hasil"\n', "", "[outcomes] di peta.toml perlu [columns] outcome"),
    "no code": ('code = "loket"', "", "[service] code wajib diisi di peta.toml"),
    "format of dates": (
        '"%y%m%d"',
        '"%m%d"',
        "format waktu “%m%d” tidak memuat tahun",
    ),
    "format of clocks": (
        '"%H:%M:%S"',
        '"%M:%S"',
        "time_format di peta.toml: format jam “%M:%S” tidak",
    ),
    "format nobody reads": ("date_format", "datetime_format", "[source] datetime_format di peta.toml tidak dipakai"),
    "formats without date": ('date = "tanggal"\n', "", "[source] date_format di peta.toml tidak dipakai"),
    "zone": ('"WIB"', '"WIX"', "[source] timezone di peta.toml: Zona waktu “WIX” tidak dikenal"),
    "missing of nothing": ("officer = [", "nomor = [", "[missing] nomor di peta.toml tidak dikenal"),
    "section": ("[missing]", "[mising]", "[mising] di peta.toml tidak dikenal. Maksudnya “missing”"),
}


@pytest.mark.parametrize(("before", "after", "sentence"), WRONG.values(), ids=WRONG)
def test_it_says_what_to_do(bring: Bring, before: str, after: str, sentence: str) -> None:
    assert before in CALLS
    outcome = bring(mapping=CALLS.replace(before, after, 1))
    assert outcome.status == 1
    assert sentence in outcome.complaint
    assert not VisitRecord.objects.exists()


def test_it_asks_for_a_whole_pair(bring: Bring) -> None:
    mapping = CALLS.replace('issued = "ambil"\n', "").replace('finished = "selesai"\n', "")
    assert "[columns] di peta.toml perlu issued dan called" in bring(mapping=mapping).complaint


def test_outcomes_may_be_written_the_other_way_round(bring: Bring) -> None:
    own = 'AGENT = "served"\nHANG = "left"\nABSEN = "no_show"\nPHANTOM = "void"'
    assert own in CALLS
    mapping = CALLS.replace(own, 'served = ["AGENT"]\nleft = ["HANG"]\nno_show = ["ABSEN"]\nvoid = ["PHANTOM"]')
    assert bring(mapping=mapping).document["left"] == 1
