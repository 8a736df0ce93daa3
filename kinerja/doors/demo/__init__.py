"""The demo city: one believable, wholly invented year, built from a seed."""
