"""What a database needs after much has changed at once."""

from __future__ import annotations

from django.db import connection


def refresh_statistics() -> None:
    """Tell the planner what the tables hold now; without it PostgreSQL walks trees of posts the long way round.

    Only tables of this cell: those PostgreSQL shares between databases may be held by another cell for minutes.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            own = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names(cursor)))
            cursor.execute(f"ANALYZE {own}")
        else:
            cursor.execute("ANALYZE")
