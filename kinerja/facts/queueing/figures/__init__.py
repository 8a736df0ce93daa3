"""Figures of a hall in seconds: waiting, handling, and how well waiting could have been foretold.

Each answers with a document {"total": …, "groups": [{"group": label, …}], …}; numbers unrounded, NaN where there is
nothing to compute. Void visits count nowhere but in `void`. Waiting is called - issued and handling finished - started,
never across the pairs. A pair that runs backwards is a data error: counted in `excluded`, never clipped.
"""
