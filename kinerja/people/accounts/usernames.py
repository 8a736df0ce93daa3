"""Names to sign in with."""

from __future__ import annotations

import re

from kinerja.pure.lib.refusals import Invalid, gettext_noop

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,78}[a-z0-9])?")
# Digits alone are how a NIP, a NIK or a telephone number looks: a sign-in name must not tell them.
DIGITS = re.compile(r"[0-9. _-]{8,}")


def acceptable_username(text: str) -> str:
    """The sign-in name in small letters. Raises Invalid."""
    username = text.strip().lower()
    if DIGITS.fullmatch(username):
        raise Invalid(gettext_noop("Nama pengguna tidak boleh berupa NIP, NIK, atau nomor lain. Pakai nama."))
    if not USERNAME.fullmatch(username):
        raise Invalid(
            gettext_noop(
                "Nama pengguna “{text}” memuat tanda yang tidak dapat dipakai. "
                "Tulis huruf kecil dan angka; titik, garis bawah, dan tanda hubung boleh di tengah."
            ),
            text=text,
        )
    return username
