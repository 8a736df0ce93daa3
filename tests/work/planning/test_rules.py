"""What the law asks of a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kinerja.pure.law.findings import Confidence
from kinerja.work.planning.plan_facts import IndicatorFacts, PlanFacts, ResultFacts
from kinerja.work.planning.rules import lateness, remarks


def indicator(aspect: str = "quantity", source: str = "declared", target: bool = True, evidence: str = "berkas"):
    return IndicatorFacts(f"indikator {aspect}", aspect, source, target, evidence)


def result(
    *indicators: IndicatorFacts,
    kind: str = "main",
    perspective: str = "",
    weight: Decimal | None = None,
    decree: bool = True,
) -> ResultFacts:
    return ResultFacts("hasil", kind, perspective, indicators, weight, decree)


def plan(*results: ResultFacts, form: str = "staff", approach: str = "quantitative") -> PlanFacts:
    return PlanFacts(form, approach, results)


def said(facts: PlanFacts) -> list[tuple[str, bool]]:
    return [(str(r.sentence), r.refuses) for r in remarks(facts)]


def test_it_is_silent_on_a_whole_plan() -> None:
    assert remarks(plan(result(indicator()))) == []


def test_it_asks_for_a_main_result() -> None:
    assert said(plan(result(indicator(), kind="additional"))) == [
        ("Isi sedikitnya satu rencana hasil kerja utama.", True)
    ]


def test_it_asks_for_an_indicator_in_every_result() -> None:
    assert ("Rencana hasil kerja “hasil” belum mempunyai indikator.", True) in said(plan(result(indicator()), result()))


def test_it_asks_for_a_quantity_somewhere_and_notes_where_it_is_missing() -> None:
    assert [refuses for _, refuses in said(plan(result(indicator("time"))))] == [True]
    assert said(plan(result(indicator()), result(indicator("time")))) == [
        ("“hasil” belum mempunyai indikator aspek kuantitas.", False)
    ]


def test_it_asks_no_quantity_of_heads_nor_of_the_qualitative_form() -> None:
    assert remarks(plan(result(indicator("time")), approach="qualitative")) == []
    tasks, money = (result(indicator(aspect), perspective="process") for aspect in ("time", "cost"))
    assert remarks(plan(tasks, money, form="head")) == []


def test_it_asks_heads_for_tasks_and_for_the_budget() -> None:
    assert "anggaran" in said(plan(result(indicator()), form="head"))[0][0]
    assert "tugas dan fungsinya" in said(plan(result(indicator("cost")), form="head"))[0][0]
    tasks = result(indicator(), perspective="process")
    assert remarks(plan(tasks, result(indicator("quality"), perspective="budget"), form="head")) == []


def test_it_asks_for_targets_unless_the_narrative_holds_them() -> None:
    bare = indicator(target=False)
    assert ("Indikator “indikator quantity” belum mempunyai target.", True) in said(plan(result(bare)))
    assert remarks(plan(result(bare), approach="qualitative")) == []
    measured = indicator(source="service.output", target=False)
    assert [r for _, r in said(plan(result(measured), approach="qualitative"))] == [True]


def test_it_notes_a_declared_indicator_without_agreed_evidence() -> None:
    assert said(plan(result(indicator(evidence="")))) == [
        ("Sepakati bukti dukung untuk “indikator quantity”, karena angkanya dilaporkan sendiri.", False)
    ]


def test_it_puts_refusals_first_and_rests_them_on_law_that_was_read() -> None:
    found = remarks(plan(result(indicator(evidence="")), result()))
    assert [r.refuses for r in found] == sorted((r.refuses for r in found), reverse=True)
    assert all(c.confidence >= Confidence.SECONDARY for r in found for c in r.cites)


def test_a_plan_after_january_is_late_but_not_refused() -> None:
    assert lateness(date(2026, 1, 31), date(2026, 1, 31)) is None
    late = lateness(date(2026, 1, 31), date(2026, 2, 1))
    assert late is not None
    assert not late.refuses


def test_it_asks_for_the_decree_of_an_additional_task() -> None:
    extra = result(indicator(), kind="additional", decree=False)
    (found,) = remarks(plan(result(indicator()), extra))
    assert found.refuses
    assert "nomor dan tanggal surat keputusan" in str(found.sentence)
    assert [c.text for c in found.cites] == ["PP 30/2019 Pasal 12(2)"]


def test_it_asks_heads_for_a_perspective_and_others_for_none() -> None:
    budget = result(indicator("cost"), perspective="budget")
    assert said(plan(result(indicator()), budget, form="head")) == [("Pilih perspektif untuk “hasil”.", True)]
    assert [refuses for _, refuses in said(plan(result(indicator(), perspective="process")))] == [True]


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ((None, None), None),
        ((60, 40), None),
        (("33.33", "33.33", "33.34"), None),
        ((60, None), "1 belum berbobot"),
        ((60, 41), "sekarang 101"),
        (("33.33", "33.33", "33.33"), "sekarang 99.99"),
    ],
)
def test_weights_are_all_there_and_make_a_hundred(weights: tuple[object, ...], words: str | None) -> None:
    results = [result(indicator(), weight=None if w is None else Decimal(w)) for w in weights]
    extra = result(indicator(), kind="additional")
    found = said(plan(*results, extra))
    assert len(found) == (words is not None)
    assert words is None or (words in found[0][0] and found[0][1])
