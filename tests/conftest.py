"""Fixtures everybody may use. Which database: see tests/harness/plugin.py.

A test that needs the database asks for `db`; one with threads, processes or its own transactions for
`transactional_db`; one that calls the `kinerja` command as a program for `cell`.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from kinerja.doors.web.presence import forget_agency
from tests.harness import cells
from tests.harness.flush import allow_flush
from tests.harness.network import guarded_connect

pytest_plugins = ("tests.cast", "tests.demo_city", "tests.harness.browser")
allow_flush()


@pytest.fixture
def now() -> datetime:
    """A Tuesday morning in Palu: 10 March 2026, 10.00 WITA."""
    return datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def _stay_at_home() -> Iterator[None]:
    """A connection to another host fails the test that tried it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        yield


@pytest.fixture(autouse=True)
def _forget_agency() -> None:
    """Each test has an agency of its own; the pages keep it for some seconds."""
    forget_agency()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """SQLite in a real file, as in life: shared memory locks tables where a file waits. Without fsync."""
    if connection.vendor == "postgresql":
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        return
    given = connection.settings_dict
    given["TEST"]["NAME"] = str(Path(settings.HOME) / "test.sqlite3")
    given["OPTIONS"]["init_command"] = given["OPTIONS"]["init_command"].replace("=FULL", "=OFF")


@pytest.fixture(scope="session")
def migrated_cell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cells.Cell]:
    """The pattern from which `cell` is cut."""
    pattern = cells.empty_cell(tmp_path_factory.mktemp("cell") / "home")
    made = pattern.kinerja("doctor")
    assert "database" in made.stdout, made.stderr
    yield pattern
    cells.drop(pattern)


@pytest.fixture
def cell(migrated_cell: cells.Cell, tmp_path: Path) -> Iterator[cells.Cell]:
    """A cell of this test's own, migrated and empty: `cell.kinerja("figures", …)`."""
    copy = cells.copy_of(migrated_cell, tmp_path / "home")
    yield copy
    cells.drop(copy)


@pytest.fixture
def empty_cell(tmp_path: Path) -> Iterator[cells.Cell]:
    """A home in which nothing has happened yet, not even a database."""
    new = cells.empty_cell(tmp_path / "home")
    yield new
    cells.drop(new)
