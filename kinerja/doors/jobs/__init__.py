"""Scheduled and background work by name; calls commands."""
