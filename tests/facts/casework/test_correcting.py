"""Corrections asked by citizens, and who answers them."""

from __future__ import annotations

import pytest

from kinerja.facts.casework import commands
from kinerja.facts.casework.models import Correction
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from tests.facts.casework.desk import Desk


def asked(desk: Desk) -> Correction:
    file = desk.finished()
    return commands.ask_correction(file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))


def test_it_is_not_answered_by_who_finished_the_file(desk: Desk) -> None:
    correction = asked(desk)
    with pytest.raises(Refused, match="Minta rekan lain"):
        commands.answer_correction(correction, outcome="wrong", answer="Benar", **desk.by)
    with pytest.raises(Forbidden):
        commands.answer_correction(correction, outcome="wrong", answer="Benar", **desk.of(desk.hasan))


def test_it_is_answered_once_and_with_words(desk: Desk) -> None:
    correction = asked(desk)
    for values in ({"outcome": "maybe", "answer": "Ya"}, {"outcome": "right", "answer": " "}):
        with pytest.raises(Invalid):
            commands.answer_correction(correction, **values, **desk.of(desk.budi))
    commands.answer_correction(correction, outcome="right", answer="Dicetak ulang.", **desk.of(desk.budi))
    with pytest.raises(Stale, match="baru saja dijawab"):
        commands.answer_correction(correction, outcome="wrong", answer="Benar.", **desk.of(desk.budi))
    correction.refresh_from_db()
    assert correction.outcome == "right"


def test_it_is_asked_five_times_at_most(desk: Desk) -> None:
    file = asked(desk).file
    for _n in range(4):
        commands.ask_correction(file, text="Masih salah", submission=new_id(), **desk.of(desk.rina))
    with pytest.raises(Refused, match="lima kali"):
        commands.ask_correction(file, text="Masih salah", submission=new_id(), **desk.of(desk.rina))


def test_it_is_seen_by_the_unit_and_inspectors_only(desk: Desk) -> None:
    asked(desk)
    assert Correction.objects.visible_to(desk.budi).count() == 1
    assert Correction.objects.visible_to(desk.cast.actor("andi")).count() == 1
    assert not Correction.objects.visible_to(desk.cast.actor("tono")).exists()
