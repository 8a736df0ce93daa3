"""The measures: each turns a sample of cases into figures with interval, and says how sure one may be."""

from .completion import CompletionTime
from .measure import Measure, Measured
from .on_time import OnTimeShare
from .open_late import OpenLateShare
from .output import Output
from .returned import ReturnShare

MEASURES: dict[str, Measure] = {
    measure.source.code: measure
    for measure in (CompletionTime(), OnTimeShare(), Output(), OpenLateShare(), ReturnShare())
}

__all__ = ["MEASURES", "Measure", "Measured"]
