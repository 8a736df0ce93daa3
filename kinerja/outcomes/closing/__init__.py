"""Closing a period: the last figures, the last suggestions, how predicates were spread, the forms that follow."""
