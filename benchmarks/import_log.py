"""Import of 341,299 cases against a bare executemany (SQLite) or COPY (PostgreSQL) of the same stored rows."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.complaints import LOG, mapping, missing
from benchmarks.lines import Line
from benchmarks.programs import Done, kinerja, timed

REPEATS = 3
SLOWDOWN, MEGABYTES = 3.0, 300.0


def measure() -> list[Line]:
    """Command and floor take turns, so that both meet the same machine; the quickest of each counts."""
    if missing():
        return []
    taken = [_once() for _ in range(REPEATS)]
    seconds, floor = min(done.seconds for done, _ in taken), min(bare for _, bare in taken)
    peak = max(done.megabytes for done, _ in taken)
    name = "a bare COPY" if _on_postgresql() else "a bare executemany"
    return [
        Line("import-log of 341,299 cases", seconds, "s", name, seconds / floor, SLOWDOWN),
        Line("its peak memory", peak, "MB", f"{MEGABYTES:g} MB", peak / MEGABYTES, 1.0),
    ]


def _once() -> tuple[Done, float]:
    """One import into an empty cell, and the floor over what it stored."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {**os.environ, "KINERJA_HOME": str(home), "LC_ALL": "C.UTF-8"}
        # Migrations are not what is measured; asking for a service that is not there makes the cell.
        kinerja(environment, "figures", "completion", "--service", "none", expected=1)
        done = kinerja(environment, "import-log", LOG, "--mapping", mapping(home))
        bare = _copy_floor() if _on_postgresql() else _executemany_floor(home / "kinerja.sqlite3")
    _clean()
    return done, bare


def _on_postgresql() -> bool:
    return bool(os.environ.get("DATABASE_URL"))


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
    if _on_postgresql():
        import psycopg

        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as database:
            database.execute("DROP TABLE IF EXISTS bare")
            database.execute(
                "TRUNCATE service_request, service_event, service_logimport, service_officer, service_service CASCADE"
            )
