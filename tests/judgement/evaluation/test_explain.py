"""Every printed score follows from the leaves of its explanation, and from nothing else."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinerja.doors.cli.results import as_json
from kinerja.facts.service.models import Request
from kinerja.judgement.evaluation.commands import prepare, rate_organisation
from kinerja.judgement.evaluation.explanation import explain, recompute
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.commands import compute
from kinerja.judgement.measurement.queries import cases_behind
from kinerja.work.activity.models import DeclaredResult
from kinerja.work.planning.models import Indicator
from tests.judgement.town import A_DAY, HOUR, NEW_YEAR

ALL = (
    ("service.completion_time", {"statistic": "p50", "services": ["ktp-el", "paspor"]}, 3),
    ("service.completion_time", {"statistic": "p90"}, 3),
    ("service.on_time_share", {"services": ["ktp-el", "paspor"]}, 90),
    ("service.output", {}, 1),
    ("service.open_late_share", {}, 10),
    ("service.return_share", {"services": ["ktp-el"]}, 5),
    ("declared", {}, 12),
)


@pytest.fixture
def busy(town) -> Evaluation:
    """Sari and Wati with all kinds of cases, and everything that can be asked of them."""
    passport = town.service("paspor", Decimal("45.5"))
    for person in (town.cast.sari, town.cast.wati):
        town.plan(person, *ALL)
        for number in range(70 if person == town.cast.sari else 45):
            town.case(
                person, NEW_YEAR + number * 11 * HOUR, None if number % 9 == 8 else (number % 7) * 0.73 + 0.0001,
                deadline_at=None if number % 5 == 4 else NEW_YEAR + number * 11 * HOUR + 3 * A_DAY,
                returns=number % 3 // 2, service=passport if number % 2 else town.ktp,
            )  # fmt: skip
        town.case(person, NEW_YEAR + 9 * A_DAY, -2)
    DeclaredResult.objects.create(
        indicator=Indicator.objects.get(source="declared", result__plan__employee=town.cast.sari), period=town.period,
        value=Decimal("13.5"), evidence="Arsip 12/2026", declared_by=town.cast.sari, declared_at=NEW_YEAR,
        submission="00000000-0000-0000-0000-000000000001",
    )  # fmt: skip
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    return Evaluation.objects.get(employee=town.cast.sari)


def written(evaluation: Evaluation) -> dict:
    """What `kinerja explain --json` prints, read back."""
    return json.loads(as_json(explain(evaluation).to_document()))


def wrong(document: dict) -> list:
    return [check for check in recompute(document) if not check.agrees]


def test_every_score_follows_from_its_leaves(busy, decide):
    decide(busy, result=busy.suggested or "meets", reason="Sesuai catatan")
    document = written(busy)
    assert wrong(document) == []
    assert sum(check.printed is not None for check in recompute(document)) > 400


def test_every_kind_of_score_is_among_them(busy, decide):
    decide(busy, result=busy.suggested or "meets", reason="Sesuai catatan")
    checked = {check.path.rpartition("/")[2] for check in recompute(written(busy))}
    for score in ("predicate", "suggestion", "standing", "figure.value", "figure.low", "figure.high", "figure.n",
                  "figure.shrunk", "figure.b", "figure.grade", "figure.provisional", "figure.flags",
                  "figure.inputs_hash", "figure.hours", "figure.late_open", "cases[3].days"):  # fmt: skip
        assert any(score in name for name in checked), score


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("figure", lambda node: node["value"].update(value=node["value"]["value"] + 0.01)),
        ("figure", lambda node: node["value"].update(b=0.99)),
        ("figure", lambda node: node["value"].update(grade="A", n=node["value"]["n"] + 1)),
        ("cases", lambda node: node["value"][0].update(days=99)),
        ("cases", lambda node: node["value"].pop()),
        ("standing", lambda node: node.update(value="above" if node["value"] != "above" else "below")),
        ("suggestion", lambda node: node.update(value="below" if node["value"] != "below" else "above")),
        ("predicate", lambda node: node.update(value="very_poor")),
    ],
)
def test_it_notices_a_number_that_was_touched(busy, decide, key, change):
    decide(busy, result=busy.suggested or "meets", reason="Sesuai catatan")
    document = written(busy)
    change(next(nodes(document, key)))
    assert wrong(document)


def nodes(node: dict, key: str):
    if node["key"] == key:
        yield node
    for one in node.get("inputs", ()):
        yield from nodes(one, key)


def test_it_leads_from_the_predicate_to_people_and_articles(busy, decide, town):
    decide(busy, result="below", reason="Dua berkas hilang")
    predicate, suggestion = written(busy)["inputs"]
    rating = predicate["inputs"][0]
    assert rating["details"] == {
        "by": town.cast.budi.name, "at": "2026-03-10T02:00:00+00:00", "reason": "Dua berkas hilang",
    }  # fmt: skip
    assert predicate["cites"][0]["is_law"]
    assert not suggestion["cites"][0]["is_law"]
    assert suggestion["cites"][0]["meaning"].startswith("pengaturan setempat")


def test_it_never_shows_a_local_setting_as_law(busy):
    for figure in nodes(written(busy), "figure"):
        assert {cite["text"]: cite["is_law"] for cite in figure["cites"]}[
            "Pengaturan setempat cara menghitung angka kinerja"
        ] is False


def test_it_says_when_nobody_has_decided_yet(busy):
    predicate = written(busy)["inputs"][0]
    assert (predicate["value"], predicate["words"]) == (None, "Belum ditetapkan oleh pejabat penilai.")


def test_it_says_when_the_facts_have_changed_since(busy):
    figure = next(nodes(written(busy), "figure"))
    assert figure["details"]["unchanged"]
    Request.objects.filter(closed_by__employee=busy.employee_id).update(returns=5)
    figure = next(nodes(written(busy), "figure"))
    assert not figure["details"]["unchanged"]
    assert any(check.path.endswith("inputs_hash") for check in wrong(written(busy)))


def test_it_says_when_something_newer_was_declared(busy, town):
    (declared,) = (node for node in nodes(written(busy), "figure") if node["formula"] == "declared")
    assert declared["details"]["unchanged"]
    assert declared["inputs"][0]["details"]["evidence"] == "Arsip 12/2026"
    DeclaredResult.objects.create(
        indicator=Indicator.objects.get(source="declared", result__plan__employee=town.cast.sari), period=town.period,
        value=20, evidence="x", declared_by=town.cast.sari, declared_at=NEW_YEAR + A_DAY,
        submission="00000000-0000-0000-0000-000000000002",
    )  # fmt: skip
    (declared,) = (node for node in nodes(written(busy), "figure") if node["formula"] == "declared")
    assert (declared["value"]["value"], declared["details"]["unchanged"]) == (13.5, False)


def test_it_lists_as_many_cases_as_a_page_wants(busy):
    tree = explain(busy, cases=5)
    listed = tree.find("cases")[0]
    assert len(listed.value) == listed.details["listed"] == 5
    assert listed.details["count"] > 60


def test_the_paged_list_holds_the_same_cases(busy):
    tree = explain(busy)
    for figure, cases in zip(measured(busy), tree.find("cases"), strict=True):
        assert [str(case.pk) for case in cases_behind(figure)] == [row["id"] for row in cases.value]


def measured(evaluation: Evaluation):
    figures = evaluation.run.figures.filter(employee=evaluation.employee, declared=False)
    return figures.select_related("lineage").order_by("indicator__result__order", "indicator__order")


def test_it_explains_what_rests_on_nothing(town):
    town.plan(town.cast.sari, *ALL)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    document = written(Evaluation.objects.get())
    assert wrong(document) == []
    assert document["inputs"][1]["value"] == ""


def test_it_explains_the_head_of_a_unit(town):
    town.plan(town.cast.dewi, rater=town.cast.sekda)
    facts = {"period": town.period, "reason": "Target tercapai", "now": town.cast.now}
    rate_organisation(town.cast.units["DUKCAPIL"], level="poor", actor=town.cast.actor("sekda"), **facts)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    evaluation = Evaluation.objects.get()
    rate_organisation(town.cast.units["DUKCAPIL"], level="good", version=1, actor=town.cast.actor("sekda"), **facts)
    document = written(evaluation)
    assert (document["inputs"][1]["formula"], document["inputs"][1]["value"]) == ("head_of_organisation", "below")
    assert wrong(document) == []


def test_it_asks_as_often_for_many_indicators_and_cases_as_for_few(busy, town):
    town.plan(town.cast.tono, ("service.return_share", {}, 5))
    town.case(town.cast.tono, NEW_YEAR, 1)
    prepare(town.period, run=compute(town.period, **town.cast.by), **town.cast.by)
    few, many = Evaluation.objects.get(employee=town.cast.tono), Evaluation.objects.get(employee=town.cast.wati)
    with CaptureQueriesContext(connection) as asked_little:
        explain(few)
    with CaptureQueriesContext(connection) as asked_much:
        explain(many)
    assert len(asked_little) == len(asked_much) <= 8
