"""Beginning a plan."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Appointment
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.work.planning.commands import change_plan, draft_plan, end_plan
from kinerja.work.planning.models import Plan
from tests.work.planned import Year


def test_it_takes_post_unit_and_rater_from_the_first_day(year: Year) -> None:
    plan = year.draft("sari")
    assert (plan.position.code, plan.unit.code, plan.rater) == ("DUKCAPIL-L-LOKET", "DUKCAPIL-L", year.cast.budi)
    assert (plan.starts, plan.ends, plan.state) == (date(2026, 1, 1), date(2027, 1, 1), "draft")


def test_it_chooses_the_form_from_the_post(year: Year) -> None:
    assert year.draft("sari").form == "staff"
    assert year.draft("dewi").form == "head"


def test_it_refuses_a_second_plan_for_the_same_days(year: Year) -> None:
    year.draft("sari")
    with pytest.raises(Invalid, match="sudah mempunyai SKP"):
        draft_plan(year.cast.sari, cycle=year.cycle, starts=date(2026, 5, 1), **year.as_("sari"))
    with pytest.raises(Invalid, match="sudah mempunyai SKP"):
        year.draft("sari")


def test_a_new_post_gets_a_plan_of_its_own_with_the_new_rater(year: Year) -> None:
    old, moved, cast = year.draft("sari"), date(2026, 7, 1), year.cast
    held = Appointment.objects.get(employee=cast.sari)
    organisation.end_appointment(held, ends=moved, **cast.by)
    organisation.appoint(cast.sari, position=cast.posts["KOMINFO-STAF"], starts=moved, **cast.by)
    end_plan(old, ends=moved, version=old.version, **year.as_("hasan"))
    new = year.draft("sari")
    assert (new.starts, new.ends, new.unit.code, new.rater) == (moved, date(2027, 1, 1), "KOMINFO", cast.sekda)


def test_it_ends_with_the_appointment(year: Year) -> None:
    held = Appointment.objects.get(employee=year.cast.sari)
    organisation.end_appointment(held, ends=date(2026, 6, 1), **year.cast.by)
    assert year.draft("sari").ends == date(2026, 6, 1)


def test_it_ends_with_the_segment_and_names_its_rater(year: Year) -> None:
    head, starts, ends = year.cast.posts["DUKCAPIL-L-KA"], date(2026, 4, 1), date(2026, 7, 1)
    organisation.appoint(year.cast.tono, position=head, kind="plt", starts=starts, ends=ends, **year.cast.by)
    first = year.draft("sari")
    acting = draft_plan(year.cast.sari, cycle=year.cycle, starts=starts, **year.as_("sari"))
    assert (first.starts, first.ends, first.rater) == (date(2026, 1, 1), starts, year.cast.budi)
    assert (acting.starts, acting.ends, acting.rater) == (starts, ends, year.cast.tono)


def test_a_leader_of_a_few_days_is_not_named(year: Year) -> None:
    head, starts, ends = year.cast.posts["DUKCAPIL-L-KA"], date(2026, 1, 1), date(2026, 1, 6)
    organisation.appoint(year.cast.tono, position=head, kind="plt", starts=starts, ends=ends, **year.cast.by)
    assert year.draft("sari").rater == year.cast.budi


def test_it_begins_after_days_that_are_exempt(year: Year) -> None:
    away = {"starts": date(2025, 9, 1), "ends": date(2026, 3, 1)}
    organisation.grant_absence(year.cast.sari, kind="study", **away, **year.cast.by)
    assert year.draft("sari").starts == date(2026, 3, 1)


def test_it_refuses_somebody_exempt_to_the_end(year: Year) -> None:
    organisation.grant_absence(year.cast.sari, kind="study", starts=date(2025, 9, 1), **year.cast.by)
    with pytest.raises(Invalid, match="sedang dikecualikan"):
        year.draft("sari")


def test_it_refuses_somebody_without_post(year: Year) -> None:
    held = Appointment.objects.get(employee=year.cast.sari)
    organisation.end_appointment(held, ends=date(2025, 1, 1), **year.cast.by)
    with pytest.raises(Invalid, match="belum ada jabatan definitif"):
        year.draft("sari")


def test_it_exempts_officials_of_the_state(year: Year) -> None:
    with pytest.raises(Invalid, match="Pejabat negara"):
        year.draft("walikota")


def test_it_refuses_somebody_without_superior(year: Year) -> None:
    organisation.end_appointment(
        Appointment.objects.get(employee=year.cast.walikota), ends=date(2025, 1, 1), **year.cast.by
    )
    with pytest.raises(Invalid, match="Atasan langsung"):
        year.draft("sekda")


def test_it_refuses_days_outside_the_cycle(year: Year) -> None:
    with pytest.raises(Invalid, match="tidak dapat dimulai"):
        draft_plan(year.cast.sari, cycle=year.cycle, starts=date(2025, 5, 1), **year.as_("sari"))


def test_nobody_begins_it_for_another(year: Year) -> None:
    with pytest.raises(Forbidden, match="pemiliknya sendiri"):
        draft_plan(year.cast.sari, cycle=year.cycle, **year.as_("budi"))
    assert not Plan.objects.exists()


def test_its_owner_changes_the_approach_of_a_draft(year: Year) -> None:
    plan = year.draft("sari")
    changed = change_plan(plan, version=plan.version, approach="qualitative", **year.as_("sari"))
    assert Plan.objects.get(pk=plan.pk).approach == "qualitative"
    assert changed.version == 2


def test_it_is_ended_by_personnel_within_its_days(year: Year) -> None:
    plan = year.draft("sari")
    with pytest.raises(Invalid, match="pilih hari di antaranya"):
        end_plan(plan, ends=date(2027, 5, 1), version=plan.version, **year.as_("hasan"))
    Plan.objects.filter(pk=plan.pk).update(state="superseded", stands=False, proposed_at=year.now, agreed_at=year.now)
    with pytest.raises(Invalid, match="sudah digantikan"):
        end_plan(Plan.objects.get(pk=plan.pk), ends=date(2026, 5, 1), version=plan.version, **year.as_("hasan"))
    with pytest.raises(Forbidden):
        end_plan(plan, ends=date(2026, 5, 1), version=plan.version, **year.as_("sari"))
