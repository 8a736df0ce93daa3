"""What was agreed and what was reported."""
