"""Charts made on the server: SVG with title and description, and the same figures as a table."""

from .control import Mark, control
from .curve import curve
from .distribution import Part, distribution
from .dots import Dot, bar, dots
from .drawing import Chart
from .funnel import Spot, funnel
from .heat import Warm, clock_hour, heat, weekdays
from .pairs import Pair, pairs
from .series import Point, series

__all__ = [
    "Chart", "Dot", "Mark", "Pair", "Part", "Point", "Spot", "Warm", "bar", "clock_hour", "control", "curve",
    "distribution", "dots", "funnel", "heat", "pairs", "series", "weekdays",
]  # fmt: skip
