"""Competency, training, awards and the improvement path: what follows for a person, help first."""
