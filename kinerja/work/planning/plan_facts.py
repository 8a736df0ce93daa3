"""A plan as its rules see it, and what a rule answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kinerja.pure.law.findings import Citation
from kinerja.pure.lib.sentences import Sentence

from .terms import ResultKind


@dataclass(frozen=True)
class IndicatorFacts:
    """What a rule needs of an indicator."""

    text: str
    aspect: str
    source: str
    has_target: bool
    evidence: str = ""


@dataclass(frozen=True)
class ResultFacts:
    """What a rule needs of an expected result."""

    text: str
    kind: str
    perspective: str
    indicators: tuple[IndicatorFacts, ...]
    weight: Decimal | None = None
    has_decree: bool = False


@dataclass(frozen=True)
class PlanFacts:
    """What a rule needs of a plan."""

    form: str
    approach: str
    results: tuple[ResultFacts, ...]

    @property
    def main(self) -> list[ResultFacts]:
        return [r for r in self.results if r.kind == ResultKind.MAIN]


@dataclass(frozen=True)
class Remark:
    """A sentence on a plan with its articles; where `refuses`, the plan cannot be proposed as it stands."""

    sentence: Sentence
    cites: tuple[Citation, ...]
    refuses: bool = True
