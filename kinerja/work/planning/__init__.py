"""Performance plans: expected results, indicators, targets, the registry of sources."""
