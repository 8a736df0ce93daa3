"""The document of a survey's figures: total and groups, small groups hidden and named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from kinerja.facts.survey.columns import AnswerColumns
from kinerja.facts.survey.terms import ELEMENTS
from kinerja.pure.law.satisfaction import Answers, Element, WeightMode, lowest, satisfaction, weight
from kinerja.pure.statistics.suppression import suppress
from kinerja.pure.statistics.survey_index import HUNDRED, SurveyFigures, survey_figures
from kinerja.pure.statistics.survey_scales import TWENTIETHS

HIDDEN = (
    "n",
    "complete",
    "index",
    "class",
    "low",
    "high",
    "ceiling",
    "straight_line",
    "alpha",
    "missing",
    "b",
    "value",
)


def index_document(
    answers: AnswerColumns,
    *,
    mode: WeightMode,
    complete_only: bool,
    on: date,
    k: int,
    in_order: bool = False,
) -> dict[str, Any]:
    """`in_order` keeps the groups as they come instead of the largest first."""
    n_labels = len(answers.labels)
    # Respondents without a label come last, as a group of their own that is compared with nobody.
    index = np.where(answers.group < 0, n_labels, answers.group)
    everybody = np.zeros(len(answers), dtype=np.int64)
    one = float(weight(mode, on))
    whole = survey_figures(answers.scores, everybody, 1, weight=one, complete_only=complete_only)
    parts = survey_figures(answers.scores, index, n_labels + 1, weight=one, complete_only=complete_only)
    total, groups = _rows(whole, mode, on, k)[0], _rows(parts, mode, on, k)
    spread = _compare(parts, index, n_labels, groups)
    for (name, code), group in zip([*answers.labels, (None, None)], groups, strict=True):
        group |= {"group": name, "code": code}
    hidden = _hide(groups, parts, k)
    total |= {"b": None, "value": None}
    if whole.used[0] < k:
        _blank(total)
    shown = [_label_first(group) for group in groups if group["suppressed"] or group["n"]]
    return {
        "total": total,
        "groups": shown if in_order else sorted(shown, key=_largest_first),
        "suppressed_groups": hidden,
        "shrinkage": spread,
    }


def _rows(figures: SurveyFigures, mode: WeightMode, on: date, k: int) -> list[dict[str, Any]]:
    columns = {
        "n": figures.n,
        "complete": figures.complete,
        "index": figures.index,
        # nilai indeks, 1 ... 4, as the forms of the regulation print it beside the IKM
        "ni": figures.index / HUNDRED,
        "low": figures.low,
        "high": figures.high,
        "ceiling": figures.ceiling,
        "straight_line": figures.straight_line,
        "alpha": figures.alpha,
        "missing": figures.missing,
    }
    listed = {name: column.tolist() for name, column in columns.items()}
    nrr, filled = figures.nrr.tolist(), figures.filled.tolist()
    bounds = figures.nrr_low.tolist(), figures.nrr_high.tolist()
    rows = []
    for place in range(len(figures.n)):
        row = {name: column[place] for name, column in listed.items()}
        row["nrr"] = dict(zip(ELEMENTS, nrr[place], strict=True))
        row["nrr_low"], row["nrr_high"] = (dict(zip(ELEMENTS, bound[place], strict=True)) for bound in bounds)
        row["filled"] = dict(zip(ELEMENTS, filled[place], strict=True))
        row |= _judged(figures, place, mode, on) | {"suppressed": False}
        if row["complete"] < k:
            # These rest on complete answers alone, of which there may be fewer than the index rests on.
            row |= dict.fromkeys(("ceiling", "straight_line", "alpha"))
        rows.append(row)
    return rows


def _judged(figures: SurveyFigures, place: int, mode: WeightMode, on: date) -> dict[str, Any]:
    """Class and lowest elements, from exact sums; None where an element has no answer."""
    totals, filled = figures.totals[place].tolist(), figures.filled[place].tolist()
    if not all(filled):
        return {"class": None, "lowest": []}
    survey = {
        Element(code): Answers(Fraction(total, TWENTIETHS), n)
        for code, total, n in zip(ELEMENTS, totals, filled, strict=True)
    }
    found = satisfaction(survey, on, mode).value
    return {"class": found.grade.value, "lowest": [element.value for element in lowest(survey, on).value]}


def _compare(
    figures: SurveyFigures, index: np.ndarray[Any, Any], n_labels: int, groups: Sequence[dict[str, Any]]
) -> dict[str, float]:
    """Write b and value into the groups; answer with what they were drawn to."""
    drawn = figures.shrinkage(index, n_labels)
    settled = [*drawn.is_settled.tolist(), False]
    for name, values in {"b": drawn.b, "value": drawn.shrunk}.items():
        for group, value in zip(groups, [*values.tolist(), float("nan")], strict=True):
            group[name] = value
    for group, is_settled in zip(groups, settled, strict=True):
        group["settled"] = bool(is_settled)
    return {"within_variance": drawn.within_variance, "tau2": drawn.tau2, "mu": drawn.mu}


def _hide(groups: Sequence[dict[str, Any]], figures: SurveyFigures, k: int) -> list[str | None]:
    """Blank the groups that are too small, and the next ones by which they could be got back; answer their names.

    Counted are those the index rests on. The total stays wherever it is large enough itself: where all groups are
    hidden it tells of nobody in particular.
    """
    # A group whose respondents all left everything out has figures of nobody; it is small, not absent.
    sizes = np.where(figures.n > 0, np.maximum(figures.used, 1), 0)
    names = []
    for group, hidden in zip(groups, suppress(sizes, k).hidden.tolist(), strict=True):
        if hidden:
            _blank(group)
            names.append(group["group"])
    return names


def _blank(row: dict[str, Any]) -> None:
    nothing = dict.fromkeys(ELEMENTS)
    row |= dict.fromkeys(HIDDEN) | {"lowest": [], "settled": False}
    row |= {name: dict(nothing) for name in ("nrr", "nrr_low", "nrr_high", "filled")}
    row["suppressed"] = True


def _label_first(group: dict[str, Any]) -> dict[str, Any]:
    return {"group": group["group"], **group}


def _largest_first(group: dict[str, Any]) -> tuple[Any, ...]:
    """Hidden groups come last in order of their names: their place must not tell their size."""
    return group["suppressed"], -(group["n"] or 0), group["group"] is None, group["group"] or ""
