"""Marking changed words."""

from __future__ import annotations

from kinerja.pure.lib.word_diff import Piece, word_diff


def test_it_marks_what_went_before_what_came() -> None:
    assert word_diff("Surat selesai tepat waktu", "Surat terbit tepat waktu") == [
        Piece("same", "Surat"), Piece("out", "selesai"), Piece("in", "terbit"), Piece("same", "tepat waktu"),
    ]  # fmt: skip


def test_it_is_all_new_or_all_gone_where_one_side_is_empty() -> None:
    assert word_diff("", "baru sekali") == [Piece("in", "baru sekali")]
    assert word_diff("lama", "") == [Piece("out", "lama")]
    assert word_diff("sama", "sama") == [Piece("same", "sama")]
