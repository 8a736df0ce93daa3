"""The verbs of activity."""

from .declaring import declare
from .ideas import confirm_idea, decline_idea, submit_idea

__all__ = ["confirm_idea", "declare", "decline_idea", "submit_idea"]
