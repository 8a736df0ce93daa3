"""Why a figure says what it says: its formula, its parameters and its cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from kinerja.judgement.evaluation.models import Evaluation
from kinerja.judgement.measurement.declared import declared_fingerprint
from kinerja.judgement.measurement.models import Figure, Lineage
from kinerja.judgement.measurement.moved import Move, moves_behind
from kinerja.judgement.measurement.provenance import CaseSeen, evidence_of, is_unchanged
from kinerja.judgement.measurement.queries import formula
from kinerja.judgement.measurement.tallies.provenance import hash_of, tallies_behind, window_of
from kinerja.judgement.measurement.tallies.seen import TallySeen
from kinerja.pure.lib.refusals import gettext_noop
from kinerja.work.activity.models import DeclaredResult

from .tree import Explanation, cited

COUNTED = ("completeness", "sample", "independence", "timeliness", "flags")
SETTINGS = ("statistic", "services", "scope", "indicator", "minutes")
A_DAY = 86_400_000_000


@dataclass(frozen=True)
class Evidence:
    """What the figures of one evaluation rest on, by figure or by indicator."""

    cases: dict[UUID, list[CaseSeen]]
    declarations: dict[UUID, list[DeclaredResult]]
    counts: dict[UUID, list[TallySeen]]
    moves: dict[UUID, list[Move]]
    """Cases whose owner was put right."""


def evidence_for(evaluation: Evaluation, figures: Sequence[Figure]) -> Evidence:
    declared: dict[UUID, list[DeclaredResult]] = {}
    indicators = [figure.indicator_id for figure in figures if figure.declared]
    if indicators:
        made = DeclaredResult.objects.filter(indicator__in=indicators, period=evaluation.period_id)
        for one in made.select_related("declared_by").order_by("declared_at", "id"):
            declared.setdefault(one.indicator_id, []).append(one)
    return Evidence(evidence_of(figures), declared, tallies_behind(figures), moves_behind(figures))


def figure_of(figure: Figure, evidence: Evidence, cases: int | None) -> Explanation:
    """One figure with everything it follows from."""
    if figure.lineage is None:
        return _declared(figure, evidence.declarations.get(figure.indicator_id, []))
    if figure.pk in evidence.counts:
        return counted(figure, figure.lineage, evidence.counts[figure.pk], cases)
    return _measured(figure, figure.lineage, evidence.cases[figure.pk], cases, evidence.moves[figure.pk])


def _declared(figure: Figure, made: Sequence[DeclaredResult]) -> Explanation:
    used = [one for one in made if declared_fingerprint(one.pk, one.value) == figure.inputs_hash]
    rule = formula(None)
    leaves = [
        Explanation(
            "declaration",
            gettext_noop("Dinyatakan oleh pegawai"),
            one.value,
            details={"evidence": one.evidence, "by": one.declared_by.name, "at": one.declared_at},
        )
        for one in used
    ]
    newer = bool(made) and made[-1] not in used
    return Explanation(
        "figure",
        gettext_noop("Angka yang dinyatakan sendiri"),
        {"value": figure.value, "n": figure.n, "grade": figure.grade, "provisional": False, "declared": True},
        formula=rule.code,
        words=rule.words,
        cites=cited(*rule.cites),
        details={"unchanged": not newer},
        inputs=leaves,
    )


def _measured(
    figure: Figure, lineage: Lineage, seen: Sequence[CaseSeen], cases: int | None, moves: Sequence[Move]
) -> Explanation:
    listed = seen if cases is None else seen[:cases]
    return measured(
        figure,
        lineage,
        unchanged=is_unchanged(figure, seen),
        inputs=(
            Explanation("since", gettext_noop("Sejak"), figure.since),
            Explanation("until", gettext_noop("Sampai sebelum"), figure.until),
            *_setting(lineage),
            Explanation("hours", gettext_noop("Jam kerja efektif menurut kalender unit"), figure.quality.get("hours")),
            Explanation(
                "cases",
                gettext_noop("Daftar kasus"),
                [_row(case) for case in listed],
                details={"count": len(seen), "listed": len(listed)},
            ),
            *_moved(moves),
        ),
    )


def _moved(moves: Sequence[Move]) -> tuple[Explanation, ...]:
    """Named only where there are some."""
    told = [{"key": one.key, "at": one.at, "by": one.by, "into": one.into} for one in moves]
    return (Explanation("moved", gettext_noop("Kasus yang pemiliknya dibetulkan"), told),) if told else ()


def counted(figure: Figure, lineage: Lineage, seen: Sequence[TallySeen], rows: int | None) -> Explanation:
    """A figure over counts: lessons, observations, quality indicators."""
    listed, window = seen if rows is None else seen[:rows], window_of(figure)
    return measured(
        figure,
        lineage,
        unchanged=hash_of(seen, window.since, window.until) == figure.inputs_hash,
        inputs=(
            Explanation("since", gettext_noop("Sejak"), window.since),
            Explanation("until", gettext_noop("Sampai sebelum"), window.until),
            *_setting(lineage),
            Explanation(
                "counts",
                gettext_noop("Daftar hitungan"),
                [asdict(one) | {"id": str(one.id), "standing": int(one.standing)} for one in listed],
                details={"count": len(seen), "listed": len(listed)},
            ),
        ),
    )


def measured(figure: Figure, lineage: Lineage, *, unchanged: bool, inputs: Sequence[Explanation]) -> Explanation:
    rule = formula(lineage)
    return Explanation(
        "figure",
        gettext_noop("Angka yang diukur"),
        _numbers(figure),
        formula=rule.code,
        words=rule.words,
        cites=cited(*rule.cites),
        details={
            "source": lineage.source,
            "query": lineage.query,
            "provision": lineage.provision,
            "unchanged": unchanged,
            "letters": {name: figure.quality.get(name) for name in COUNTED if name != "flags"},
        },
        inputs=inputs,
    )


def _setting(lineage: Lineage) -> tuple[Explanation, ...]:
    parameters = lineage.parameters
    return (
        Explanation("settings", gettext_noop("Pengaturan sumber"), _settings(parameters)),
        Explanation("pooling", gettext_noop("Kelompok pembanding"), parameters["pooling"]),
        Explanation("reliance", gettext_noop("Syarat angka tetap"), parameters["reliance"]),
    )


def _numbers(figure: Figure) -> dict[str, Any]:
    """Every number that is shown and follows from the cases."""
    beside = {name: number for name, number in figure.quality.items() if name not in COUNTED}
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "n": figure.n,
        "excluded": figure.excluded,
        "grade": figure.grade,
        "b": figure.b,
        "shrunk": figure.shrunk,
        "provisional": figure.provisional,
        **beside,
        **({"flags": figure.quality["flags"]} if "flags" in figure.quality else {}),
        "inputs_hash": figure.inputs_hash,
    }


def _settings(parameters: dict[str, Any]) -> dict[str, Any]:
    return {name: parameters[name] for name in SETTINGS if name in parameters}


def _row(case: CaseSeen) -> dict[str, Any]:
    """One case; duration in days, None while open; on time None without promise or while open."""
    promised = case.closed is not None and case.deadline is not None
    return {
        "id": str(case.id),
        "key": case.key,
        "service": case.service,
        "opened": case.opened,
        "closed": case.closed,
        "deadline": case.deadline,
        "days": days_of(case),
        "on_time": case.closed <= case.deadline if promised else None,  # type: ignore[operator]
        "returns": case.returns,
        "minutes": case.minutes,
        "too_fast": case.too_fast,
    }


def days_of(case: CaseSeen) -> float | None:
    """Duration in days; None while open."""
    if case.closed is None:
        return None
    lasting = case.closed - case.opened
    return (lasting.days * A_DAY + lasting.seconds * 1_000_000 + lasting.microseconds) / A_DAY
