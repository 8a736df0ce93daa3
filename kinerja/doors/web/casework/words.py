"""Promises and durations as officers read them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext

from kinerja.doors.web.ui.badges import Badge
from kinerja.doors.web.ui.numbers import instant
from kinerja.facts.casework.models import CaseFile
from kinerja.facts.casework.terms import Stage

SOON = timedelta(days=1)


def due_badge(file: CaseFile, now: datetime) -> Badge:
    """What is left of the promise; a word and a sign, never colour alone."""
    due, request = file.request.deadline_at, file.request
    if file.stage == Stage.RETURNED:
        return Badge(gettext("jam berhenti: menunggu warga"), "calm", "‖")
    if due is None:
        return Badge(gettext("tanpa janji waktu"), "calm", "–")
    if request.closed_at is not None and request.closed_at > due:
        return Badge(gettext("terlambat"), "bad", "▽")
    if request.closed_at is not None:
        return Badge(gettext("tepat waktu"), "good", "✓")
    if now > due:
        return Badge(gettext("lewat sejak {day}").format(day=instant(due)), "bad", "▽")
    return Badge(gettext("sampai {day}").format(day=instant(due)), "warn" if due - now < SOON else "info", "◷")


def lasted(time: timedelta) -> str:
    """Working time in hours and minutes."""
    minutes = round(time.total_seconds() / 60)
    if minutes < 60:
        return gettext("{n} menit").format(n=minutes)
    return gettext("{h} jam {m} menit").format(h=minutes // 60, m=minutes % 60)
