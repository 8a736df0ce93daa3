"""Querysets that speak the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from kinerja.facts.service.models import Service


class ImportQuerySet(models.QuerySet[Any]):
    def of(self, service: Service | None) -> ImportQuerySet:
        """Files of one line, or of all where none is named."""
        return self if service is None else self.filter(service=service)
