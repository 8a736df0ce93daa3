"""Views of the school."""
