"""Charts made on the server: SVG with title and description, and the same figures as a table."""

from .distribution import Part, distribution
from .dots import Dot, bar, dots
from .drawing import Chart
from .funnel import Spot, funnel
from .heat import Warm, clock_hour, heat, weekdays
from .series import Point, series

__all__ = [
    "Chart", "Dot", "Part", "Point", "Spot", "Warm", "bar", "clock_hour", "distribution", "dots", "funnel", "heat",
    "series", "weekdays",
]  # fmt: skip
