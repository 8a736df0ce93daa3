"""The verbs of evaluation."""

from .achievement import rate_organisation
from .bulk import Judgement, take_over_judgements
from .calibrating import bring_draft, change_draft, close_calibration, open_calibration, seat_raters
from .finalising import finalise
from .hearing import assess_oneself, reply_to_draft, share_draft
from .objecting import answer_explanation, decide_objection, explain_objection, object_to
from .preparing import Prepared, prepare
from .signing import sign, sign_in_stead

__all__ = [
    "Judgement",
    "Prepared",
    "answer_explanation",
    "assess_oneself",
    "bring_draft",
    "change_draft",
    "close_calibration",
    "decide_objection",
    "explain_objection",
    "finalise",
    "object_to",
    "open_calibration",
    "prepare",
    "rate_organisation",
    "reply_to_draft",
    "seat_raters",
    "share_draft",
    "sign",
    "sign_in_stead",
    "take_over_judgements",
]
