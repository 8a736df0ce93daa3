"""Hypothesis for pure rules: no time limit per example, because a busy machine is not a fault of the rule."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("pure", deadline=None)
settings.load_profile("pure")
