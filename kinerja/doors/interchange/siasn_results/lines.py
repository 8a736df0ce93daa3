"""A record as one line of JSON: always the same letters for the same content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kinerja.judgement.history.siasn import ANNUAL_FIELDS, PERIODIC_FIELDS
from kinerja.pure.lib.refusals import Invalid, gettext_noop

NIP, DAYS = "nip", "kinerja"
"""Two fields beside SIASN's: whose record it is, and the days where they are no whole months."""
_ORDER = {name: at for at, name in enumerate((NIP, *dict.fromkeys((*PERIODIC_FIELDS, *ANNUAL_FIELDS))))}
LARGEST = 200 * 2**20


def line_of(record: Mapping[str, Any]) -> str:
    """Known fields in their order, others by name."""
    names = sorted(record, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return json.dumps({name: _ordered(record[name]) for name in names}, ensure_ascii=False, allow_nan=False)


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | Invalid]]:
    """Number of each line that holds something, with its record or what is wrong with it."""
    if path.stat().st_size > LARGEST:
        raise Invalid(gettext_noop("Berkas lebih dari 200 MB. Bagilah menjadi beberapa berkas."))
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, text in enumerate(file, start=1):
                if text.strip():
                    yield number, _record(text)
    except UnicodeDecodeError as error:
        raise Invalid(gettext_noop("Berkas ini bukan teks UTF-8.")) from error


def _record(text: str) -> dict[str, Any] | Invalid:
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Invalid(gettext_noop("Bukan satu catatan JSON. Tulis satu catatan tiap baris."))
    if not isinstance(found, dict):
        return Invalid(gettext_noop("Bukan satu catatan JSON. Tulis satu catatan tiap baris."))
    if "\\u0000" in text or _has_half_letters(text, found):
        return Invalid(gettext_noop("Memuat tanda yang tidak dapat disimpan. Tulis ulang catatan ini."))
    return found


def _has_half_letters(text: str, found: Any) -> bool:
    """Half of a letter outside the first plane: no database keeps it, no file can say it."""
    if "\\ud" not in text.lower():
        return False
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _no_number(text: str) -> None:
    raise ValueError(text)


def _ordered(value: Any) -> Any:
    """PostgreSQL keeps no order of keys, so none is relied upon."""
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value)}
    return [_ordered(one) for one in value] if isinstance(value, list) else value
