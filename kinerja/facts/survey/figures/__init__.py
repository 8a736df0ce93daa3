"""Figures of one survey as documents: {"total": …, "groups": [{"group": label, …}], …}; numbers unrounded."""
