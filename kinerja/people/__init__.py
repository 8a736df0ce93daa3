"""Who, where, when."""
