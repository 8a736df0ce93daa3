"""The whole year as one hash: what every row says, with each key replaced by what the row of that key says.

Keys are drawn anew in each life, and those of one millisecond come in any order, so neither they nor their order count.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from tests.acceptance.year.fingerprints import house_models

KEY = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
# Fresh random numbers; contents of receipts, in which keys stand in order of their digits; a row's number, which
# PostgreSQL draws for rows that were taken back as well.
LEFT_OUT = {
    "receipts.Receipt": {"code", "signature", "content"},
    "accounts.User": {"password", "last_login"},
    "audit.Checkpoint": {"last_entry"},
}
OWN = ("files.StoredFile", "operations.Pulse", "operations.Beat")


ROUNDS = 4
"""How far a row's name reaches along its keys."""


def digests() -> dict[str, str]:
    """Of all rows as "all", and one for each model, so that two years that differ say where."""
    said = {one._meta.label: dict(_rows(one)) for one in house_models() if one._meta.label not in OWN}
    names: dict[str, str] = {}
    for _ in range(ROUNDS):
        names = {key: _hash([label, _named(text, names)]) for label, rows in said.items() for key, text in rows.items()}
    found = {label: _hash(names[key] for key in rows) for label, rows in said.items()}
    return found | {"all": _hash(found.values())}


def _named(text: str, names: Mapping[str, str]) -> str:
    return KEY.sub(lambda found: names.get(_dashed(found[0]), "key"), text)


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(parts)).encode()).hexdigest()


def _rows(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Key -> what its row says, hashes and fresh random numbers left out."""
    hidden = {"pk", "id"} | LEFT_OUT.get(model._meta.label, set())
    columns = [field.attname for field in model._meta.concrete_fields if field.attname not in hidden]
    for key, *values in model._base_manager.order_by("pk").values_list("pk", *columns).iterator(chunk_size=2000):
        said = dict(zip(columns, values, strict=True))
        text = json.dumps(said, default=_plain, sort_keys=True, ensure_ascii=False)
        yield f"{model._meta.label} {key}" if isinstance(key, int) else str(key), HASH.sub("hash", text)


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
