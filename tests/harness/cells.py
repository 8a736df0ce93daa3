"""Cells for tests that call the `kinerja` command as a program: a home and a database for each test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Cell:
    """A home, and where it is PostgreSQL the address of its database."""

    home: Path
    url: str = ""

    def environment(self, **more: str) -> dict[str, str]:
        """The variables of a program that works in this cell, in Indonesian."""
        own = {"KINERJA_HOME": str(self.home), "DATABASE_URL": self.url, "LC_ALL": "C.UTF-8"}
        return {**os.environ, **own, **more}

    def kinerja(self, *words: str | Path, timeout: float = 120, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `kinerja WORDS…` to its end; standard output and error are captured."""
        return subprocess.run(
            command(words), env=self.environment(**more), cwd=self.home,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout,
        )  # fmt: skip


def command(words: Sequence[str | Path]) -> list[str | Path]:
    return [sys.executable, "-m", "kinerja.doors.cli.main", *words]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def _server_url() -> str:
    return os.environ.get("DATABASE_URL", "")


def _execute(sql: str) -> None:
    with psycopg.connect(_server_url(), autocommit=True) as connection:
        connection.execute(sql)


def url_of(database: str) -> str:
    head, query = _server_url().split("?", 1)
    return f"{head.rsplit('/', 1)[0]}/{database}?{query}"


def empty_cell(home: Path) -> Cell:
    """A home in which nothing has happened yet."""
    home.mkdir(parents=True)
    if not _server_url():
        return Cell(home)
    name = f"cell_{uuid.uuid4().hex}"
    _execute(f"CREATE DATABASE {name}")
    return Cell(home, url_of(name))


def copy_of(template: Cell, home: Path) -> Cell:
    """The same cell once more: much quicker than migrating again."""
    shutil.copytree(template.home, home)
    if not template.url:
        return Cell(home)
    name, source = f"cell_{uuid.uuid4().hex}", template.url.split("?")[0].rsplit("/", 1)[1]
    _execute(f"CREATE DATABASE {name} TEMPLATE {source}")
    return Cell(home, url_of(name))


def drop(cell: Cell) -> None:
    if cell.url:
        _execute(f"DROP DATABASE {cell.url.split('?')[0].rsplit('/', 1)[1]} WITH (FORCE)")
    shutil.rmtree(cell.home, ignore_errors=True)
