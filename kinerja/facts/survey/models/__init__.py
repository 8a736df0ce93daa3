"""Surveys, invitations, answers, imports of answers, plans of what follows."""

from .answers import Response, SurveyImport
from .follow_ups import FollowUp
from .surveys import Invitation, Survey

__all__ = ["FollowUp", "Invitation", "Response", "Survey", "SurveyImport"]
