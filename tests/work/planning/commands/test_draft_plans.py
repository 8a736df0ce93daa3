"""Storing many plans at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.people.organisation import commands as organisation
from kinerja.people.organisation.terms import EmployeeKind
from kinerja.platform.audit.models import Entry
from kinerja.pure.lib.refusals import Forbidden, Invalid
from kinerja.work.planning.commands import draft_plans
from kinerja.work.planning.models import Plan
from kinerja.work.planning.queries import remarks_on
from kinerja.work.planning.rows import AnnexRow, BehaviourRow, PlanRow, ResultRow
from tests.work.planned import BUDGET, PERMITS, SPEED, YEAR, Year, indicators_of

RESULTS = (ResultRow("Warga terlayani", (PERMITS, SPEED)), ResultRow("Anggaran terpakai", (BUDGET,)))
NAMES = ("dewi", "budi", "sari", "wati", "yusuf", "tono")


def rows(year: Year, *names: str, results: tuple[ResultRow, ...] = RESULTS) -> list[PlanRow]:
    return [PlanRow(getattr(year.cast, name).pk, *YEAR, results) for name in names or NAMES]


def test_it_stores_whole_plans_with_post_rater_and_form(year: Year) -> None:
    of_heads = tuple(replace(result, perspective="process") for result in RESULTS)
    everybody = [*rows(year, "dewi", results=of_heads), *rows(year, *NAMES[1:])]
    keys = draft_plans(everybody, cycle=year.cycle, agreed=True, **year.cast.by)
    assert len(keys) == Plan.objects.agreed().count() == len(NAMES)
    plan = Plan.objects.get(employee=year.cast.sari)
    assert (plan.rater, plan.position.code, plan.form, plan.version) == (
        year.cast.budi, "DUKCAPIL-L-LOKET", "staff", 1,
    )  # fmt: skip
    assert Plan.objects.get(employee=year.cast.dewi).form == "head"
    assert [i.text for i in indicators_of(plan)] == [PERMITS.text, SPEED.text, BUDGET.text]
    assert indicators_of(plan)[1].parameters == {"statistic": "p90"}
    assert [r for r in remarks_on(plan) if r.refuses] == []
    assert Entry.objects.get(verb="planning.plans_drafted").data["plans"] == len(NAMES)


def test_annexes_and_words_of_the_leader_come_along(year: Year) -> None:
    annexes = (AnnexRow("resources", "Pencetak"), AnnexRow("resources", "Blangko"), AnnexRow("consequences", "Pujian"))
    said = (BehaviourRow(1, "Menyapa lebih dahulu"), BehaviourRow(7, "Serah terima tertulis"))
    (row,) = rows(year, "sari")
    (key,) = draft_plans([replace(row, annexes=annexes, behaviour=said)], cycle=year.cycle, **year.cast.by)
    plan = Plan.objects.get(pk=key)
    assert list(plan.annexes.order_by("kind", "order").values_list("kind", "order", "text")) == [
        ("consequences", 1, "Pujian"), ("resources", 1, "Pencetak"), ("resources", 2, "Blangko"),
    ]  # fmt: skip
    assert dict(plan.behaviours.values_list("value", "expectation")) == dict(said)


def test_drafts_may_still_be_unfinished_and_a_form_may_be_given(year: Year) -> None:
    bare = [replace(row, form="head") for row in rows(year, "sari", results=())]
    draft_plans(bare, cycle=year.cycle, **year.as_("hasan"))
    assert Plan.objects.values_list("state", "form", "agreed_at").get() == ("draft", "head", None)


def test_what_is_agreed_has_passed_the_rules(year: Year) -> None:
    with pytest.raises(Invalid, match="utama"):
        draft_plans(rows(year, "sari", results=()), cycle=year.cycle, agreed=True, **year.cast.by)
    wrong = (ResultRow("x", (replace(SPEED, measure_unit="jam"),)),)
    with pytest.raises(Invalid, match="diukur dalam hari"):
        draft_plans(rows(year, "sari", results=wrong), cycle=year.cycle, **year.cast.by)


def test_people_do_not_agree_in_bulk(year: Year) -> None:
    with pytest.raises(Forbidden, match="bukan secara massal"):
        draft_plans(rows(year), cycle=year.cycle, agreed=True, **year.as_("hasan"))
    with pytest.raises(Forbidden):
        draft_plans(rows(year), cycle=year.cycle, **year.as_("budi"))


def test_nothing_is_stored_where_one_has_a_plan_already(year: Year) -> None:
    year.draft("sari")
    with pytest.raises(Invalid, match="sudah mempunyai SKP"):
        draft_plans(rows(year), cycle=year.cycle, **year.cast.by)
    assert Plan.objects.count() == 1


def test_it_refuses_who_has_no_superior_or_owes_no_plan(year: Year) -> None:
    with pytest.raises(Invalid, match="belum mempunyai jabatan definitif dan atasan langsung"):
        draft_plans(rows(year, "walikota"), cycle=year.cycle, **year.cast.by)
    before = [replace(row, starts=date(2023, 1, 1)) for row in rows(year, "sari")]
    with pytest.raises(Invalid, match="belum mempunyai jabatan definitif"):
        draft_plans(before, cycle=year.cycle, **year.cast.by)


def test_the_number_of_statements_does_not_grow_with_the_plans(year: Year) -> None:
    with CaptureQueriesContext(
        connection,
    ) as few:
        draft_plans(rows(year, "sari", "tono"), cycle=year.cycle, **year.cast.by)
    more = [_hired(year, number) for number in range(12)]
    with CaptureQueriesContext(connection) as many:
        draft_plans(more, cycle=year.cycle, **year.cast.by)
    assert len(many) == len(few)


def _hired(year: Year, number: int) -> PlanRow:
    person = organisation.hire(
        f"Petugas {number}", kind=EmployeeKind.PNS, nip=f"1990010120150310{number:02}", **year.cast.by
    )
    loket = year.cast.posts["DUKCAPIL-L-LOKET"]
    organisation.appoint(person, position=loket, starts=date(2025, 1, 1), **year.cast.by)
    return PlanRow(person.pk, *YEAR, RESULTS)
