"""The nouns of planning."""

from .cycles import Cycle, Period
from .library import IndicatorComment, LibraryIndicator
from .plans import BehaviourExpectation, ExpectedResult, Indicator, Plan

__all__ = [
    "BehaviourExpectation",
    "Cycle",
    "ExpectedResult",
    "Indicator",
    "IndicatorComment",
    "LibraryIndicator",
    "Period",
    "Plan",
]
