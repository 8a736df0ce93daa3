"""One folder for each outside format; each can be deleted alone."""
