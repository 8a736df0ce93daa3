"""Visits to a hall: live tickets and visits known from an imported file; waiting and handling."""
