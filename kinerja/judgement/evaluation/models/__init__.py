"""The nouns of evaluation."""

from .calibration import CalibratedRating, CalibrationSeat, CalibrationSession
from .hearing import Objection, SelfAssessment, SharedDraft, Signature
from .ratings import Evaluation, OrganisationResult

__all__ = [
    "CalibratedRating", "CalibrationSeat", "CalibrationSession", "Evaluation", "Objection", "OrganisationResult",
    "SelfAssessment", "SharedDraft", "Signature",
]  # fmt: skip
