"""Import of 341,299 cases against a bare executemany (SQLite) or COPY (PostgreSQL) of the same stored rows."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

if __package__ is None or __package__ == "":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.bench.shared import LOG, Row, cell, kinerja, show, timed

REPEATS = 3
LIMIT, MEMORY_LIMIT = 3.0, 300.0


def measure() -> list[Row]:
    """Command and floor take turns, so that both meet the same machine; the quickest of each counts."""
    imports, floors = [], []
    for _ in range(REPEATS):
        with cell() as (home, environment):
            # Migrations are not what is measured; asking for a service that is not there makes the cell.
            kinerja(environment, "figures", "completion", "--service", "none", expected=1)
            imports.append(kinerja(environment, "import-log", LOG, "--mapping", home / "peta.toml"))
            floors.append(_floor(home))
            _clean()
    database = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
    seconds = min(done.seconds for done in imports)
    return [
        {
            "what": f"import-log of 341,299 cases, {database}",
            "seconds": seconds,
            "floor": min(floors),
            "ratio": seconds / min(floors),
            "limit": LIMIT,
        },
        {
            "what": f"its peak memory in MB, {database}",
            "value": max(done.megabytes for done in imports),
            "limit": MEMORY_LIMIT,
        },
    ]


def _floor(home: Path) -> float:
    return _copy_floor() if os.environ.get("DATABASE_URL") else _executemany_floor(home / "kinerja.sqlite3")


def _executemany_floor(file: Path) -> float:
    from pysqlite3 import dbapi2 as sqlite

    with sqlite.connect(file, isolation_level=None) as database:
        database.execute("PRAGMA synchronous=FULL")
        rows = database.execute("SELECT * FROM service_request").fetchall()
        database.execute("CREATE TABLE bare AS SELECT * FROM service_request WHERE 0")
        statement = f"INSERT INTO bare VALUES ({', '.join('?' * len(rows[0]))})"

        def fill() -> None:
            database.execute("BEGIN")
            database.executemany(statement, rows)
            database.execute("COMMIT")

        return timed(fill)


def _copy_floor() -> float:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
        columns = [
            column.name for column in database.execute("SELECT * FROM service_request LIMIT 0").description or ()
        ]
        # As texts, so that only the copying is timed.
        as_text = ", ".join(f"{column}::text" for column in columns)
        rows: list[Any] = database.execute(f"SELECT {as_text} FROM service_request").fetchall()
        database.execute("DROP TABLE IF EXISTS bare")
        database.execute("CREATE TABLE bare AS SELECT * FROM service_request LIMIT 0")

        def fill() -> None:
            with database.cursor() as cursor, cursor.copy(f"COPY bare ({', '.join(columns)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)

        return timed(fill)


def _clean() -> None:
    if os.environ.get("DATABASE_URL"):
        import psycopg

        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
            database.execute("DROP TABLE IF EXISTS bare")
            database.execute(
                "TRUNCATE service_request, service_event, service_logimport, service_officer, service_service CASCADE"
            )


if __name__ == "__main__":
    show(measure())
