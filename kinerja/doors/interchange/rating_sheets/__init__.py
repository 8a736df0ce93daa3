"""Ratings of other applications, one a row: who rated, who was rated, which score."""
