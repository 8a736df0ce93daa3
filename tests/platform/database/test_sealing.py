"""Sealed papers and marks: useful with the key of the home, noise without it."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.fernet import Fernet

from kinerja.platform.database.sealing import mark, marks, reseal, seal, unseal
from kinerja.pure.lib.refusals import Refused


def key() -> str:
    return Fernet.generate_key().decode()


def test_a_paper_comes_back_and_shows_nothing_on_the_way() -> None:
    sealed = seal({"seen": "rahasia", "value": 4})
    assert unseal(sealed) == {"seen": "rahasia", "value": 4}
    assert "rahasia" not in sealed
    assert seal({"a": 1}) != seal({"a": 1})


def test_marks_are_the_same_for_the_same_words_and_key(settings: Any) -> None:
    first = mark("party", 1)
    assert first == mark("party", 1) != mark("party", 2)
    assert mark("a", "bc") != mark("ab", "c")
    settings.SEALING_KEYS = [key(), *settings.SEALING_KEYS]
    assert mark("party", 1) != first
    assert marks("party", 1) == [mark("party", 1), first]


def test_after_resealing_the_old_key_is_needed_no_more(settings: Any) -> None:
    sealed = seal({"a": 1})
    settings.SEALING_KEYS = [key(), *settings.SEALING_KEYS]
    again = reseal(sealed)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    assert unseal(again) == {"a": 1}
    with pytest.raises(Refused, match="tidak dapat dibuka"):
        unseal(sealed)
