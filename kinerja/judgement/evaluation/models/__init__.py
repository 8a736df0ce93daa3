"""The nouns of evaluation."""

from .hearing import Objection, SelfAssessment, SharedDraft, Signature
from .ratings import Evaluation, OrganisationResult

__all__ = ["Evaluation", "Objection", "OrganisationResult", "SelfAssessment", "SharedDraft", "Signature"]
