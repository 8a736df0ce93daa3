"""What it means: figures are derived, people decide."""
