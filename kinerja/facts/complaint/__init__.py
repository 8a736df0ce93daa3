"""Complaints, suggestions and praise of citizens: their life, their clocks, and whether it really helped."""
