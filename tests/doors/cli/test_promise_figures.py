"""`kinerja figures promises`: the old standard and the new one side by side, and nothing written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja.facts.casework import commands
from kinerja.facts.casework.models import CaseFile, ClockReading
from kinerja.facts.casework.replays import replayed
from kinerja.platform.audit.models import Entry
from kinerja.platform.audit.reading import reading
from tests.cast import Cast
from tests.doors.cli.conftest import Ask, Type
from tests.facts.casework.desk import Desk
from tests.harness.budget import query_budget

APRIL = date(2026, 4, 1)


def finished(desk: Desk, hours: float) -> CaseFile:
    """Asked on Tuesday the 10th of March at ten, ready so many hours later; the story's clock stays."""
    came = desk.now
    file = desk.finished(hours=hours)
    desk.now = came
    return file


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Promised were three working days, until Friday: ready at once, on Thursday and on Monday. April promises one."""
    desk = Desk(cast)
    for hours in (2, 48, 144):
        finished(desk, hours)
    desk.promise(1, APRIL)
    desk.asked()  # not finished: has no place in either column
    return desk


def test_both_standards_stand_side_by_side(desk: Desk, ask: Ask) -> None:
    """Three days: two of three kept. One day ends on Wednesday: one of three. In Ramadan the office closes early."""
    document = ask("promises", "--service", desk.service.code, "--standard-of", "2026-04-01")
    total = document["total"]
    assert document["standard"] == {"version": 2, "since": "2026-04-01", "promised": 1, "unit": "working_days"}
    assert (total["n"], total["then"]["k"], total["asked"]["k"]) == (3, 2, 1)
    assert (total["only_then"], total["only_asked"]) == (1, 0)
    assert (total["then"]["low"], total["then"]["high"]) == pytest.approx((0.207660, 0.938508), abs=1e-6)
    (differs,) = document["differing"]
    assert (differs["kept_then"], differs["kept_asked"]) == (True, False)
    assert differs["due_then"] == "2026-03-13T07:30:00+00:00"
    assert differs["due_asked"] == "2026-03-11T07:00:00+00:00"


def test_the_standard_of_the_day_itself_changes_nothing(desk: Desk, ask: Ask) -> None:
    document = ask("promises", "--service", desk.service.code, "--standard-of", "10-03-2026")
    assert document["differing"] == []
    assert document["total"]["then"] == document["total"]["asked"]


def test_files_of_a_later_standard_stand_in_a_group_of_their_own(desk: Desk, ask: Ask) -> None:
    desk.later(days=28)
    finished(desk, 48)
    document = ask("promises", "--service", desk.service.code, "--standard-of", "2026-03-01")
    assert [(row["group"], row["n"]) for row in document["groups"]] == [(1, 3), (2, 1)]
    assert (document["groups"][1]["only_asked"], document["groups"][1]["only_then"]) == (1, 0)


def test_time_with_the_citizen_stands_still_under_every_standard(desk: Desk, ask: Ask) -> None:
    file = desk.asked()
    commands.check(file, **desk.by)
    commands.process(file, **desk.by)
    commands.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang.", **desk.by)
    desk.later(days=7)
    commands.complete(file, papers=[desk.paper()], **desk.of(desk.rina))
    for verb in (commands.check, commands.process, commands.approve, commands.make_ready):
        verb(file, **desk.by)
    total = ask("promises", "--service", desk.service.code, "--standard-of", "2026-04-01")["total"]
    assert (total["n"], total["then"]["k"], total["asked"]["k"]) == (4, 3, 2)


def test_nothing_is_written(desk: Desk, ask: Ask) -> None:
    before = (ClockReading.objects.count(), Entry.objects.count())
    ask("promises", "--service", desk.service.code, "--standard-of", "2026-04-01")
    assert (ClockReading.objects.count(), Entry.objects.count()) == before


def test_it_agrees_with_the_replay_that_is_kept(desk: Desk) -> None:
    standard = desk.service.standards.get(version=2)
    kept = {one.file.code: one.due for one in commands.replay(standard, **desk.of(desk.hasan))}
    assert {row.code: row.due_asked for row in replayed(desk.service, standard, desk.now)} == kept


def test_the_number_of_statements_does_not_follow_the_files(desk: Desk) -> None:
    standard = desk.service.standards.get(version=2)
    for _ in range(3):
        finished(desk, 2)
    with query_budget(5), reading():
        assert len(replayed(desk.service, standard, desk.now)) == 6


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("promises",), "--standard-of"),
        (("promises", "--service", "ktp-baru"), "--standard-of"),
        (("promises", "--service", "ktp-baru", "--standard-of", "2025-12-31"), "belum mempunyai standar"),
        (("promises", "--service", "x", "--standard-of", "2026-04-01"), "ktp-baru"),
    ],
)
def test_what_is_missing_is_asked_for(desk: Desk, typed: Type, words: Any, sentence: str) -> None:
    refused = typed("figures", *words)
    assert refused.status == 1
    assert sentence in refused.complaint


def test_it_is_a_table_for_people(desk: Desk, typed: Type) -> None:
    shown = typed("figures", "promises", "--service", desk.service.code, "--standard-of", "2026-04-01").printed
    assert "Janji yang dulu diberikan tetap yang dinilai." in shown
    assert "0.667" in shown
    assert "0.333" in shown
