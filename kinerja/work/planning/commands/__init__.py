"""The verbs of planning."""

from .agreeing import agree, send_back
from .annexes import set_annex
from .assigning import assign_template, undo_batch
from .behaviour import set_behaviour
from .bulk import draft_plans
from .cycles import change_period_state, open_cycle, open_period, open_quarters
from .drafting import change_plan, draft_plan, end_plan
from .escalating import escalate_silence
from .indicators import add_from_library, add_indicator, change_indicator, remove_indicator
from .library import adopt, comment_on, propose_indicator, seed_library, withdraw
from .matrix import assign_result, take_over, withdraw_cell
from .ordering import move_result
from .proposing import propose
from .results import add_result, change_result, remove_result
from .reviewing import return_from_review, review
from .revising import discard_revision, revise
from .segments import end_plan_with_segment, start_plan_of_segment
from .templates import (
    add_template_line,
    adopt_template,
    propose_template,
    remove_template_line,
    seed_templates,
    withdraw_template,
)
from .weights import weigh_results

__all__ = [
    "add_from_library",
    "add_indicator",
    "add_result",
    "add_template_line",
    "adopt",
    "adopt_template",
    "agree",
    "assign_result",
    "assign_template",
    "change_indicator",
    "change_period_state",
    "change_plan",
    "change_result",
    "comment_on",
    "discard_revision",
    "draft_plan",
    "draft_plans",
    "end_plan",
    "end_plan_with_segment",
    "escalate_silence",
    "move_result",
    "open_cycle",
    "open_period",
    "open_quarters",
    "propose",
    "propose_indicator",
    "propose_template",
    "remove_indicator",
    "remove_result",
    "remove_template_line",
    "return_from_review",
    "review",
    "revise",
    "seed_library",
    "seed_templates",
    "send_back",
    "set_annex",
    "set_behaviour",
    "start_plan_of_segment",
    "take_over",
    "undo_batch",
    "weigh_results",
    "withdraw",
    "withdraw_cell",
    "withdraw_template",
]
