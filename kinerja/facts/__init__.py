"""What happened, when, by whom."""
