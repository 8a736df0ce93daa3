"""What is published, and what is held back to protect people."""
