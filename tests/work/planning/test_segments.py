"""Plans follow the person-year: what does not fit is said, one ends with its segment, the next begins with its own."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation.commands import appoint, close_history, end_appointment, grant_absence
from kinerja.people.organisation.models import Appointment, Employee
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid, Refused, Stale
from kinerja.work.planning.commands import (
    agree,
    end_plan,
    end_plan_with_segment,
    propose,
    review,
    revise,
    start_plan_of_segment,
)
from kinerja.work.planning.models import Plan
from kinerja.work.planning.segments import PlannedSegment, planned_years
from tests.cast import Cast
from tests.harness.budget import query_budget
from tests.work.planned import PERMITS, Year, indicators_of

MOVE = date(2026, 7, 1)
LATER = date(2026, 8, 1)


def _moved(cast: Cast, who: str = "sari", post: str = "KOMINFO-STAF") -> None:
    person: Employee = getattr(cast, who)
    end_appointment(Appointment.objects.get(employee=person, kind="definitive"), ends=MOVE, **cast.by)
    appoint(person, position=cast.posts[post], starts=MOVE, **cast.by)


def _acting(cast: Cast, starts: date, ends: date | None) -> None:
    appoint(cast.tono, position=cast.posts["DUKCAPIL-L-KA"], kind="plt", starts=starts, ends=ends, **cast.by)


def _parts(year: Year, on: date = LATER, who: str = "sari") -> list[PlannedSegment]:
    person: Employee = getattr(year.cast, who)
    return planned_years([person.pk], year.cycle, on).parts[person.pk]


def _said(part: PlannedSegment) -> list[str]:
    return [str(remark.sentence) for remark in part.remarks]


def _follow(year: Year, plan: Plan, who: str = "hasan") -> Plan:
    return end_plan_with_segment(plan, version=plan.version, **year.as_(who))


def _start(year: Year, on: date, who: str = "sari") -> Plan:
    return start_plan_of_segment(year.cast.sari, cycle=year.cycle, on=on, **year.as_(who))


# --- what does not fit


def test_a_plan_that_fits_has_nothing_to_say(year: Year) -> None:
    plan = year.agreed()
    (part,) = _parts(year)
    assert part.plans == (plan,)
    assert _said(part) == []


def test_a_segment_without_plan_is_said_once_it_has_begun(year: Year) -> None:
    assert _said(_parts(year, on=date(2025, 12, 31))[0]) == []
    assert _said(_parts(year, on=date(2026, 1, 1))[0]) == ["Bagian ini belum mempunyai SKP."]


def test_a_plan_that_runs_past_its_segment_is_said(year: Year) -> None:
    year.agreed()
    _moved(year.cast)
    before, after = _parts(year)
    assert _said(before) == ["SKP masih berlaku sampai 2026-12-31, padahal bagian ini berakhir 2026-06-30."]
    assert _said(after) == ["Bagian ini belum mempunyai SKP."]


def test_another_rater_than_the_segments_is_said(year: Year) -> None:
    plan = year.agreed()
    Plan.objects.filter(pk=plan.pk).update(rater=year.cast.dewi)
    (part,) = _parts(year)
    assert "bukan yang bertanggung jawab" in _said(part)[0]


def test_days_left_without_plan_are_said(year: Year) -> None:
    plan = year.agreed()
    end_plan(plan, ends=date(2026, 6, 1), version=plan.version, **year.cast.by)
    assert _said(_parts(year)[0]) == ["Sejak 2026-06-01 bagian ini tidak mempunyai SKP."]


def test_it_costs_five_statements_for_one_and_for_all(year: Year) -> None:
    year.agreed()
    for people in ([year.cast.sari], year.cast.people()):
        with query_budget(5):
            planned_years([person.pk for person in people], year.cycle, LATER)


# --- a new post


def test_the_old_plan_ends_the_day_before_and_the_new_one_has_the_new_rater(year: Year) -> None:
    plan = year.agreed()
    _moved(year.cast)
    _follow(year, plan)
    fresh = _start(year, MOVE)
    assert (Plan.objects.get(pk=plan.pk).ends, fresh.starts, fresh.ends) == (MOVE, MOVE, date(2027, 1, 1))
    assert (fresh.position, fresh.rater_id) == (year.cast.posts["KOMINFO-STAF"], year.cast.sekda.pk)
    assert fresh.state == "draft"
    assert indicators_of(fresh) == []
    assert [_said(part) for part in _parts(year)] == [[], []]
    told = Entry.objects.filter(verb="planning.plan_ended").latest("id").data
    assert told == {"before": "2027-01-01", "after": "2026-07-01"}


def test_the_old_plan_must_end_first(year: Year) -> None:
    year.agreed()
    _moved(year.cast)
    with pytest.raises(Invalid, match="Akhiri SKP itu dahulu"):
        _start(year, MOVE)


def test_a_plan_within_its_segment_does_not_end(year: Year) -> None:
    with pytest.raises(Invalid, match="tidak melewati bagiannya"):
        _follow(year, year.agreed())


def test_who_saw_an_older_plan_is_told(year: Year) -> None:
    plan = year.agreed()
    _moved(year.cast)
    with pytest.raises(Stale):
        end_plan_with_segment(plan, version=plan.version - 1, **year.as_("hasan"))


# --- another leader of the same post


def test_a_plt_for_two_months_gets_a_plan_with_what_was_agreed(year: Year) -> None:
    plan = year.agreed("sari", "budi", PERMITS)
    _acting(year.cast, date(2026, 4, 1), date(2026, 6, 1))
    _follow(year, plan)
    acting = _start(year, date(2026, 4, 15))
    back = _start(year, date(2026, 6, 1))
    assert [(p.starts, p.ends, p.rater_id) for p in (acting, back)] == [
        (date(2026, 4, 1), date(2026, 6, 1), year.cast.tono.pk),
        (date(2026, 6, 1), date(2027, 1, 1), year.cast.budi.pk),
    ]
    for fresh in (acting, back):
        (indicator,) = indicators_of(fresh)
        assert indicator.text == PERMITS.text
        assert indicator.result.plan_id == fresh.pk
    assert len(indicators_of(plan)) == 1
    assert [_said(part) for part in _parts(year)] == [[], [], []]


def test_a_plh_for_five_days_changes_no_plan(year: Year) -> None:
    plan = year.agreed()
    _acting(year.cast, date(2026, 3, 9), date(2026, 3, 14))
    (part,) = _parts(year)
    assert part.plans == (plan,)
    assert _said(part) == []
    with pytest.raises(Invalid, match="tidak melewati bagiannya"):
        _follow(year, plan)


# --- states of a plan


def _change(year: Year, plan: Plan, starts: date) -> Plan:
    return revise(plan, reason="strategy", explanation="Anggaran dipotong.", starts=starts, **year.as_("sari"))


def _through(year: Year, plan: Plan) -> Plan:
    for verb, who in ((propose, "sari"), (review, "hasan"), (agree, "budi")):
        verb(plan, version=plan.version, **year.as_(who))
    return plan


def test_a_change_on_its_way_ends_with_what_it_changes(year: Year) -> None:
    plan = year.agreed()
    change = _change(year, plan, date(2026, 5, 1))
    _moved(year.cast)
    _follow(year, plan)
    change.refresh_from_db()
    assert (change.starts, change.ends) == (date(2026, 5, 1), MOVE)
    _through(year, change)
    assert [_said(part) for part in _parts(year)] == [[], ["Bagian ini belum mempunyai SKP."]]


def test_a_change_that_begins_later_stands_in_the_way(year: Year) -> None:
    plan = year.agreed()
    _change(year, plan, LATER)
    _moved(year.cast)
    with pytest.raises(Invalid, match="membatalkan perubahan itu dahulu"):
        _follow(year, plan)


def test_a_change_on_its_way_is_not_ended_itself(year: Year) -> None:
    change = _change(year, year.agreed(), date(2026, 5, 1))
    _moved(year.cast)
    with pytest.raises(Invalid, match="masih disiapkan"):
        _follow(year, change)


def test_a_version_given_up_is_not_ended(year: Year) -> None:
    old = year.agreed()
    new = _through(year, _change(year, old, date(2026, 1, 1)))
    _moved(year.cast)
    with pytest.raises(Invalid, match="sudah digantikan"):
        _follow(year, Plan.objects.get(pk=old.pk))
    assert _follow(year, new).ends == MOVE
    assert _start(year, MOVE).starts == MOVE


def test_a_proposed_plan_ends_too_and_whoever_read_it_before_is_told(year: Year) -> None:
    plan = year.reviewed()
    seen = plan.version
    _moved(year.cast)
    assert _follow(year, plan).ends == MOVE
    with pytest.raises(Stale):
        agree(plan, version=seen, **year.as_("budi"))


def test_a_change_on_its_way_takes_no_day_of_the_next_segment(year: Year) -> None:
    plan = year.agreed()
    end_plan(plan, ends=MOVE, version=plan.version, **year.as_("hasan"))
    change = _change(year, plan, date(2026, 5, 1))
    Plan.objects.filter(pk=change.pk).update(ends=date(2027, 1, 1))
    assert _start(year, MOVE).starts == MOVE


# --- away


def test_a_plan_ends_where_a_study_begins_and_not_for_a_leave(year: Year) -> None:
    plan = year.agreed()
    grant_absence(year.cast.sari, kind="maternity", starts=date(2026, 2, 1), ends=date(2026, 5, 1), **year.cast.by)
    assert _said(_parts(year)[0]) == []
    grant_absence(year.cast.sari, kind="study", starts=date(2026, 9, 1), **year.cast.by)
    assert "berakhir 2026-08-31" in _said(_parts(year)[0])[0]
    assert _follow(year, plan).ends == date(2026, 9, 1)
    with pytest.raises(Invalid, match="tidak ada bagian tahun"):
        _start(year, date(2026, 9, 1))


# --- refusals


def test_what_was_judged_stays(year: Year) -> None:
    plan = year.agreed()
    _moved(year.cast)
    close_history([year.cast.sari.pk], until=date(2026, 10, 1), **year.cast.by)
    with pytest.raises(Refused, match="sudah dinilai"):
        _follow(year, plan)
    Plan.objects.filter(pk=plan.pk).update(ends=MOVE)
    with pytest.raises(Refused, match="tidak dapat ditambahkan"):
        _start(year, MOVE)


def test_an_end_on_the_day_up_to_which_was_judged_is_taken(year: Year) -> None:
    plan = year.agreed()
    _moved(year.cast)
    close_history([year.cast.sari.pk], until=MOVE, **year.cast.by)
    assert _follow(year, plan).ends == MOVE
    assert _start(year, MOVE).starts == MOVE


@pytest.mark.parametrize("who", ["sari", "budi", "hasan"])
def test_it_is_for_those_it_concerns(year: Year, who: str) -> None:
    plan = year.agreed()
    _moved(year.cast)
    assert _follow(year, plan, who).ends == MOVE


@pytest.mark.parametrize("who", ["tono", "andi", "dewi"])
def test_it_is_not_for_others(year: Year, who: str) -> None:
    plan = year.agreed()
    _moved(year.cast)
    with pytest.raises(Forbidden):
        _follow(year, plan, who)
    with pytest.raises(Forbidden):
        _start(year, MOVE, who)


def test_state_officials_have_none(year: Year) -> None:
    with pytest.raises(Invalid, match="Pejabat negara"):
        start_plan_of_segment(year.cast.walikota, cycle=year.cycle, on=MOVE, **year.as_("walikota"))


def test_a_day_without_post_has_none(year: Year) -> None:
    end_appointment(Appointment.objects.get(employee=year.cast.sari), ends=MOVE, **year.cast.by)
    with pytest.raises(Invalid, match="tidak memegang jabatan"):
        _start(year, LATER)


def test_a_plan_of_a_post_never_held_is_told(year: Year) -> None:
    plan = year.agreed()
    Plan.objects.filter(pk=plan.pk).update(position=year.cast.posts["KOMINFO-STAF"])
    with pytest.raises(Invalid, match="tidak memegang jabatan itu"):
        _follow(year, Plan.objects.get(pk=plan.pk))
