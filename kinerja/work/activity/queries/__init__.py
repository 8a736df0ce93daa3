"""Questions about what people report; none of them writes."""

from .burden import Burden, burden_by_unit, burden_of
from .declared import Owed, newest_declarations, owed_by_period, undeclared
from .reports import Realised, indicators_of, realised, rows_behind
from .samples import still_waiting, unopened

__all__ = [
    "Burden",
    "Owed",
    "Realised",
    "burden_by_unit",
    "burden_of",
    "indicators_of",
    "newest_declarations",
    "owed_by_period",
    "realised",
    "rows_behind",
    "still_waiting",
    "undeclared",
    "unopened",
]
