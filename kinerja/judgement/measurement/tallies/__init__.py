"""Measures over facts that are counts: so many of so many on a day, of a person or of a unit.

Lessons (held or not), observations (scores of items) and quality indicators (numerator, denominator) share this shape;
cases of services, which last and may stay open, have their own.
"""

from .measures import TALLIES
from .measuring import TallyMeasure

__all__ = ["TALLIES", "TallyMeasure"]
