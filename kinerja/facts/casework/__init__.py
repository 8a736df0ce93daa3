"""Requests that outlive the visit: files, their history, the clock of their promise."""
