"""Dates, working time, numbers and identifiers."""
