"""The verbs of queues."""

from .imports import commit_visits

__all__ = ["commit_visits"]
