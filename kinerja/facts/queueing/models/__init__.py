"""The nouns of queues."""

from .records import VisitImport, VisitRecord

__all__ = ["VisitImport", "VisitRecord"]
