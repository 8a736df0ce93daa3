"""The whole year as one hash: what every row says, with keys replaced by the order in which rows came."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from tests.acceptance.year.fingerprints import house_models

KEY = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
SECRET = {"receipts.Receipt": {"code", "signature", "content"}, "accounts.User": {"password", "last_login"}}
"""Fresh random numbers; contents of receipts are text in which keys stand in order of their digits."""
OWN = ("files.StoredFile", "operations.Pulse", "operations.Beat")


def digests() -> dict[str, str]:
    """Of all rows as "all", and one for each model, so that two years that differ say where."""
    order = {one._meta.label: list(_rows(one)) for one in house_models() if one._meta.label not in OWN}
    names = {str(row["pk"]): f"{label}#{number}" for label, rows in order.items() for number, row in enumerate(rows)}
    found = {label: hashlib.sha256() for label in order}
    whole = hashlib.sha256()
    for label, rows in order.items():
        lines = sorted(_line(label, row, names) for row in rows)
        for line in lines:
            found[label].update(line)
        whole.update(found[label].digest())
    return {label: one.hexdigest() for label, one in found.items()} | {"all": whole.hexdigest()}


def _rows(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    columns = [field.attname for field in model._meta.concrete_fields]
    for values in model._base_manager.order_by("pk").values_list("pk", *columns).iterator(chunk_size=2000):
        yield dict(zip(("pk", *columns), values, strict=True))


def _line(label: str, row: dict[str, Any], names: dict[str, str]) -> bytes:
    hidden = SECRET.get(label, set())
    said = {name: value for name, value in row.items() if name not in hidden and name not in ("pk", "id")}
    text = json.dumps(said, default=_plain, sort_keys=True, ensure_ascii=False)
    text = KEY.sub(lambda found: names.get(_dashed(found[0]), "key"), text)
    return HASH.sub("hash", text).encode()


def _dashed(key: str) -> str:
    digits = key.replace("-", "")
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
