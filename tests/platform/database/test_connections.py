"""Connections between one request and the next."""

from __future__ import annotations

from pathlib import Path

from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from kinerja.config.databases import sqlite


def test_it_keeps_the_connection_to_sqlite_for_the_next_request(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    """Opening one reads the whole schema: more work than most pages."""
    connection = ConnectionHandler({"default": sqlite(tmp_path)})["default"]
    with django_db_blocker.unblock():
        connection.ensure_connection()
        opened = connection.connection
        connection.close_if_unusable_or_obsolete()
        assert connection.connection is opened
        connection.close()
