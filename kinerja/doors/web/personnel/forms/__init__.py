"""Forms of the personnel desk."""
