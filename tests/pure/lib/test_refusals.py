from __future__ import annotations

import pytest

from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.pure.lib.sentences import sentence


@pytest.mark.parametrize("kind", [Refused, Invalid, Forbidden, Stale])
def test_it_fills_in_its_sentence_and_keeps_the_template(kind):
    refusal = kind("Berkas {name} kosong.", name="a.csv")
    assert isinstance(refusal, Refused)
    assert str(refusal) == "Berkas a.csv kosong."
    assert (refusal.template, refusal.params) == ("Berkas {name} kosong.", {"name": "a.csv"})


def test_a_sentence_is_a_value():
    assert str(sentence("Ada {n} kasus.", n=3)) == "Ada 3 kasus."
    assert sentence("Ada {n} kasus.", n=3) == sentence("Ada {n} kasus.", n=3)
    assert len({sentence("Ada {n} kasus.", n=3), sentence("Ada {n} kasus.", n=3)}) == 1
