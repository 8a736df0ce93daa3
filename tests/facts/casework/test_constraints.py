"""What the database refuses, whatever the code says. Each constraint is violated once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kinerja.facts.casework.commands import ask_correction, draw_second_looks
from kinerja.facts.casework.models import AccuracyDraw, CaseFile, Correction, SecondLook
from kinerja.platform.access.actors import system
from kinerja.platform.database.keys import new_id
from tests.facts.casework.desk import Desk

A_MINUTE = timedelta(minutes=1)


def copied(thing: Any, **changes: Any) -> None:
    """The same row once more, with other values; straight into the table."""
    values = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
    with transaction.atomic():
        type(thing).objects.bulk_create([type(thing)(**values | {"id": new_id()} | changes)])


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"stage": "returned", "reason": ""}, "file_reason_by_stage"),
        ({"stage": "refused", "reason": ""}, "file_reason_by_stage"),
        ({"stage": "ready", "officer_id": None}, "file_moved_by_somebody"),
        ({"received_at": timedelta(days=900)}, "file_times_in_order"),
    ],
)
def test_files(desk: Desk, changes: dict[str, Any], name: str) -> None:
    file = desk.processed()
    if "received_at" in changes:
        changes = {"received_at": file.received_at + changes["received_at"]}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CaseFile.objects.filter(pk=file.pk).update(**changes)


@pytest.mark.parametrize("field", ["code", "submission", "request_id"])
def test_files_are_told_apart(desk: Desk, field: str) -> None:
    one, other = desk.asked(), desk.asked()
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseFile.objects.filter(pk=one.pk).update(**{field: getattr(other, field)})


def test_intervals(desk: Desk) -> None:
    file = desk.processed()
    last = file.intervals.last()
    ends = last.ends
    for changes, name in (
        ({"seq": 2}, "file_interval_order_once|file_interval_apart|casework_fileinterval.seq|chained"),
        ({"seq": 4, "starts": ends, "ends": ends + A_MINUTE}, "file_interval_chained"),
        ({"seq": 3, "starts": ends + A_MINUTE, "ends": ends + 2 * A_MINUTE}, "file_interval_chained"),
        ({"seq": 3, "starts": ends, "ends": ends - A_MINUTE}, "file_interval_in_order|range lower bound|apart"),
        ({"seq": 3, "starts": ends, "ends": ends + A_MINUTE, "stage": "returned"}, "file_interval_reasoned"),
    ):
        with pytest.raises(DatabaseError, match=name):
            copied(last, **changes)


def test_what_is_written_stays(desk: Desk) -> None:
    file = desk.finished()
    for thing in (file.intervals.first(), file.papers.first(), file.readings.get()):
        with pytest.raises(DatabaseError, match="append"), transaction.atomic():
            thing.delete()


def test_papers_and_readings_stand_once(desk: Desk) -> None:
    file = desk.finished()
    reading, other = file.readings.get(), desk.promise(1, desk.now.date())
    for thing, changes, name in (
        (file.papers.get(), {}, "file_paper_once|casework_filepaper.stored_id"),
        (reading, {}, "reading_once|casework_clockreading.standard_id"),
        (reading, {"standard_id": other.pk, "difference": None}, "reading_promise_whole"),
        (reading, {"standard_id": other.pk, "ended": reading.starts - A_MINUTE}, "reading_in_order"),
    ):
        with pytest.raises(IntegrityError, match=name):
            copied(thing, **changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [({"outcome": "right"}, "correction_answer_whole"), ({"text": ""}, "correction_says_what")],
)
def test_corrections(desk: Desk, changes: dict[str, Any], name: str) -> None:
    file = desk.finished()
    asked = ask_correction(file, text="Nama salah", submission=new_id(), **desk.of(desk.rina))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Correction.objects.filter(pk=asked.pk).update(**changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"outcome": "wrong"}, "look_whole"),
        ({"fault": "identity"}, "look_whole"),
        ({"stratum": 0}, "look_stands_for_some|stratum"),
    ],
)
def test_second_looks(desk: Desk, changes: dict[str, Any], name: str) -> None:
    desk.finished()
    draw_second_looks(desk.cast.today.replace(day=1), actor=system(desk.cast.today), now=desk.now)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        SecondLook.objects.update(**changes)


def test_draws(desk: Desk) -> None:
    desk.finished()
    draw_second_looks(desk.cast.today.replace(day=1), actor=system(desk.cast.today), now=desk.now)
    made = AccuracyDraw.objects.get()
    with pytest.raises(IntegrityError, match=r"draw_month_once|accuracydraw"):
        copied(made)
    with pytest.raises(IntegrityError, match="draw_wants_some"), transaction.atomic():
        AccuracyDraw.objects.update(each=0)
