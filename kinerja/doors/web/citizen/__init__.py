"""Pages for citizens about services: no account, no script, little to load."""
