"""Reading a matrix, and what the agreement of a plan asks of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.people.organisation import commands as organisation
from kinerja.work.planning import commands as planning
from kinerja.work.planning.commands.matrix import Assignment
from kinerja.work.planning.matrix.queries import assigned_to, matrix_of, not_taken_over, rater_plan, staff_of
from kinerja.work.planning.matrix.rules import findings
from kinerja.work.planning.models import ExpectedResult, Plan
from kinerja.work.planning.queries import agreement_findings
from tests.cast import SINCE
from tests.work.planned import BUDGET, PERMITS, Year


def result(plan: Plan) -> ExpectedResult:
    return ExpectedResult.objects.select_related("plan").filter(plan=plan).earliest("order")


def told(plan: Plan, year: Year) -> list[str]:
    return [str(remark.sentence) for remark in agreement_findings(plan, year.cast.today)]


def give(year: Year, plan: Plan, who: str, leader: str = "budi", **changes: object) -> None:
    facts = {"method": "indirect", "product": "service", "text": "Loket terlayani", **changes}
    planning.assign_result(
        result(plan), employee=getattr(year.cast, who), assignment=Assignment(**facts), version=0, **year.as_(leader)
    )


def test_a_superior_whose_result_nobody_owns_is_told_until_somebody_does(year: Year) -> None:
    plan = year.written("budi")
    assert told(plan, year) == ["Hasil “Warga terlayani” belum didukung seorang pun."]
    give(year, plan, "sari")
    assert told(plan, year) == []


def test_a_subordinates_own_plan_counts_as_support_without_any_cell(year: Year) -> None:
    above, own = year.written("budi"), year.draft("sari")
    planning.add_result(own, text="Loket", version=own.version, superior_result=result(above), **year.as_("sari"))
    assert told(above, year) == []
    assert told(own, year) == []


def test_a_plan_without_line_to_the_superiors_results_is_told(year: Year) -> None:
    year.written("budi")
    assert told(year.written("sari"), year) == [
        "Belum satu pun hasil kerja dalam SKP ini mendukung hasil kerja atasan."
    ]


def test_there_is_nothing_to_support_while_the_rater_plans_nothing(year: Year) -> None:
    assert told(year.written("sari"), year) == []
    year.draft("budi")
    assert told(Plan.objects.get(employee=year.cast.sari), year) == []


def test_a_promise_of_the_own_plan_counts_before_the_share_of_the_cell(year: Year) -> None:
    above = year.written("budi")
    give(year, above, "sari", share=Decimal(100), measure_unit="surat")
    own = year.draft("sari")
    mine = result(own)
    assert mine.superior_result == result(above)
    year.add(mine, "sari", replace(PERMITS, target_low=Decimal(60)))
    (found,) = findings(matrix_of(above, year.cast.today))
    assert found.sentence.params["sum"] == 60 < found.sentence.params["target"] == 100


def test_a_result_taken_out_of_the_superiors_plan_is_no_longer_in_force(year: Year) -> None:
    above, own = year.written("budi"), year.draft("sari")
    planning.add_result(own, text="Loket", version=own.version, superior_result=result(above), **year.as_("sari"))
    elsewhere = year.written("dewi")
    ExpectedResult.objects.filter(plan=above).update(plan=elsewhere, order=9)
    Plan.objects.filter(pk=elsewhere.pk).update(employee=year.cast.budi, starts="2025-01-01", ends="2026-01-01")
    planning.add_result(above, text="Hasil baru", version=above.version, **year.as_("budi"))
    assert told(own, year) == ["“Loket” mendukung hasil atasan yang tidak berlaku lagi."]
    found = [str(r.sentence) for r in findings(matrix_of(Plan.objects.get(pk=above.pk), year.cast.today))]
    assert (
        "Masih mendukung hasil yang tidak berlaku lagi: Sari Wulandari, A.Md.. Sesuaikan SKP atau matriksnya." in found
    )


def changed(year: Year, plan: Plan) -> Plan:
    """A version from tomorrow on, agreed; the first result as it was."""
    tomorrow = year.cast.today + timedelta(days=1)
    why = {"reason": "priority", "explanation": "Prioritas bergeser."}
    new = planning.revise(plan, starts=tomorrow, **why, **year.as_("budi"))
    for verb, who in ((planning.propose, "budi"), (planning.review, "hasan")):
        verb(new, version=new.version, **year.as_(who))
    return planning.agree(new, version=new.version, reason="Dibahas", **year.as_("dewi"))


def test_a_change_by_the_superior_leaves_nobody_without_a_line(year: Year) -> None:
    above, own = year.agreed("budi", "dewi"), year.draft("sari")
    planning.add_result(own, text="Loket", version=own.version, superior_result=result(above), **year.as_("sari"))
    new, tomorrow = changed(year, above), year.cast.today + timedelta(days=1)
    assert result(new).continues == result(above)
    assert not agreement_findings(own, tomorrow)
    assert not findings(matrix_of(new, tomorrow))
    assert not findings(matrix_of(Plan.objects.get(pk=above.pk), year.cast.today))


def test_the_cells_of_a_result_follow_it_into_the_version_agreed(year: Year) -> None:
    above = year.agreed("budi", "dewi")
    give(year, above, "sari", share=Decimal(70), measure_unit="surat")
    own = year.draft("sari")
    planning.take_over(own, version=own.version, **year.as_("sari"))
    new, tomorrow = changed(year, above), year.cast.today + timedelta(days=1)
    assert [(cell.result, cell.share) for cell in assigned_to(year.cast.sari.pk, tomorrow)] == [(result(new), 70)]
    assert [cell.result for cell in assigned_to(year.cast.sari.pk, year.cast.today)] == [result(above)]
    assert not not_taken_over(own, tomorrow)
    assert len(matrix_of(new, tomorrow).supports) == 1


def test_a_change_on_the_way_counts_nowhere_yet(year: Year) -> None:
    above, own = year.agreed("budi", "dewi"), year.agreed()
    why = {"reason": "priority", "explanation": "Prioritas bergeser."}
    mine = planning.revise(own, starts=year.cast.today, **why, **year.as_("sari"))
    planning.add_result(mine, text="Loket", version=mine.version, superior_result=result(above), **year.as_("sari"))
    assert told(above, year) == ["Hasil “Warga terlayani” belum didukung seorang pun."]
    theirs = planning.revise(above, starts=year.cast.today, **why, **year.as_("budi"))
    assert rater_plan(own, year.cast.today) == above
    give(year, theirs, "sari")
    assert not assigned_to(year.cast.sari.pk, year.cast.today)


def test_members_of_a_team_led_stand_in_the_matrix_too(year: Year) -> None:
    cast = year.cast
    team = organisation.make_team(cast.units["DUKCAPIL"], name="Akta", leader=cast.budi, starts=SINCE, **cast.by)
    organisation.join_team(team, employee=cast.yusuf, starts=SINCE, **cast.by)
    assert set(staff_of(cast.budi.pk, cast.today)) == {cast.sari, cast.yusuf}
    give(year, year.written("budi"), "yusuf")
    assert [cell.employee for cell in assigned_to(cast.yusuf.pk, cast.today)] == [cast.yusuf]


@pytest.mark.parametrize("people", [2, 20])
def test_reading_costs_the_same_whatever_the_number_of_staff(year: Year, people: int) -> None:
    cast = year.cast
    plan = year.written("budi", PERMITS, BUDGET)
    for n in range(people):
        nip = f"1985021420110120{n:02d}"
        one = organisation.hire(f"Pegawai {n}", kind="pns", nip=nip, rank="III/a", **cast.by)
        organisation.appoint(one, position=cast.posts["DUKCAPIL-L-LOKET"], starts=SINCE, **cast.by)
    with CaptureQueriesContext(connection) as seen:
        findings(matrix_of(plan, cast.today))
    assert len(seen) <= 7
    with CaptureQueriesContext(connection) as seen:
        agreement_findings(plan, cast.today)
    assert len(seen) <= 12
