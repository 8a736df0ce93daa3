"""A load generator with open-loop arrivals: requests start when they are due, however slow the answers are."""
