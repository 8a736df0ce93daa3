"""Descriptive and comparative statistics over whole columns; the only place where floats are allowed."""
