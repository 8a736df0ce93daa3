"""Pages of the rater: the team and its evaluations."""
