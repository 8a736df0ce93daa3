"""What somebody was told, newest last."""

from __future__ import annotations

from typing import Any

from kinerja.platform.notices.models import Notice


def told(employee: Any) -> list[tuple[str, list[str]]]:
    """Where each notice leads, with the gaps of that address."""
    return list(Notice.objects.filter(employee=employee.pk).order_by("id").values_list("url_name", "url_args"))
