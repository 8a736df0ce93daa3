"""A template for everybody of a unit: previewed, given in one step, taken back where nobody worked on it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.models import Absence, Appointment
from kinerja.platform.audit.models import Entry
from kinerja.platform.notices.models import Notice
from kinerja.pure.lib.refusals import Forbidden, Invalid, Stale
from kinerja.work.planning import commands as planning
from kinerja.work.planning.assignment import Skip, annexes_of, reach
from kinerja.work.planning.batches import Stays, staying
from kinerja.work.planning.commands import assign_template, undo_batch
from kinerja.work.planning.models import AnnexItem, ExpectedResult, LibraryIndicator, Plan, PlanBatch, PlanTemplate
from tests.cast import SINCE
from tests.work.planned import Year, indicators_of

FIRST = date(2026, 2, 1)


@pytest.fixture
def counter(year: Year) -> PlanTemplate:
    planning.seed_library(**year.cast.by)
    planning.seed_templates(**year.cast.by)
    return PlanTemplate.objects.get(code="counter")


def crowd(year: Year, number: int, post: str = "DUKCAPIL-L-LOKET") -> list[Any]:
    people = []
    for n in range(number):
        nip = f"19850214{2011 + n // 12}{n % 12 + 1:02d}1{n:03d}"
        one = organisation.hire(f"Pegawai {n:03d}", kind="pns", nip=nip, rank="II/c", **year.cast.by)
        organisation.appoint(one, position=year.cast.posts[post], starts=SINCE, **year.cast.by)
        people.append(one)
    return people


def seen(year: Year, template: PlanTemplate, unit: str = "DUKCAPIL", starts: date = FIRST) -> dict[str, Any]:
    where = {"cycle": year.cycle, "unit": year.cast.units[unit], "starts": starts}
    return {**where, "seal": reach(template, **where).seal}


def give(year: Year, template: PlanTemplate, who: str = "hasan", unit: str = "DUKCAPIL") -> PlanBatch:
    return assign_template(template, **seen(year, template, unit), **year.as_(who))


def test_it_gives_whole_drafts_to_everybody_of_the_group(year: Year, counter: PlanTemplate) -> None:
    crowd(year, 3)
    batch = give(year, counter)
    assert (batch.given, batch.skipped, Plan.objects.count()) == (4, {}, 4)
    plan = Plan.objects.get(employee=year.cast.sari)
    assert (plan.state, plan.rater, plan.starts, plan.ends) == ("draft", year.cast.budi, FIRST, year.cycle.ends)
    assert len(indicators_of(plan)) == counter.lines.count()
    assert Entry.objects.get(verb="planning.template_assigned").data["plans"] == 4


def test_weights_and_annexes_come_along(year: Year, counter: PlanTemplate) -> None:
    first = counter.lines.select_related("indicator").earliest("order")
    same = counter.lines.filter(indicator__result_text=first.indicator.result_text)
    same.update(weight=Decimal("12.5"))
    PlanTemplate.objects.filter(pk=counter.pk).update(
        resources="Komputer\n\n Printer ", accountability="", consequences="Umpan balik"
    )
    counter.refresh_from_db()
    give(year, counter)
    plan = Plan.objects.get(employee=year.cast.sari)
    result = plan.results.get(text=first.indicator.result_text)
    assert result.weight == Decimal("12.5") * same.count()
    assert set(plan.results.exclude(pk=result.pk).values_list("weight", flat=True)) <= {None}
    lines = plan.annexes.order_by("kind", "order").values_list("kind", "order", "text")
    assert list(lines) == [
        ("consequences", 1, "Umpan balik"),
        ("resources", 1, "Komputer"),
        ("resources", 2, "Printer"),
    ]


def test_a_batch_taken_back_takes_its_annexes_along(year: Year, counter: PlanTemplate) -> None:
    assert annexes_of(counter)
    undo_batch(give(year, counter), **year.as_("hasan"))
    assert not AnnexItem.objects.exists()


def test_the_preview_says_who_is_passed_over_and_why(year: Year, counter: PlanTemplate) -> None:
    has, left, acting, top = crowd(year, 4)
    Plan.objects.create(
        cycle=year.cycle, employee=has, position=year.cast.posts["DUKCAPIL-L-LOKET"], starts=date(2026, 6, 1),
        unit=year.cast.units["DUKCAPIL-L"], rater=year.cast.budi, ends=date(2026, 7, 1),
    )  # fmt: skip
    type(left).objects.filter(pk=left.pk).update(left_on=FIRST)
    Appointment.objects.filter(employee=acting).update(kind="team_leader")
    type(top).objects.filter(pk=top.pk).update(kind="political")
    found = reach(counter, cycle=year.cycle, unit=year.cast.units["KOTA"], starts=FIRST)
    assert [one.key for one in found.given] == [year.cast.sari.pk]
    assert {one.key: skip for one, skip in found.skipped} == {
        has.pk: Skip.HAS_PLAN, left.pk: Skip.LEFT, acting.pk: Skip.NO_POST, top.pk: Skip.EXEMPT,
    }  # fmt: skip


def test_who_has_no_superior_is_passed_over(year: Year, counter: PlanTemplate) -> None:
    type(year.cast.posts["DUKCAPIL-L-LOKET"]).objects.filter(code="DUKCAPIL-L-LOKET").update(superior=None)
    found = reach(counter, cycle=year.cycle, unit=year.cast.units["KOTA"], starts=FIRST)
    assert [skip for _, skip in found.skipped] == [Skip.NO_RATER]


def test_who_is_on_unpaid_leave_that_day_makes_no_plan_but_who_is_ill_does(year: Year, counter: PlanTemplate) -> None:
    away, ill = crowd(year, 2)
    Absence.objects.create(employee=away, kind="unpaid", starts=FIRST)
    Absence.objects.create(employee=ill, kind="sick", starts=FIRST)
    found = reach(counter, cycle=year.cycle, unit=year.cast.units["KOTA"], starts=FIRST)
    assert [(one.key, skip) for one, skip in found.skipped] == [(away.pk, Skip.EXEMPT)]


def test_a_head_gives_to_his_own_units_only(year: Year, counter: PlanTemplate) -> None:
    for who, unit in (("budi", "DUKCAPIL"), ("dewi", "KOTA"), ("sari", "DUKCAPIL-L"), ("andi", "KOTA")):
        with pytest.raises(Forbidden, match="SKP massal"):
            give(year, counter, who, unit)
    assert give(year, counter, "budi", "DUKCAPIL-L").given == 1


def test_nothing_is_written_where_the_list_has_changed_since_it_was_looked_at(
    year: Year, counter: PlanTemplate
) -> None:
    looked = seen(year, counter)
    crowd(year, 1)
    with pytest.raises(Stale, match="berubah sejak"):
        assign_template(counter, **looked, **year.as_("hasan"))
    assert not Plan.objects.exists()


def test_it_refuses_a_withdrawn_set_a_day_outside_and_nobody_to_give_to(year: Year, counter: PlanTemplate) -> None:
    with pytest.raises(Invalid, match="di dalam siklus"):
        assign_template(counter, **seen(year, counter, starts=date(2027, 1, 1)), **year.as_("hasan"))
    with pytest.raises(Invalid, match="Tidak ada pegawai"):
        give(year, counter, unit="SDN1")
    planning.withdraw_template(counter, version=counter.version, **year.as_("hasan"))
    with pytest.raises(Invalid, match="tidak lagi dipakai"):
        give(year, counter)


def test_an_indicator_withdrawn_from_the_library_is_left_out_and_told(year: Year, counter: PlanTemplate) -> None:
    gone = LibraryIndicator.objects.get(code="counter-dikembalikan")
    planning.withdraw(gone, **year.as_("hasan"))
    found = reach(counter, cycle=year.cycle, unit=year.cast.units["KOTA"], starts=FIRST)
    assert found.left_out == (gone.text,)
    give(year, counter)
    assert gone.text not in {i.text for i in indicators_of(Plan.objects.get())}


def test_undo_takes_back_what_nobody_touched_and_says_why_the_rest_stays(year: Year, counter: PlanTemplate) -> None:
    crowd(year, 5)
    batch = give(year, counter)
    changed, proposed, supported, *_ = Plan.objects.exclude(employee=year.cast.sari).order_by("employee__name")
    Plan.objects.filter(pk=changed.pk).update(version=2)
    Plan.objects.filter(pk=proposed.pk).update(state="proposed", proposed_at=year.now)
    own = ExpectedResult.objects.create(plan=changed, order=99, text="x")
    ExpectedResult.objects.filter(pk=own.pk).update(superior_result=supported.results.earliest("order"))
    done = undo_batch(batch, **year.as_("hasan"))
    assert (done.taken, done.kept, Plan.objects.count()) == (3, 3, 3)
    assert {plan.pk: why for plan, why in staying(batch)} == {
        changed.pk: Stays.CHANGED, proposed.pk: Stays.PROPOSED, supported.pk: Stays.SUPPORTED,
    }  # fmt: skip
    with pytest.raises(Stale, match="sudah ditarik"):
        undo_batch(batch, **year.as_("hasan"))


def test_undo_is_for_those_who_might_have_given(year: Year, counter: PlanTemplate) -> None:
    batch = give(year, counter)
    with pytest.raises(Forbidden):
        undo_batch(batch, **year.as_("budi"))
    undo_batch(batch, **year.as_("dewi"))
    assert not Plan.objects.exists()


def test_five_hundred_cost_as_many_statements_as_five(year: Year, counter: PlanTemplate) -> None:
    def cost(first: date) -> int:
        looked = seen(year, counter, starts=first)
        with CaptureQueriesContext(connection) as counted:
            assign_template(counter, **looked, **year.as_("hasan"))
        return len(counted)

    few = cost(FIRST)
    Plan.objects.all().delete()
    _many(year, 500)
    assert cost(FIRST + timedelta(days=1)) == few
    assert Plan.objects.count() == 501


def _many(year: Year, number: int) -> None:
    from kinerja.people.organisation.models import Employee

    people = Employee.objects.bulk_create(
        Employee(name=f"Pegawai {n}", kind="pns", nip=f"{198001010000000000 + n}") for n in range(number)
    )
    post = year.cast.posts["DUKCAPIL-L-LOKET"]
    Appointment.objects.bulk_create(Appointment(employee=one, position=post, starts=SINCE) for one in people)


def test_everybody_given_a_draft_is_told(year: Year, counter: PlanTemplate) -> None:
    batch = give(year, counter)
    given = {plan.employee_id for plan in Plan.objects.filter(batch__batch=batch)}
    assert set(Notice.objects.values_list("employee", flat=True)) == given
    assert len(given) == Notice.objects.count() == batch.given
