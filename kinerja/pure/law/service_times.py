"""Waits the law allows at most, such as that for medicine in a hospital."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja.pure.law.findings import Finding, reason
from kinerja.pure.law.provisions import provision
from kinerja.pure.lib.refusals import gettext_noop


def within(code: str, minutes: Decimal, on: date) -> Finding[bool]:
    """Whether a wait in minutes keeps the limit of `code` (Kepmenkes 129/2008)."""
    rule = provision(f"service_times.{code}", on)
    because = reason(
        gettext_noop("Waktu tunggu {minutes} menit, paling lama {limit} menit."),
        minutes=minutes,
        limit=rule["minutes"],
    )
    return Finding(minutes <= rule["minutes"], (because,), rule.cites)
