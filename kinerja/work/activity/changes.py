"""Changing a report: one compare-and-set statement, and the pulse of its owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinerja.platform.operations.pulses import beat
from kinerja.pure.lib.refusals import Stale, gettext_noop

from .models import ActivityReport

SOMEBODY_WAS_FIRST = gettext_noop("Laporan ini sudah berubah sejak Anda membukanya. Muat ulang, lalu lihat keadaannya.")


def change(report: ActivityReport, version: int, states: Sequence[str], **values: Any) -> None:
    """Write, if the row still is in one of these states and of the version that was seen. Raises Stale."""
    seen = ActivityReport.objects.filter(pk=report.pk, version=version, state__in=states)
    if not seen.update(version=version + 1, **values):
        raise Stale(SOMEBODY_WAS_FIRST)
    for name, value in (values | {"version": version + 1}).items():
        setattr(report, name, value)
    beat(report.employee_id)
