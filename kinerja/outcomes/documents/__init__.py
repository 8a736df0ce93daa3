"""Documents: what was planned and judged, as PDF in the layout of the forms, each provable by its code."""
