"""Requests that outlive the visit, as the citizen sees them."""
