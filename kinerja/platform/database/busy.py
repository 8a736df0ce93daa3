"""Which failures only say that others were writing: nothing is wrong, and the same can be tried again."""

from __future__ import annotations

from django.db import OperationalError

# The low byte of what SQLite answers: the file is locked, or a table of it.
_SQLITE = {5, 6}
# Waited too long for a lock, or for a statement; a deadlock; no connection left; the server is starting or stopping.
_POSTGRESQL = {"55P03", "57014", "40P01", "40001", "53300", "57P01", "57P03"}


def is_busy(error: BaseException | None) -> bool:
    """Whether waiting a little helps; a broken database is no busy one."""
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in _SQLITE
    # The pool has no code: all its connections were in use for as long as it waits.
    return getattr(cause, "sqlstate", None) in _POSTGRESQL or type(cause).__name__ == "PoolTimeout"
