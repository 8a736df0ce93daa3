"""Reading a sheet in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja.doors.interchange.staff_sheets.reader import ReadSheet, read_sheet

Read = Callable[..., ReadSheet]


@pytest.fixture
def read() -> Read:
    """`read(path)`: as a sheet of staff, unless another kind is named."""

    def run(path: Path, kind: str = "staff") -> ReadSheet:
        return read_sheet(path, name=path.name, kind=kind)

    return run
