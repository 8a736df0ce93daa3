"""The verbs of evaluation."""

from .achievement import rate_organisation
from .finalising import finalise
from .preparing import Prepared, prepare

__all__ = ["Prepared", "finalise", "prepare", "rate_organisation"]
