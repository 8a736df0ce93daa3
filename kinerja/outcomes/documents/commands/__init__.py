"""Verbs of documents."""

from .issuing import issue_document
from .queueing import issue_waiting, queue_evaluations

__all__ = ["issue_document", "issue_waiting", "queue_evaluations"]
