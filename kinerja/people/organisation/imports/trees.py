"""Circles that a sheet would close."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja.people.organisation.faults.cycles import members_of_cycles

from .plan import Preview


def refuse_cycles(preview: Preview, above: Mapping[str, str | None], column: str, template: str) -> None:
    """`above`: code -> code above, as it would be; the rows of the sheet that lie on a circle are refused."""
    rows = {row.key: row.row for row in preview.rows()}
    for code in members_of_cycles(above):
        if code in rows:
            preview.refuse(rows[code], column, template, code=code, above=above[code])
