"""The append-only trail: who did what, who saw whose data."""
