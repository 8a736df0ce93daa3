"""The verbs of planning."""

from .agreeing import agree, propose, send_back
from .behaviour import set_behaviour
from .bulk import draft_plans
from .cycles import change_period_state, open_cycle, open_period, open_quarters
from .drafting import change_plan, draft_plan, end_plan
from .indicators import add_from_library, add_indicator, change_indicator, remove_indicator
from .library import adopt, comment_on, propose_indicator, seed_library, withdraw
from .results import add_result, change_result, remove_result

__all__ = [
    "add_from_library",
    "add_indicator",
    "add_result",
    "adopt",
    "agree",
    "change_indicator",
    "change_period_state",
    "change_plan",
    "change_result",
    "comment_on",
    "draft_plan",
    "draft_plans",
    "end_plan",
    "open_cycle",
    "open_period",
    "open_quarters",
    "propose",
    "propose_indicator",
    "remove_indicator",
    "remove_result",
    "seed_library",
    "send_back",
    "set_behaviour",
    "withdraw",
]
