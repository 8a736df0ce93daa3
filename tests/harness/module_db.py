"""For a file whose tests share what is costly to build: `from tests.harness.module_db import db  # noqa: F401`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """In place of pytest-django's: the database is open for the whole file, and nothing is taken back by itself."""
    with django_db_blocker.unblock():
        yield
