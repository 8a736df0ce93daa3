"""A person's years: results of every regime as they were stated."""
