"""Temporary folders that carry the number of their process, so that those of killed runs can be told and removed."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

_NAME = re.compile(r"kinerja-(?:pg|test)-(\d+)-")


def new(kind: str) -> Path:
    """A folder of this process; `kind` is pg or test."""
    return Path(tempfile.mkdtemp(prefix=f"kinerja-{kind}-{os.getpid()}-"))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def remove_left_behind() -> None:
    """Remove the folders whose process is gone (its server went with it)."""
    for folder in Path(tempfile.gettempdir()).glob("kinerja-*"):
        owner = _NAME.match(folder.name)
        if owner and not _is_alive(int(owner.group(1))):
            shutil.rmtree(folder, ignore_errors=True)
