"""Pages of leaders."""
