"""The cell of this home: its database, made and brought up to date before a command needs it."""

from __future__ import annotations

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

# Any number, the same for every process of the house.
_ADVISORY_LOCK = 7_305_110


def exists() -> bool:
    """Whether a database has been made here (no file is created by asking)."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    return MigrationRecorder(connection).has_table()


def pending() -> list[str]:
    """Migrations not yet applied, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


@contextmanager
def _alone() -> Iterator[None]:
    """Two processes that start at once must not both migrate: the second waits, then finds nothing to do."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])
        return
    with (Path(settings.HOME) / "migrate.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def ensure_cell() -> None:
    """Make the database where there is none and apply what is new; speaks on standard error only."""
    if exists() and not pending():
        return
    new = not exists()
    with _alone():
        if pending():
            text = _("Membuat basis data baru …") if new else _("Memperbarui basis data …")
            print(text, file=sys.stderr, flush=True)
            call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)


def let_go() -> None:
    """Close the connection and the pool behind it, before this process starts others."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]
