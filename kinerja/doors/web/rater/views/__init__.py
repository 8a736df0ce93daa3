"""Pages of the rater."""
