"""The verbs of evaluation."""

from .achievement import rate_organisation
from .bulk import Judgement, take_over_judgements
from .finalising import finalise
from .preparing import Prepared, prepare

__all__ = ["Judgement", "Prepared", "finalise", "prepare", "rate_organisation", "take_over_judgements"]
