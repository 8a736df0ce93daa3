"""Files kept elsewhere, taken over at once: the same as if they had been moved step by step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kinerja.facts.casework import commands
from kinerja.facts.casework.commands import PastFile, PastStep
from kinerja.facts.casework.models import CaseFile, ClockReading, FileInterval
from kinerja.facts.casework.moving import officer_of
from kinerja.facts.casework.terms import Stage
from kinerja.facts.casework.words import file_meant_by, word_of
from kinerja.facts.service.models import Request
from kinerja.platform.database.keys import new_id
from kinerja.platform.database.sealing import unseal
from kinerja.pure.lib.refusals import Forbidden, Invalid
from tests.facts.casework.desk import Desk


def steps(desk: Desk) -> list[PastStep]:
    """Returned for three days, then finished."""
    unit, sari = desk.unit.pk, officer_of(desk.sari).pk
    came, hour = desk.now, timedelta(hours=1)
    return [
        PastStep(Stage.RECEIVED, came, unit),
        PastStep(Stage.CHECKED, came + hour, unit, sari),
        PastStep(Stage.RETURNED, came + hour, unit, sari, "Foto KK terpotong, kirim ulang."),
        PastStep(Stage.COMPLETED, came + 72 * hour, unit),
        PastStep(Stage.CHECKED, came + 73 * hour, unit, sari),
        PastStep(Stage.PROCESSED, came + 73 * hour, unit, sari),
        PastStep(Stage.APPROVED, came + 74 * hour, unit, sari),
        PastStep(Stage.READY, came + 74 * hour, unit, sari),
    ]


def taken_over(desk: Desk, life: list[PastStep], **more: object) -> CaseFile:
    one = PastFile(code="K7QM-3XPD", name="Rina", submission=new_id(), steps=life)
    by = {"actor": desk.cast.system, "now": desk.now + timedelta(days=9)} | more
    commands.take_over_files(desk.service, standard=desk.standard, files=[one], **by)  # type: ignore[arg-type]
    return CaseFile.objects.select_related("request").get(code=one.code)


def walked(desk: Desk) -> CaseFile:
    """The same life by the verbs of the desk."""
    file = desk.asked()
    desk.later(hours=1)
    commands.check(file, **desk.by)
    commands.return_to_citizen(file, missing="Foto KK terpotong, kirim ulang.", **desk.by)
    desk.later(hours=71)
    commands.complete(file, papers=[desk.paper()], **desk.of(desk.rina))
    desk.later(hours=1)
    commands.check(file, **desk.by)
    commands.process(file, **desk.by)
    desk.later(hours=1)
    commands.approve(file, **desk.by)
    commands.make_ready(file, **desk.by)
    return CaseFile.objects.select_related("request").get(pk=file.pk)


def test_it_is_what_the_desk_would_have_written(desk: Desk) -> None:
    life = steps(desk)
    other, own = taken_over(desk, life), walked(desk)
    names = ("stage", "since", "unit_id", "officer_id", "version", "received_at", "standard_id")
    assert {name: getattr(other, name) for name in names} == {name: getattr(own, name) for name in names}
    facts = ("opened_at", "closed_at", "deadline_at", "closed_by_id", "in_charge_id", "returns", "attributes")
    assert {name: getattr(other.request, name) for name in facts} == {
        name: getattr(own.request, name) for name in facts
    }
    rows = [
        list(FileInterval.objects.filter(file=file).values_list("seq", "stage", "starts", "ends", "officer", "reason"))
        for file in (other, own)
    ]
    assert rows[0] == rows[1]
    assert len(rows[0]) == 7
    kept = ("starts", "due", "ended", "used", "paused", "difference", "first_response", "silence")
    readings = [ClockReading.objects.filter(file=file).values_list(*kept).get() for file in (other, own)]
    assert readings[0] == readings[1]


def test_the_citizen_opens_it_with_its_word(desk: Desk) -> None:
    file = taken_over(desk, steps(desk))
    meant = file_meant_by(word_of(file))
    assert meant == file
    assert unseal(file.paper)["name"] == "Rina"


def test_a_history_with_a_hole_is_refused_before_anything_is_kept(desk: Desk) -> None:
    life = steps(desk)
    del life[3]
    with pytest.raises(Invalid, match="tidak utuh"):
        taken_over(desk, life)
    assert not Request.objects.exists()
    assert not CaseFile.objects.exists()


def test_an_officer_takes_nothing_over(desk: Desk) -> None:
    with pytest.raises(Forbidden):
        taken_over(desk, steps(desk), actor=desk.sari)
