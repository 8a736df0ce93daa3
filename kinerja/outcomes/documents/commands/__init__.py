"""Verbs of documents."""

from .issuing import issue_document
from .queueing import issue_drafts, queue_evaluations

__all__ = ["issue_document", "issue_drafts", "queue_evaluations"]
