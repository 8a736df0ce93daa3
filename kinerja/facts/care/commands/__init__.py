"""The verbs of care."""

from .counting import Count, correct_count, count, take_over_counts

__all__ = ["Count", "correct_count", "count", "take_over_counts"]
