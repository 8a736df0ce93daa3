"""The verbs of activity."""

from .bulk import Declaration, take_over_declarations
from .declaring import declare
from .ideas import confirm_idea, decline_idea, submit_idea

__all__ = [
    "Declaration",
    "confirm_idea",
    "declare",
    "decline_idea",
    "submit_idea",
    "take_over_declarations",
]
