"""The nouns of planning."""

from .annexes import AnnexItem
from .batches import BatchPlan, PlanBatch
from .cycles import Cycle, Period
from .library import IndicatorComment, LibraryIndicator
from .matrix import MatrixCell
from .plans import BehaviourExpectation, ExpectedResult, Indicator, Plan
from .templates import PlanTemplate, TemplateLine

__all__ = [
    "AnnexItem",
    "BatchPlan",
    "BehaviourExpectation",
    "Cycle",
    "ExpectedResult",
    "Indicator",
    "IndicatorComment",
    "LibraryIndicator",
    "MatrixCell",
    "Period",
    "Plan",
    "PlanBatch",
    "PlanTemplate",
    "TemplateLine",
]
