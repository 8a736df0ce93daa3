"""While a table is exported, numbers and days on the page say that they are: `<data>1.234,5</data>`, `<time …>`.

The value is that of the page, rounded as it is shown there. Attributes stay unquoted, because a number may also stand
inside an attribute of the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import mark_safe

_EXPORTING: ContextVar[bool] = ContextVar("exporting", default=False)


@contextmanager
def exporting() -> Iterator[None]:
    token = _EXPORTING.set(True)
    try:
        yield
    finally:
        _EXPORTING.reset(token)


def as_number(shown: str) -> str:
    return mark_safe(f"<data>{shown}</data>") if _EXPORTING.get() else shown  # noqa: S308 - digits of our own


def as_day(value: date | None, shown: str) -> str:
    if value is None or not _EXPORTING.get():
        return shown
    day = value.date() if isinstance(value, datetime) else value
    return mark_safe(f"<time datetime={day.isoformat()}>{shown}</time>")  # noqa: S308 - likewise


def as_instant(value: datetime | None, shown: str) -> str:
    """In the agency's zone, to the minute, as it is shown."""
    if value is None or not _EXPORTING.get():
        return shown
    local = timezone.localtime(value).isoformat(timespec="minutes")
    return mark_safe(f"<time datetime={local}>{shown}</time>")  # noqa: S308 - likewise


def wants_whole(request: Any) -> bool:
    """Whether a list should give all its rows: a file has no next page."""
    return getattr(request, "exports", False)


def tell_there_is_more(request: Any) -> None:
    """The list goes on where its file ends."""
    request.exports_a_part = True


def is_a_part(request: Any) -> bool:
    return getattr(request, "exports_a_part", False)
