"""What officers do with a file, and what the figures of service see of it."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.facts.casework import commands
from kinerja.facts.casework.clock import legs_of
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.service.models import Request
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.facts.casework.desk import Desk
from tests.work.writers import at_once


def test_it_ends_when_the_result_is_ready_not_when_it_is_collected(desk: Desk) -> None:
    file = desk.finished()
    ready = desk.now
    desk.later(days=9)
    commands.hand_over(file, **desk.by)
    request = Request.objects.select_related("closed_by").get()
    assert (request.closed_at, request.closed_by and request.closed_by.employee_id) == (ready, desk.cast.sari.pk)
    reading = file.readings.get()
    assert (reading.ended, reading.is_late, reading.standard) == (ready, False, desk.standard)


def test_it_takes_no_step_of_another_unit(desk: Desk) -> None:
    file = desk.asked()
    with pytest.raises(Forbidden, match="Seksi Pelayanan Loket"):
        commands.check(file, **desk.of(desk.hasan))
    with pytest.raises(Forbidden):
        commands.check(file, **desk.of(desk.cast.system))


@pytest.mark.django_db(transaction=True)
def test_it_lets_one_of_two_officers_go_first(desk: Desk) -> None:
    file = desk.asked()
    same = [CaseFile.objects.select_related("request__unit", "standard", "unit").get(pk=file.pk) for _n in range(2)]
    said = at_once(
        *(
            lambda one=one, who=who: commands.check(one, **desk.of(who))
            for one, who in zip(same, (desk.sari, desk.budi), strict=True)
        )
    )
    (refused,) = [one for one in said if isinstance(one, Stale)]
    assert str(refused).startswith(f"Berkas {file.code} sedang diperiksa.")
    assert file.intervals.count() == 1


@pytest.mark.parametrize("words", ["", "   ", "kurang"])
def test_it_tells_the_citizen_why(desk: Desk, words: str) -> None:
    file = desk.asked()
    commands.check(file, **desk.by)
    for act in (
        lambda: commands.return_to_citizen(file, missing=words, **desk.by),
        lambda: commands.refuse(file, reason=words, **desk.by),
        lambda: commands.tell_delay(file, reason=words, **desk.by),
    ):
        with pytest.raises(Invalid):
            act()
    assert file.stage == "checked"


def test_it_tells_the_reason_for_a_delay_without_moving_the_promise(desk: Desk) -> None:
    file, before = desk.processed(), Request.objects.get().deadline_at
    desk.later(hours=3)
    commands.tell_delay(file, reason="Server pusat padam, kabar lagi besok pagi.", **desk.by)
    assert (file.stage, Request.objects.get().deadline_at) == ("processed", before)


def test_it_clocks_each_unit_by_itself(desk: Desk) -> None:
    file = desk.processed()
    desk.later(minutes=30)
    commands.hand_on(file, unit=desk.other, **desk.by)
    assert (file.officer, file.unit) == (None, desk.other)
    with pytest.raises(Forbidden):
        commands.approve(file, **desk.by)
    desk.later(minutes=60)
    commands.approve(file, **desk.of(desk.hasan))
    desk.later(minutes=15)
    (loket, first), (bkpsdm, second) = legs_of(file, desk.now)
    assert (loket, bkpsdm) == (desk.unit, desk.other)
    assert [leg.used.total_seconds() / 60 for leg in (first, second)] == [30, 75]
    assert second.untaken.total_seconds() / 60 == 60


def test_it_is_handed_to_who_works_there(desk: Desk) -> None:
    file = desk.processed()
    with pytest.raises(Invalid, match="tidak bertugas"):
        commands.hand_on(file, unit=desk.unit, employee=desk.cast.tono, **desk.by)
    commands.hand_on(file, unit=desk.unit, employee=desk.cast.budi, **desk.by)
    assert file.officer is not None
    assert file.officer.employee_id == desk.cast.budi.pk


def test_it_reads_the_clock_again_by_a_changed_standard_and_keeps_both(desk: Desk) -> None:
    file = desk.finished(days=2)
    shorter = desk.promise(1, date(2026, 4, 1))
    (again,) = commands.replay(shorter, **desk.of(desk.hasan))
    first = file.readings.get(standard=desk.standard)
    assert (first.is_late, again.is_late) == (False, True)
    assert (first.used, first.ended) == (again.used, again.ended)
    assert commands.replay(shorter, **desk.of(desk.hasan)) == []
    with pytest.raises(Forbidden):
        commands.replay(shorter, **desk.by)


def test_it_is_seen_by_its_units_and_the_inspectorate_alone(desk: Desk) -> None:
    desk.asked()
    seen = {name for name in ("sari", "budi", "dewi", "andi", "hasan", "tono", "walikota")
            if CaseFile.objects.visible_to(desk.cast.actor(name)).exists()}  # fmt: skip
    assert seen == {"sari", "budi", "dewi", "andi", "walikota"}
