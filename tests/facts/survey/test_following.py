"""The lowest elements are followed up by those who lead the unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kinerja.facts.survey import commands
from kinerja.facts.survey.models import FollowUp, Survey
from kinerja.platform.database.keys import new_id
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from tests.cast import Cast


def planned(cast: Cast, survey: Survey, who: str = "budi", **changes: Any) -> FollowUp:
    usual = {
        "survey": survey, "element": "U3", "action": " Buka loket kelima pukul 8–10 ", "submission": new_id(),
        "due": cast.today + timedelta(days=30), "responsible": cast.sari, "actor": cast.actor(who), "now": cast.now,
    }  # fmt: skip
    return commands.plan_follow_up(cast.units["DUKCAPIL-L"], **usual | changes)


def test_it_says_what_until_when_and_by_whom(cast: Cast, survey: Survey) -> None:
    kept = planned(cast, survey)
    assert (kept.action, kept.responsible, kept.planned_by) == ("Buka loket kelima pukul 8–10", cast.sari, cast.budi)


def test_a_double_click_plans_once(cast: Cast, survey: Survey) -> None:
    form = new_id()
    assert planned(cast, survey, submission=form) == planned(cast, survey, submission=form)
    assert FollowUp.objects.count() == 1


@pytest.mark.parametrize("who", ["sari", "tono", "hasan", "andi"])
def test_only_who_leads_the_unit_plans(cast: Cast, survey: Survey, who: str) -> None:
    with pytest.raises(Forbidden, match="pimpinan unit itu"):
        planned(cast, survey, who)


def test_the_head_of_the_department_may(cast: Cast, survey: Survey) -> None:
    assert planned(cast, survey, "dewi")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due": date(2026, 3, 9)}, "sudah lewat"),
        ({"action": "  "}, "apa yang akan dilakukan"),
        ({"element": "U0"}, "kesembilan unsur"),
    ],
)
def test_a_plan_that_says_too_little_is_refused(
    cast: Cast, survey: Survey, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        planned(cast, survey, **changes)


def test_it_is_closed_once_with_its_outcome(cast: Cast, survey: Survey) -> None:
    kept, by = planned(cast, survey), {"actor": cast.actor("budi"), "now": cast.now}
    with pytest.raises(Invalid, match="Tulis hasilnya"):
        commands.close_follow_up(kept, outcome=" ", **by)
    commands.close_follow_up(kept, outcome="Loket kelima dibuka", **by)
    with pytest.raises(Stale, match="sudah dinyatakan selesai"):
        commands.close_follow_up(kept, outcome="Lagi", **by)
    assert FollowUp.objects.get().outcome == "Loket kelima dibuka"
