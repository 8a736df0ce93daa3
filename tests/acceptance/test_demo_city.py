"""Every score the demo city prints follows from the leaves of its explanation, and from nothing else.

Recomputed twice: by the house's own check, and for what can be said in a line of arithmetic by hand.
Of a city of 60 on both databases, of one of 300 on one; KINERJA_CITY=2000 reads a large one, a quarter of an hour.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from fractions import Fraction
from typing import Any

import pytest

from kinerja.doors.cli.results import as_json
from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.evaluation.queries import distribution, explain, recompute
from kinerja.judgement.evaluation.terms import EvaluationState
from kinerja.outcomes.transparency.queries import newest_publication, verify
from kinerja.people.organisation.models import Unit
from tests.demo_city import DemoCity
from tests.harness.module_db import db  # noqa: F401

LARGE = int(os.environ.get("KINERJA_CITY", "300"))
LARGE_MARKS = (pytest.mark.slow, pytest.mark.one_engine)
pytestmark = [
    pytest.mark.parametrize("demo_city", [60, pytest.param(LARGE, marks=LARGE_MARKS)], indirect=True),
    pytest.mark.usefixtures("untouched"),
]
MEASURED = {"km_quantile", "on_time_share", "output_rate", "open_late_share", "return_share"}
COUNTED = {"lesson_share", "observation_mean", "quality_share"}
QUADRANT = {
    ("above", "above"): "very_good",
    ("above", "meets"): "good",
    ("meets", "above"): "good",
    ("meets", "meets"): "good",
    ("below", "above"): "needs_improvement",
    ("below", "meets"): "needs_improvement",
    ("above", "below"): "poor",
    ("meets", "below"): "poor",
    ("below", "below"): "very_poor",
}


def written() -> Iterator[dict[str, Any]]:
    """What `kinerja explain --json` prints of every evaluation, read back."""
    for evaluation in Evaluation.objects.order_by("pk").iterator():
        yield json.loads(as_json(explain(evaluation).to_document()))


def nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for one in node.get("inputs", ()):
        yield from nodes(one)


def leaf(node: dict[str, Any], key: str) -> Any:
    return next(one["value"] for one in node["inputs"] if one["key"] == key)


def test_every_printed_score_follows_from_its_leaves(demo_city: DemoCity) -> None:
    formulas: Counter[str] = Counter()
    for document in written():
        checks = recompute(document)
        assert [check for check in checks if not check.agrees] == [], document["details"]
        for node in nodes(document):
            formulas[node.get("formula", "")] += 1
            if node.get("formula") in BY_HAND:
                agree_by_hand(node)
    assert MEASURED | COUNTED | {"declared", "standing", "suggestion", "quadrant", "head_of_organisation"} <= set(
        formulas
    )
    assert formulas["suggestion"] + formulas["head_of_organisation"] > 0.9 * Evaluation.objects.count()


def agree_by_hand(node: dict[str, Any]) -> None:
    rows = leaf(node, "counts" if node["formula"] in COUNTED else "cases")
    found = BY_HAND[node["formula"]](node, rows)
    printed = node["value"]["value"]
    if found is None or printed is None:
        assert found is printed
    else:
        assert float(printed) == pytest.approx(float(found), rel=1e-9, abs=2e-6), node["label"]


def on_time(_node: dict[str, Any], rows: list[dict[str, Any]]) -> Fraction | None:
    return percent(row["closed"] <= row["deadline"] for row in sound(rows) if row["deadline"])


def returned(_node: dict[str, Any], rows: list[dict[str, Any]]) -> Fraction | None:
    return percent(row["returns"] > 0 for row in sound(rows))


def open_late(node: dict[str, Any], rows: list[dict[str, Any]]) -> Fraction | None:
    until = instant(leaf(node, "until"))
    return percent(instant(row["deadline"]) < until for row in rows if not row["closed"] and row["deadline"])


def output(node: dict[str, Any], rows: list[dict[str, Any]]) -> float | None:
    minutes = [float(row["minutes"]) for row in sound(rows) if row["minutes"] is not None]
    hours = leaf(node, "hours")
    return sum(minutes) / float(hours) if minutes and hours else None


def completion(node: dict[str, Any], rows: list[dict[str, Any]]) -> float | None:
    """Kaplan and Meier (1958), step by step, in fractions."""
    until = instant(leaf(node, "until"))
    ended = [row["days"] for row in sound(rows)]
    waiting = [(until - instant(row["opened"])).total_seconds() / 86_400 for row in rows if not row["closed"]]
    everybody, finished = sorted([*ended, *waiting]), Counter(ended)
    goal = 1 - {"p50": Fraction(1, 2), "p90": Fraction(9, 10)}[leaf(node, "settings")["statistic"]]
    share = Fraction(1)
    for days, deaths in sorted(finished.items()):
        at_risk = len(everybody) - bisect_left(everybody, days)
        share *= 1 - Fraction(deaths, at_risk)
        if share <= goal:
            return days
    return None


def share(_node: dict[str, Any], rows: list[dict[str, Any]]) -> Fraction | None:
    """All that fulfilled it over all that were counted: never a mean of shares."""
    counted = [row for row in rows if not row["standing"]]
    whole = sum(row["whole"] for row in counted)
    return Fraction(100 * sum(row["part"] for row in counted), whole) if whole else None


def mean_score(_node: dict[str, Any], rows: list[dict[str, Any]]) -> Fraction | None:
    scores = [Fraction(row["part"], row["whole"]) for row in rows]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


BY_HAND: dict[str, Callable[..., Any]] = {
    "on_time_share": on_time,
    "return_share": returned,
    "open_late_share": open_late,
    "output_rate": output,
    "km_quantile": completion,
    "lesson_share": share,
    "observation_mean": mean_score,
    "quality_share": share,
}


def sound(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["closed"] and instant(row["closed"]) >= instant(row["opened"])]


def instant(written: str) -> datetime:
    return datetime.fromisoformat(written)


def percent(hits: Iterator[bool]) -> Fraction | None:
    found = list(hits)
    return Fraction(100 * sum(found), len(found)) if found else None


def test_every_final_evaluation_has_the_predicate_of_its_quadrant(demo_city: DemoCity) -> None:
    final = Evaluation.objects.filter(state=EvaluationState.FINAL)
    ratings = Counter(final.values_list("result_rating", "behaviour_rating", "predicate"))
    assert {QUADRANT[results, behaviour] == predicate for results, behaviour, predicate in ratings} == {True}
    assert len(ratings) >= 5


def test_nobody_decided_on_himself_and_every_difference_has_its_reason(demo_city: DemoCity) -> None:
    for evaluation in Evaluation.objects.filter(state=EvaluationState.FINAL):
        assert evaluation.finalised_by_id == evaluation.rater_id != evaluation.employee_id
        assert evaluation.reason or evaluation.suggested in ("", evaluation.result_rating)


def test_distributions_count_everybody_and_some_carry_a_warning(demo_city: DemoCity) -> None:
    units = list(Unit.objects.order_by("path"))
    for period in (demo_city.published, demo_city.waiting):
        found = distribution(units, period)
        assert found[0].total + found[0].waiting == Evaluation.objects.filter(period=period).count()
        warned = [one for one in found if one.warnings]
        assert warned
        assert all(one.cites for one in warned)


def test_what_was_published_can_be_verified_and_names_nobody_in_small_numbers(demo_city: DemoCity) -> None:
    publication = newest_publication()
    assert publication is not None
    assert publication.period == demo_city.published
    assert verify(publication)
    assert all(count >= 10 for count in counts(publication.content) if count)
    publication.content["about"]["agency"] += " "
    assert not verify(publication)


def counts(content: Any) -> Iterator[int]:
    """Every number of cases or people that is shown, wherever it stands."""
    if isinstance(content, dict):
        yield from (
            number for name, number in content.items() if name in ("n", "evaluated") and isinstance(number, int)
        )
        content = list(content.values())
    for part in content if isinstance(content, list) else ():
        yield from counts(part)
