"""Complaints, suggestions and praise, as the citizen writes and follows them."""
