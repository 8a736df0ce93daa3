"""Benchmarks. Each module runs alone (`python -m tools.bench.import_log`) and answers `measure()` with rows of figures.

What counts are the ratios, taken within one run on one machine; seconds are for the record.
"""
