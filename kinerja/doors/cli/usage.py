"""The command line's own words. argparse knows only English, so its few sentences are said anew."""

from __future__ import annotations

import argparse


def speak() -> None:
    """Give argparse the words of the active language; one it does not ask for does no harm."""
    from django.utils.translation import gettext as _

    words = {
        "usage: ": _("pemakaian: "),
        "positional arguments": _("argumen"),
        "options": _("pilihan"),
        "show this help message and exit": _("tampilkan bantuan ini"),
        "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
        "invalid choice: %(value)r (choose from %(choices)s)": _("%(value)s tidak ada; pilih salah satu: %(choices)s"),
        "invalid %(type)s value: %(value)r": _("%(value)s tidak dapat dipakai di sini"),
        "expected one argument": _("harus diikuti satu nilai"),
        "unrecognized arguments: %s": _("tidak dikenal: %s"),
        "the following arguments are required: %s": _("wajib disebut: %s"),
    }
    setattr(argparse, "_", lambda text: words.get(text, text))  # noqa: B010 - it has no declared place for this


def numbers(text: str) -> tuple[float, ...]:
    """What stands after an option such as 30,56,90: numbers from 0 on, apart by commas."""
    found = tuple(float(part) for part in text.split(","))
    if not all(0 <= number < float("inf") for number in found):
        raise argparse.ArgumentTypeError(text)
    return found


def positive(text: str) -> float:
    """One number above 0."""
    number = float(text)
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(text)
    return number
