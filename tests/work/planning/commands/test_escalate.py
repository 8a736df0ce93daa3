"""A superior who does not answer: the next level is told at once, and once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kinerja.people.organisation.commands import end_appointment
from kinerja.people.organisation.models import Appointment
from kinerja.platform.access.actors import system
from kinerja.platform.audit.models import Entry
from kinerja.platform.notices.models import Notice
from kinerja.platform.operations.models import Outage
from kinerja.platform.operations.outages import end_of_day
from kinerja.pure.lib.refusals import Refused
from kinerja.work.planning.clocks import zone_of
from kinerja.work.planning.commands import agree, escalate_silence, propose, review, send_back
from kinerja.work.planning.models import Plan
from tests.platform.notices.told import told
from tests.work.planned import Year
from tests.work.writers import at_once

MOST = 100


def late(year: Year, plan: Plan) -> Plan:
    Plan.objects.filter(pk=plan.pk).update(answer_due=year.cast.today - timedelta(days=1))
    plan.refresh_from_db()
    return plan


def run(year: Year, most: int = MOST) -> int:
    return escalate_silence(most, actor=system(year.cast.today), now=year.now)


def sentences(employee: Any) -> list[tuple[str, dict[str, Any]]]:
    return list(Notice.objects.filter(employee=employee.pk).order_by("id").values_list("template", "params"))


def test_the_next_level_is_told_once_and_the_trail_knows(year: Year) -> None:
    cast, plan = year.cast, late(year, year.reviewed())
    assert [run(year), run(year)] == [1, 0]
    assert told(cast.dewi) == [("rater:plan", [str(plan.pk)])]
    assert sentences(cast.dewi)[0][1] == {"name": cast.budi.name, "who": cast.sari.name}
    assert Plan.objects.get().escalated_at == year.now
    (entry,) = Entry.objects.filter(verb="planning.plan_escalated")
    assert (entry.thing_id, entry.data) == (str(plan.pk), {"until": str(plan.answer_due)})
    agree(plan, version=plan.version, **year.as_("dewi"))


def test_nobody_is_told_while_there_is_time_or_after_the_answer(year: Year) -> None:
    plan = year.reviewed()
    Plan.objects.update(answer_due=year.cast.today)
    assert run(year) == 0
    agree(plan, version=plan.version, **year.as_("budi"))
    Plan.objects.update(answer_due=year.cast.today - timedelta(days=1))
    assert run(year) == 0
    assert told(year.cast.dewi) == []


def test_it_waits_as_long_as_the_service_was_down_on_the_last_day(year: Year) -> None:
    plan = late(year, year.reviewed())
    assert plan.answer_due is not None
    last = end_of_day(plan.answer_due, zone_of(plan))
    Outage.objects.create(starts=last - timedelta(hours=20), ends=last, measured_by="uji")
    assert run(year) == 0
    assert escalate_silence(MOST, actor=system(year.cast.today), now=last + timedelta(hours=20)) == 1


def test_what_one_superior_left_is_one_letter(year: Year) -> None:
    cast = year.cast
    for who in ("tono", "wati"):
        late(year, year.reviewed(who))
    assert run(year) == 2
    (told_once,) = sentences(cast.walikota)
    assert told_once[1] == {"name": cast.sekda.name, "n": 2}
    assert told(cast.walikota) == [("rater:plans", [])]
    assert set(Plan.objects.values_list("escalated_at", flat=True)) == {year.now}


def test_many_go_in_slices(year: Year) -> None:
    for who in ("sari", "tono", "wati"):
        late(year, year.reviewed(who))
    assert [run(year, 2), run(year, 2), run(year, 2)] == [2, 1, 0]


def test_a_plan_sent_back_and_proposed_again_begins_anew(year: Year) -> None:
    plan = late(year, year.reviewed())
    run(year)
    send_back(plan, reason="Target terlalu rendah", version=plan.version, **year.as_("dewi"))
    assert Plan.objects.get().escalated_at is None
    plan = propose(Plan.objects.get(), version=plan.version, **year.as_("sari"))
    plan = review(plan, version=plan.version, **year.as_("hasan"))
    late(year, plan)
    assert run(year) == 1
    assert len(told(year.cast.dewi)) == 2


def test_under_the_head_of_the_agency_nobody_is_left_to_be_told_and_it_is_not_asked_again(year: Year) -> None:
    late(year, year.reviewed())
    Plan.objects.update(employee=year.cast.sekda)
    before = Notice.objects.count()
    assert [run(year), run(year)] == [1, 0]
    assert Notice.objects.count() == before


def test_the_one_who_holds_the_post_today_is_told(year: Year) -> None:
    late(year, year.reviewed())
    end_appointment(Appointment.objects.get(employee=year.cast.dewi), ends=year.cast.today, **year.cast.by)
    run(year)
    assert told(year.cast.dewi) == []
    assert len(told(year.cast.sekda)) == 1


@pytest.mark.parametrize("attempt", range(3))
def test_of_an_answer_and_the_escalation_at_once_the_letter_is_right(
    transactional_db: None, year: Year, attempt: int
) -> None:
    plan = late(year, year.reviewed())
    budi, worker = year.as_("budi"), {"actor": system(year.cast.today), "now": year.now}
    results = at_once(
        lambda: agree(Plan.objects.get(pk=plan.pk), version=plan.version, **budi),
        lambda: escalate_silence(MOST, **worker),
        lambda: escalate_silence(MOST, **worker),
    )
    assert not [one for one in results if isinstance(one, Refused)]
    assert sum(results[1:]) == len(told(year.cast.dewi)) == Entry.objects.filter(verb="planning.plan_escalated").count()
    assert sum(results[1:]) <= 1
