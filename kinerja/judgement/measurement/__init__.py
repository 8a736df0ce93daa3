"""Figures: from facts to numbers with n, interval, grade and lineage."""
