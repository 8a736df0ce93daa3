"""Which database this cell uses, and with which safety settings (docs/decisions/0002)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Inside these ranges a WAL reset can corrupt the file; the fix is in 3.51.3, 3.50.7 and 3.44.6.
_FIXED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}


# Seconds a write waits for others before its form comes back with "try again" (ui/humane.py). SQLite wakes those who
# wait in no order: of 160 reports of 8 threads 2 were refused after 5 s and none after 10; of 240 of 30 threads none
# after 20, the slowest had waited 19.6 s (loaded machine, 12 to 17 writes a second). Longer than this no reader waits.
PATIENCE = 20


def use_bundled_sqlite() -> None:
    """Take the SQLite of PyPI's pysqlite3 where it is installed. Must run before Django is imported."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug (3.7.0 to 3.51.2 but for the patched branches)."""
    major, minor, patch = version
    if (major, minor) in _FIXED:
        return patch >= _FIXED[major, minor]
    return (major, minor) > (3, 51)


def sqlite(folder: Path) -> dict[str, Any]:
    """One file in the home.

    IMMEDIATE, so that writers queue: a transaction that reads first and then wants to write cannot wait at all once
    somebody else has written; of 600 reports of 30 threads 513 failed so.
    """
    from sqlite3 import sqlite_version_info

    journal = "WAL" if wal_is_safe(sqlite_version_info) else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "kinerja.sqlite3",
        # Opening reads the whole schema: 8.8 ms of CPU, where an indexed read then takes 0.03 ms.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """PostgreSQL through a pool: without it a quarter of the pages per second (scale decision)."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SystemExit("DATABASE_URL harus berawalan postgresql:// — kosongkan untuk memakai SQLite.")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        # Questions about the hierarchy are many small plans: compiling them took 1 s, running them 12 ms.
        # Without lock_timeout a forgotten transaction would keep all threads of the server waiting for ever.
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": PATIENCE},
            "options": f"-c jit=off -c lock_timeout={PATIENCE}s",
            **query,
        },
    }


def database(url: str, folder: Path) -> dict[str, Any]:
    """The database of this cell: PostgreSQL where a URL says so, otherwise the file in the home."""
    return postgresql(url) if url else sqlite(folder)
