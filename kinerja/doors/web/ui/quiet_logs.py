"""What opens a citizen's page without signing in stands in its address; our own logs must not keep it."""

from __future__ import annotations

import logging
from typing import Any

KEYS = {"word", "token"}
"""Names of the gaps of routes that hold such a key."""
OF_CITIZENS = "/layanan/"


class WithoutKeys(logging.Filter):
    """Puts the route in the place of an address with a key. Imported while Django starts: stands on nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        path = getattr(request, "path", "")
        if path and isinstance(record.args, tuple):
            told = _told(path, getattr(request, "resolver_match", None))
            record.args = tuple(one.replace(path, told) if isinstance(one, str) else one for one in record.args)
        return True


def _told(path: str, match: Any) -> str:
    if match is not None:
        return f"/{match.route}" if KEYS & set(match.kwargs) else path
    # No route: an address of ours with a slip of the pen holds the key all the same.
    return f"{OF_CITIZENS}…" if path.startswith(OF_CITIZENS) else path
