"""`kinerja doctor`: is everything here that the house needs, and if not, what to do."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kinerja.doors.cli.health import Check, examine
from kinerja.doors.cli.results import Result

NAME = "doctor"
HELP = gettext_lazy("Periksa mesin, basis data, aset dan pekerja latar.")


def configure(parser: argparse.ArgumentParser) -> None:
    """It takes no options of its own."""


def run(options: argparse.Namespace) -> Result:
    checks = examine(datetime.now(UTC))
    wrong = [check for check in checks if not check.ok]
    complaint = ngettext("{n} hal perlu dibenahi.", "{n} hal perlu dibenahi.", len(wrong)).format(n=len(wrong))
    document = {"ok": not wrong, "checks": [_described(check) for check in checks]}
    return Result(document, _report(checks), complaint=complaint if wrong else "")


def _described(check: Check) -> dict[str, object]:
    told = {"name": check.name, "ok": check.ok, "found": check.found, "advice": check.advice}
    return told | ({"numbers": check.numbers} if check.numbers else {})


def _report(checks: list[Check]) -> str:
    width = max(len(check.name) for check in checks)
    return "\n".join(line for check in checks for line in _lines(check, width))


def _lines(check: Check, width: int) -> list[str]:
    mark = _("baik") if check.ok else _("SALAH")
    lines = [f"{mark:7}{check.name.ljust(width)}  {shorten(check.found, 200)}"]
    return lines if check.ok else [*lines, f"{'':7}{'':{width}}  → {check.advice}"]
