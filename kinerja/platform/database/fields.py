"""Columns that are kept alike on both databases, though each would have its own way."""

from __future__ import annotations

from typing import Any

from django.db import models


class KeyText(models.CharField):
    """A key somebody else gave: compared byte by byte, as SQLite does anyway, not by the rules of a language.

    On PostgreSQL a third quicker to index, and in an order that no update of the system's locales can spoil.
    """

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
