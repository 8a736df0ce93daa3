"""The nouns of activity."""

from .declared import DeclaredResult
from .evidence import Evidence
from .ideas import LONGEST_TITLE, Idea
from .reports import ActivityReport, ReportRhythm
from .reuse import EvidenceFlag, Print
from .samples import ReportOpening, ReportSample, SampledReport

__all__ = [
    "LONGEST_TITLE",
    "ActivityReport",
    "DeclaredResult",
    "Evidence",
    "EvidenceFlag",
    "Idea",
    "Print",
    "ReportOpening",
    "ReportRhythm",
    "ReportSample",
    "SampledReport",
]
