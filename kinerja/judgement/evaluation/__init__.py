"""Ratings, predicates and their reasons; a person decides."""
