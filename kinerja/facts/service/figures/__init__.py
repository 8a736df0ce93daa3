"""Figures of one service, as domain/measurement defines them: completion, steps, hand-overs, variants.

Each answers with a document {"total": …, "groups": [{"group": label, …}], …}; numbers unrounded, NaN where there is
nothing to compute. Cases without a label form the group None.
"""
