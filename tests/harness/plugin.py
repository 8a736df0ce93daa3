"""Loaded before Django's settings: chooses the database, and a home that is thrown away.

`pytest` runs on SQLite, `pytest --database=postgresql` on a server of its own; there only tests that
touch a database are run, the others would say the same again.
"""

from __future__ import annotations

import atexit
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import folders, postgres

# A test that uses one of these, or is marked django_db, touches a database.
OF_DATABASE = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
    "cell",
    "empty_cell",
}


class House:
    """What this run has put on the machine, to be taken away at its end."""

    server: postgres.Server | None = None
    folder: Path | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="which database to test on")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        # A file of its own for each worker; the server is shared, its database gets the worker's name.
        os.environ["KINERJA_HOME"] = f"{os.environ['KINERJA_HOME']}/{worker}"
    else:
        _prepare(early_config.known_args_namespace.database)
    return (yield)


def _prepare(database: str) -> None:
    folders.remove_left_behind()
    House.folder = folders.new("test")
    atexit.register(_clean_up)  # pytest forgets to unconfigure when the settings do not load
    os.environ["KINERJA_HOME"] = str(House.folder / "home")
    for name in ("DATABASE_URL", "KINERJA_DEBUG", "KINERJA_LANG", "KINERJA_HTTPS"):
        os.environ.pop(name, None)  # what the developer's shell says must not reach the tests
    if database == "postgresql":
        _start_postgresql()


def _start_postgresql() -> None:
    binaries = postgres.binaries()
    if binaries is None:
        raise pytest.UsageError(postgres.MISSING)
    House.server = postgres.Server(binaries)
    House.server.start()
    os.environ["DATABASE_URL"] = House.server.url()


def pytest_unconfigure() -> None:
    _clean_up()


def _clean_up() -> None:
    if House.server is not None:
        House.server.stop()
        House.server = None
    if House.folder is not None:
        shutil.rmtree(House.folder, ignore_errors=True)
        House.folder = None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
    if config.getoption("--database") == "sqlite":
        return
    kept = [item for item in items if _differs_there(item)]
    config.hook.pytest_deselected(items=[item for item in items if not _differs_there(item)])
    items[:] = kept


def _differs_there(item: pytest.Item) -> bool:
    """Whether PostgreSQL could answer otherwise than SQLite did."""
    return _touches_database(item) and item.get_closest_marker("one_engine") is None


def _touches_database(item: pytest.Item) -> bool:
    from django.test import TransactionTestCase

    if issubclass(getattr(item, "cls", None) or object, TransactionTestCase):
        return True
    used = set(getattr(item, "fixturenames", ()))
    return bool(used & OF_DATABASE) or item.get_closest_marker("django_db") is not None
