"""Views of the ward."""
