"""Sentences are filled in as a person would write them."""

from __future__ import annotations

import pytest

from kinerja.doors.web.ui.sentences import filled


@pytest.mark.parametrize(
    ("name", "said"),
    [("Dewi, M.AP.", "Atasannya Dewi, M.AP."), ("Dewi", "Atasannya Dewi."), ("Dewi...", "Atasannya Dewi....")],
)
def test_a_name_that_ends_with_a_stop_ends_the_sentence(name: str, said: str) -> None:
    assert filled("Atasannya {name}.", {"name": name}) == said
