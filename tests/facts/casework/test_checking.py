"""Second looks: drawn by a seed, taken by somebody else, weighted back to all finished files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

import pytest

from kinerja.facts.casework import commands
from kinerja.facts.casework.accuracy import By, grouped, looked, total
from kinerja.facts.casework.models import AccuracyDraw, CaseFile, SecondLook
from kinerja.platform.access.actors import system
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.pure.lib.strata import draw
from tests.facts.casework.desk import Desk

MARCH = date(2026, 3, 1)


def finished_by(desk: Desk, who: Any, n: int) -> list[CaseFile]:
    made = []
    for _n in range(n):
        file = desk.asked()
        for verb in (commands.check, commands.process, commands.approve, commands.make_ready):
            verb(file, **desk.of(who))
        made.append(file)
    return made


def drawn(desk: Desk, each: int = 3) -> list[SecondLook]:
    commands.draw_second_looks(MARCH, actor=system(desk.cast.today), now=desk.now, each=each)
    return list(SecondLook.objects.select_related("draw__unit", "officer", "file").order_by("id"))


def test_it_is_drawn_of_each_officer_and_can_be_repeated_from_its_seed(desk: Desk) -> None:
    finished_by(desk, desk.sari, 7)
    finished_by(desk, desk.budi, 2)
    looks = drawn(desk)
    assert Counter((look.officer.employee_id, look.stratum) for look in looks) == {
        (desk.cast.sari.pk, 7): 3, (desk.cast.budi.pk, 2): 2
    }  # fmt: skip
    made = AccuracyDraw.objects.get()
    files = CaseFile.objects.select_related("request").order_by(
        "request__unit", "request__service", "request__closed_by", "id"
    )
    strata = [(key, list(rows)) for key, rows in groupby(files, key=lambda file: file.request.closed_by_id)]
    again = {file.pk for _key, file, _size in draw(strata, made.each, made.seed)}
    assert again == {look.file_id for look in looks}


def test_a_month_is_drawn_once_and_by_nobody_who_could_choose(desk: Desk) -> None:
    finished_by(desk, desk.sari, 4)
    assert len(drawn(desk)) == len(drawn(desk)) == 3
    with pytest.raises(Forbidden, match="bukan dipilih orang"):
        commands.draw_second_looks(MARCH, **desk.of(desk.budi))
    assert commands.draw_second_looks(date(2026, 2, 1), actor=system(desk.cast.today), now=desk.now) == 0


def test_nobody_looks_at_his_own_and_nobody_twice(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    (look,) = drawn(desk)
    with pytest.raises(Refused, match="rekan lain"):
        commands.look_again(look, outcome="correct", **desk.of(desk.sari))
    with pytest.raises(Forbidden):
        commands.look_again(look, outcome="correct", **desk.of(desk.hasan))
    for wrong in ({"outcome": "perhaps"}, {"outcome": "wrong"}, {"outcome": "wrong", "fault": "mood"}):
        with pytest.raises(Invalid):
            commands.look_again(look, **wrong, **desk.of(desk.budi))
    commands.look_again(look, outcome="correct", fault="identity", **desk.of(desk.budi))
    assert look.fault == ""
    with pytest.raises(Stale):
        commands.look_again(look, outcome="wrong", fault="identity", **desk.of(desk.budi))


def test_whoever_had_a_hand_in_it_judges_nothing_of_it(desk: Desk) -> None:
    file = desk.asked()
    commands.check(file, **desk.of(desk.budi))
    for verb in (commands.process, commands.approve, commands.make_ready):
        verb(file, **desk.of(desk.sari))
    (look,) = drawn(desk)
    last = desk.processed()
    commands.approve(last, **desk.by)
    commands.make_ready(last, **desk.of(desk.budi))
    said = commands.ask_correction(last, text="Alamat salah", submission=new_id(), **desk.of(desk.rina))
    with pytest.raises(Refused, match="ikut menangani"):
        commands.answer_correction(said, outcome="wrong", answer="Benar", **desk.of(desk.budi))
    asked = commands.ask_correction(file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))
    dewi = desk.cast.actor("dewi")
    for who, n in ((desk.sari, 0), (desk.budi, 0), (dewi, 1)):
        assert SecondLook.objects.for_second(who).count() == n
    with pytest.raises(Refused, match="ikut menangani"):
        commands.look_again(look, outcome="correct", **desk.of(desk.budi))
    with pytest.raises(Refused, match="ikut menangani"):
        commands.answer_correction(asked, outcome="wrong", answer="Benar", **desk.of(desk.budi))
    commands.look_again(look, outcome="correct", **desk.of(dewi))


def test_what_was_looked_at_stands_for_all_that_were_finished(desk: Desk) -> None:
    """Sari: 3 of 8 looked at, 1 wrong: 8/3 each. Budi: 2 of 2, none wrong: 1 each. (8/3) / (8 + 2) = 4/15."""
    finished_by(desk, desk.sari, 8)
    finished_by(desk, desk.budi, 2)
    by_sari = 0
    for look in drawn(desk):
        own = look.officer.employee_id == desk.cast.sari.pk
        by_sari += own
        wrong = own and by_sari == 1
        values = {"outcome": "wrong", "fault": "content"} if wrong else {"outcome": "correct"}
        commands.look_again(look, **values, **desk.of(desk.budi if own else desk.sari))
    rows = looked(SecondLook.objects.all())
    whole = total(rows, "")
    assert (whole.n, whole.errors) == (5, 1)
    assert whole.share == pytest.approx(4 / 15)
    assert whole.low is not None
    assert whole.high is not None
    assert whole.low < 4 / 15 < whole.high
    assert [one.share for one in grouped(rows, By.OFFICER)] == pytest.approx([0.0, 1 / 3])
    assert [one.group for one in grouped(rows, By.SERVICE)] == ["KTP-el"]


def test_a_correction_the_office_accepts_is_an_error(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    (look,) = drawn(desk)
    commands.look_again(look, outcome="correct", **desk.of(desk.budi))
    assert total(looked(SecondLook.objects.all()), "").errors == 0
    asked = commands.ask_correction(look.file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))
    assert total(looked(SecondLook.objects.all()), "").errors == 0
    commands.answer_correction(asked, outcome="right", answer="Dicetak ulang.", **desk.of(desk.budi))
    assert total(looked(SecondLook.objects.all()), "").errors == 1


def test_nothing_looked_at_is_no_figure(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    drawn(desk)
    assert total(looked(SecondLook.objects.all()), "").share is None


def test_it_is_seen_by_the_unit_and_inspectors(desk: Desk) -> None:
    finished_by(desk, desk.sari, 1)
    drawn(desk)
    assert SecondLook.objects.for_second(desk.budi).count() == 1
    assert not SecondLook.objects.for_second(desk.sari).exists()
    assert SecondLook.objects.visible_to(desk.cast.actor("andi")).count() == 1
    assert not SecondLook.objects.visible_to(desk.cast.actor("tono")).exists()
