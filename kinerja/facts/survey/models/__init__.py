"""Surveys, invitations, answers, imports of answers, plans of what follows."""

from .answers import Response, SurveyImport
from .follow_ups import FollowUp
from .respondents import RespondentCount
from .surveys import Invitation, Survey

__all__ = ["FollowUp", "Invitation", "RespondentCount", "Response", "Survey", "SurveyImport"]
