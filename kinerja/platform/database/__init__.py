"""What both databases must do alike: constraints, triggers, bulk loads."""
