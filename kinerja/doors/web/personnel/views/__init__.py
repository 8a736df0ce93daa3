"""Pages of the personnel desk."""
