"""The nouns of feedback."""

from .checkins import AgendaItem, CheckIn, NextStep
from .counselling import Counselling, CounsellingParty, CounsellingSession
from .guidance import Guidance, GuidanceAnswer, GuidanceFollowUp, GuidanceParticipant
from .words import Feedback, FeedbackReading, FeedbackReply, FeedbackRequest

__all__ = [
    "AgendaItem",
    "CheckIn",
    "Counselling",
    "CounsellingParty",
    "CounsellingSession",
    "Feedback",
    "FeedbackReading",
    "FeedbackReply",
    "FeedbackRequest",
    "Guidance",
    "GuidanceAnswer",
    "GuidanceFollowUp",
    "GuidanceParticipant",
    "NextStep",
]
