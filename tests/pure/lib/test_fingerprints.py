"""Prints of texts: near texts are near, short ones have none, and near prints share a band."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja.pure.lib.fingerprints import BITS, NEAR, bands, distance, signed, text_print

LONG = (
    "Pagi ini saya membantu dua puluh warga mengisi formulir perekaman KTP elektronik di loket tiga lalu menata "
    "arsip akta kelahiran bulan Februari dan menelepon keluarga yang berkasnya belum lengkap"
)
OTHER = (
    "Rapat koordinasi persiapan ujian sekolah bersama wali kelas enam membahas jadwal pengawas ruang cadangan "
    "listrik serta pembagian tugas mengoreksi lembar jawaban siswa pada akhir bulan depan"
)


def test_the_same_words_in_other_clothes_have_the_same_print() -> None:
    assert text_print(LONG) == text_print(LONG.upper().replace(" ", ",  ") + "!")


def test_another_text_is_far() -> None:
    one, other = text_print(LONG), text_print(OTHER)
    assert one is not None
    assert other is not None
    assert distance(one, other) > 3 * NEAR


def test_a_short_text_has_none() -> None:
    assert text_print("Melayani warga di loket seperti biasa") is None


def test_a_long_text_of_one_word_has_one() -> None:
    assert text_print("rapat " * 100) is not None


PRINTS = st.integers(0, 2**BITS - 1).map(signed)


@given(PRINTS, st.sets(st.integers(0, BITS - 1), max_size=NEAR))
def test_near_prints_share_a_band_whole(one: int, flipped: set[int]) -> None:
    other = one
    for bit in flipped:
        other = signed((other ^ 1 << bit) % 2**BITS)
    assert distance(one, other) == len(flipped)
    assert any(a == b for a, b in zip(bands(one), bands(other), strict=True))
    assert all(0 <= band < 2**16 for band in bands(other))
