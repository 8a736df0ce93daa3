"""One version of a plan beside the one before: what came, what went, what reads differently."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import CharField, IntegerField, Value
from django.db.models.functions import Cast

from kinerja.pure.lib.numbers import format_number
from kinerja.pure.lib.word_diff import Piece, word_diff

from .models import AnnexItem, BehaviourExpectation, ExpectedResult, Indicator, Plan

Content = dict[str, list[Any]]
Contents = dict[UUID, Content]


@dataclass(frozen=True)
class Change:
    """`subject` is a code such as `result` or `target`, `kind` added, removed or changed; the rest is text."""

    subject: str
    kind: str
    pieces: list[Piece]
    within: str = ""


def changes_of(plan: Plan, contents: Contents | None = None) -> list[Change]:
    """All that differs from the version before, in order of the form. No statement where the contents are at hand."""
    if plan.revises_id is None:
        return []
    known = contents_with_before(plan) if contents is None else contents
    old, new = known[plan.revises_id], known[plan.pk]
    return [*_results(old, new), *_behaviour(old, new), *_annexes(old, new)]


def contents_with_before(plan: Plan) -> Contents:
    """Of a plan and of the version it changes. Three statements."""
    return contents_of([plan.pk, plan.revises_id] if plan.revises_id else [plan.pk])


def contents_of(plans: Collection[UUID]) -> Contents:
    """Three statements, whatever the number of plans."""
    found: Contents = {plan: {"results": [], "behaviour": [], "annexes": []} for plan in plans}
    results = ExpectedResult.objects.filter(plan__in=plans).select_related("superior_result")
    for result in results.order_by("order").prefetch_related("indicators"):
        found[result.plan_id]["results"].append(result)
    for plan, kind, place, text in _texts_of(plans):
        if kind:
            found[plan]["annexes"].append(AnnexItem(plan_id=plan, kind=kind, order=place, text=text))
        else:
            found[plan]["behaviour"].append(BehaviourExpectation(plan_id=plan, value=place, expectation=text))
    return found


def _texts_of(plans: Collection[UUID]) -> list[tuple[UUID, str, int, str]]:
    """Annexes with their kind, and without one what is expected of behaviour; in the order of the form."""
    said = BehaviourExpectation.objects.filter(plan__in=plans).order_by()
    annexes = AnnexItem.objects.filter(plan__in=plans).order_by()
    rows = said.values_list(
        "plan", Value("", CharField()), Cast("value", IntegerField()), "expectation"
    ).union(annexes.values_list("plan", "kind", Cast("order", IntegerField()), "text"), all=True)  # fmt: skip
    return sorted(rows, key=lambda row: row[1:3])


def _results(old: Content, new: Content) -> Iterator[Change]:
    for before, after in _paired(old["results"], new["results"]):
        yield from _texts("result", before, after)
        if before and after:
            yield from _fields(after.text, _RESULT, before, after)
        yield from _indicators(before, after)


def _indicators(before: Any, after: Any) -> Iterator[Change]:
    known, fresh = (list(side.indicators.all()) if side else [] for side in (before, after))
    for one, other in _paired(known, fresh):
        yield from _texts("indicator", one, other, (after or before).text)
        if one and other:
            yield from _fields(other.text, _INDICATOR, one, other)


def _paired(old: Iterable[Any], new: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Those of the new version in their order with what they continue, then those that went."""
    before = {row.pk: row for row in old}
    for row in new:
        yield before.pop(row.continues_id, None), row
    for row in before.values():
        yield row, None


def _texts(subject: str, before: Any, after: Any, within: str = "") -> Iterator[Change]:
    was, now = getattr(before, "text", ""), getattr(after, "text", "")
    if was != now:
        kind = "changed" if before and after else "added" if after else "removed"
        yield Change(subject, kind, word_diff(was, now), within)


def _fields(within: str, names: dict[str, Any], before: Any, after: Any) -> Iterator[Change]:
    for subject, say in names.items():
        was, now = say(before), say(after)
        if was != now:
            yield Change(subject, "changed", word_diff(was, now), within)


def _number(value: Decimal | None) -> str:
    """As short as it can be written: the column keeps more zeros than people do."""
    if value is None:
        return ""
    return format_number(int(value) if value == int(value) else value.normalize())


def _target(row: Indicator) -> str:
    low, high = _number(row.target_low), _number(row.target_high)
    if not low:
        return ""
    return f"{low} {row.measure_unit}" if low == high else f"{low}–{high} {row.measure_unit}"


_RESULT = {
    "kind": lambda row: str(row.get_kind_display()),
    "perspective": lambda row: str(row.get_perspective_display()),
    "weight": lambda row: _number(row.weight),
    "decree": lambda row: f"{row.decree_number} {row.decree_date or ''}".strip(),
}
_INDICATOR = {
    "target": _target,
    "aspect": lambda row: str(row.get_aspect_display()),
    "polarity": lambda row: str(row.get_polarity_display()),
    "source": lambda row: row.source,
    "evidence": lambda row: row.evidence,
}


def _behaviour(old: Content, new: Content) -> Iterator[Change]:
    was, now = ({row.value: row.expectation for row in side["behaviour"]} for side in (old, new))
    for value in sorted(was.keys() | now.keys()):
        one, other = was.get(value, ""), now.get(value, "")
        if one != other:
            yield Change("behaviour", "changed", word_diff(one, other), str(value))


def _annexes(old: Content, new: Content) -> Iterator[Change]:
    was, now = ([(row.kind, row.text) for row in side["annexes"]] for side in (old, new))
    for kind, text in now:
        if (kind, text) not in was:
            yield Change("annex", "added", word_diff("", text), kind)
    for kind, text in was:
        if (kind, text) not in now:
            yield Change("annex", "removed", word_diff(text, ""), kind)
