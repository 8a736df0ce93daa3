"""Nouns of development."""

from .helps import HelpWord, PromisedHelp
from .paths import ImprovementPath, PathStep, PathWord

__all__ = ["HelpWord", "ImprovementPath", "PathStep", "PathWord", "PromisedHelp"]
