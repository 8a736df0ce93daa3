"""How a hall was staffed for those who came: by weekday and hour, never by officer.

`past` reads the hall and `recorded` imported files; `week` lays it out, `uncovered` finds hours without counter,
`hint` asks Erlang's formula, `what_if` plays other counters.
"""

from .hint import Hint, hint
from .past import Past, past_of
from .recorded import recorded_past
from .uncovered import Gap, uncovered
from .week import Cell, Week, week_of
from .what_if import Answer, Band, Change, what_if

__all__ = [
    "Answer", "Band", "Cell", "Change", "Gap", "Hint", "Past", "Week", "hint", "past_of", "recorded_past", "uncovered",
    "week_of", "what_if",
]  # fmt: skip
