"""Pages of the employee."""
