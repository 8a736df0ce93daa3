"""Verbs of closed surveys."""

from .casting import cast_ballot
from .conducting import cancel_survey, close_survey, open_survey, prepare_survey
from .counting import count_survey

__all__ = ["cancel_survey", "cast_ballot", "close_survey", "count_survey", "open_survey", "prepare_survey"]
