"""What a database needs after much has changed at once."""

from __future__ import annotations

from django.db import connection


def refresh_statistics() -> None:
    """Tell the planner what the tables hold now; without it PostgreSQL walks trees of posts the long way round."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
