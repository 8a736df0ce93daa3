"""What it costs: absolute figures are recorded, ratios within one run are asserted."""
