"""Codes of units and posts: one spelling, so that one thing has one code."""

from __future__ import annotations

import re

from kinerja.pure.lib.refusals import Invalid, gettext_noop

# A subtree is found by the prefix of a path of codes: the slash parts them, and SQLite's LIKE knows no case.
CODE = re.compile(r"[A-Z0-9][A-Z0-9._-]*")


def normal_code(text: str) -> str:
    """The code in capitals, without spaces around it. Raises Invalid."""
    code = text.strip().upper()
    if not CODE.fullmatch(code):
        raise Invalid(
            gettext_noop(
                "Kode “{text}” tidak dapat dipakai. Tulis huruf, angka, titik, atau tanda hubung tanpa spasi."
            ),
            text=text,
        )
    return code
