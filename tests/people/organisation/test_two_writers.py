"""Two people press the button at the same time: exactly one wins, the other gets a sentence."""

from __future__ import annotations

import threading
from datetime import date, datetime
from typing import Any

import pytest

from kinerja.people.organisation.commands import (
    appoint,
    change_position,
    change_unit,
    check_staff_rows,
    close_history,
    commit_staff_import,
    imports,
)
from kinerja.people.organisation.imports import preview
from kinerja.people.organisation.models import Appointment, Position, Unit
from kinerja.people.organisation.queries import data_faults
from kinerja.people.organisation.queries.faults import FaultKind
from kinerja.platform.files.models import StoredFile
from kinerja.pure.lib.refusals import Refused
from tests.cast import Cast, cast_of
from tests.work.writers import at_once

DAY = date(2026, 2, 2)


@pytest.fixture
def city(transactional_db: None, now: datetime) -> Cast:
    """Threads see only what was committed."""
    return cast_of(now)


def _refusals(results: list[Any]) -> list[Refused]:
    return [one for one in results if isinstance(one, Refused)]


def _one_refused(results: list[Any]) -> None:
    refused = _refusals(results)
    assert len(refused) == 1, results
    assert str(refused[0]).endswith(".")


@pytest.mark.parametrize("attempt", range(3))
def test_two_definitive_posts_for_one_person(city: Cast, attempt: int) -> None:
    Appointment.objects.filter(employee=city.tono).update(ends=DAY)
    posts = [city.posts["RSUD-KA"], city.posts["ITDA-KA"]]
    _one_refused(
        at_once(*[lambda post=post: appoint(city.tono, position=post, starts=DAY, **city.by) for post in posts])
    )
    assert Appointment.objects.filter(employee=city.tono, starts=DAY).count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_two_people_for_one_leading_post(city: Cast, attempt: int) -> None:
    people = [city.tono, city.yusuf]
    Appointment.objects.filter(employee__in=people).update(ends=DAY)
    post = city.posts["RSUD-KA"]
    _one_refused(at_once(*[lambda who=who: appoint(who, position=post, starts=DAY, **city.by) for who in people]))
    assert Appointment.objects.filter(position=post).count() == 1


def test_what_was_judged_while_a_sheet_is_applied_is_not_rewritten(city: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judging comes after the sheet had looked at the history and before it writes."""
    seat = {"nip": city.tono.nip, "kode_jabatan": "RSUD-KA", "jenis": "plt", "mulai": "2026-02-02"}
    file = StoredFile.objects.create(sha256="0" * 64, name="x.csv", size=1, path="x", uploaded_at=city.now)
    staged = check_staff_rows(file, kind="appointments", rows=[{"row": 2, "cells": seat}], **city.by)
    assert staged.state == "checked", staged.report["problems"]
    looked, order = threading.Event(), []

    def slowly(*args: Any) -> Any:
        found = preview(*args)
        looked.set()
        threading.Event().wait(0.3)
        order.append("applied")
        return found

    def judge() -> None:
        assert looked.wait(timeout=10)
        close_history([city.tono.pk], until=date(2026, 3, 1), **city.by)
        order.append("judged")

    monkeypatch.setattr(imports, "preview", slowly)
    assert not _refusals(at_once(lambda: commit_staff_import(staged, **city.by), judge))
    assert order == ["applied", "judged"]


def test_two_moves_that_close_a_circle_together(city: Cast) -> None:
    one, two = city.units["DISDIK"], city.units["DUKCAPIL"]
    _one_refused(
        at_once(
            lambda: change_unit(Unit.objects.get(pk=one.pk), parent=two, **city.by),
            lambda: change_unit(Unit.objects.get(pk=two.pk), parent=one, **city.by),
        )
    )
    assert not [fault for fault in data_faults(DAY) if fault.kind in (FaultKind.UNIT_CYCLE, FaultKind.UNIT_PATH)]


def test_two_lines_of_command_that_close_a_circle_together(city: Cast) -> None:
    one, two = city.posts["DISDIK-KA"], city.posts["DUKCAPIL-KA"]
    _one_refused(
        at_once(
            lambda: change_position(Position.objects.get(pk=one.pk), superior=two, **city.by),
            lambda: change_position(Position.objects.get(pk=two.pk), superior=one, **city.by),
        )
    )
    assert not [fault for fault in data_faults(DAY) if fault.kind == FaultKind.POST_CYCLE]
