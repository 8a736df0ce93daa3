"""What a matrix lacks, over plain values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kinerja.work.planning.matrix.rules import Matrix, OwnedResult, Support, findings, not_summed
from kinerja.work.planning.matrix.sums import Amount

STAFF = {"s": "Sari", "t": "Tono"}
ALL = OwnedResult("r", "Warga terlayani", (Amount(Decimal(100), "surat"),))


def said(
    *supports: Support, results: tuple[OwnedResult, ...] = (ALL,), staff: dict[str, str] | None = None
) -> list[str]:
    return [str(r.sentence) for r in findings(Matrix(results, STAFF if staff is None else staff, supports))]


def surat(n: int, unit: str = "surat") -> tuple[Amount, ...]:
    return (Amount(Decimal(n), unit),)


def test_a_full_matrix_has_no_finding() -> None:
    both = [Support("r", who, "direct", "quantity", amounts=surat(50)) for who in STAFF]
    assert said(*both) == []


def test_a_result_nobody_supports_is_an_orphan_but_only_of_somebody_who_leads() -> None:
    assert said()[0] == "Hasil “Warga terlayani” belum didukung seorang pun."
    assert said(staff={}) == []


def test_two_owners_of_one_undivided_result_claim_it_twice() -> None:
    both = [Support("r", who, "direct", "whole") for who in STAFF]
    assert said(*both) == [
        "Hasil “Warga terlayani” diserahkan utuh kepada lebih dari satu orang: Sari, Tono. Bagilah lebih dahulu."
    ]


def test_the_same_part_is_claimed_twice_however_it_is_written() -> None:
    both = [
        Support("r", "s", "direct", "area", "Kecamatan Utara"),
        Support("r", "t", "direct", "area", " kecamatan  utara"),
    ]
    assert said(*both)[0].startswith("Bagian “kecamatan utara” dari “Warga terlayani” diserahkan")
    other = [Support("r", "s", "direct", "area", "Utara"), Support("r", "t", "direct", "area", "Selatan")]
    assert said(*other) == []


def test_several_may_contribute_indirectly() -> None:
    assert said(*(Support("r", who, "indirect") for who in STAFF)) == []


def test_shares_that_do_not_reach_the_target_are_told_with_the_numbers() -> None:
    found = said(
        Support("r", "s", "direct", "quantity", amounts=surat(40)),
        Support("r", "t", "direct", "quantity", amounts=surat(50, " Surat ")),
    )
    assert found == ["Bagian target untuk “Warga terlayani” berjumlah 90 dari 100 surat."]


def test_without_any_number_there_is_nothing_to_add() -> None:
    assert said(Support("r", "s"), Support("r", "t", amounts=surat(5, "berkas"))) == []


@pytest.mark.parametrize(
    "amount",
    [
        Amount(Decimal(90), "persen"),
        Amount(Decimal(45), "menit baku per jam"),
        Amount(Decimal(82), "indeks"),
        Amount(Decimal(3), "hari", text="Nilai tengah waktu penyelesaian"),
        Amount(Decimal(3), "hari", aspect="time"),
        Amount(Decimal(3), "kejadian", polarity="less"),
        Amount(Decimal(3), "murid", text="Rata-rata murid setiap kelas"),
        Amount(Decimal(9), "rupiah/orang"),
    ],
)
def test_rates_averages_and_times_are_never_added_up(amount: Amount) -> None:
    own = OwnedResult("r", "Warga terlayani", (amount,))
    halves = [Support("r", who, amounts=(Amount(amount.value / 3, amount.unit),)) for who in STAFF]
    assert said(*halves, results=(own,)) == []
    assert not_summed(amount)


def test_counts_are_added_up() -> None:
    assert not not_summed(Amount(Decimal(100), "surat", text="Surat selesai"))


def test_staff_without_line_are_named_once_and_the_rest_is_counted() -> None:
    many = {n: f"Pegawai {n}" for n in range(8)}
    found = said(Support("r", 0), staff=many)
    assert found == [
        "Belum terhubung dengan satu pun hasil unit: Pegawai 1, Pegawai 2, Pegawai 3, Pegawai 4, Pegawai 5 (+2)."
    ]


def test_what_supports_a_result_no_longer_planned_is_told_and_is_no_line() -> None:
    found = said(Support("r", "s"), Support("old", "t"))
    assert found == [
        "Belum terhubung dengan satu pun hasil unit: Tono.",
        "Masih mendukung hasil yang tidak berlaku lagi: Tono. Sesuaikan SKP atau matriksnya.",
    ]
