"""Choices of activity."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportState(TextChoices):
    """Rows that write themselves are computed from facts until somebody confirms them: a guess is never stored."""

    SUBMITTED = "submitted", _("menunggu jawaban")
    ASKED = "asked", _("ditanyakan")
    ACCEPTED = "accepted", _("disetujui")
    WITHDRAWN = "withdrawn", _("ditarik")
    DISOWNED = "disowned", _("bukan pekerjaan saya")


class Origin(TextChoices):
    TYPED = "typed", _("diketik")
    SERVICE = "service", _("catatan pelayanan")
    LESSON = "lesson", _("jadwal mengajar")
    TICKET = "ticket", _("tiket")


class Rhythm(TextChoices):
    """How often an agency wants reports; the days of one stretch share one deadline."""

    DAILY = "daily", _("harian")
    WEEKLY = "weekly", _("mingguan")
    MONTHLY = "monthly", _("bulanan")


# What counts as work done; the rest was taken back or never was one's own.
STANDING = (ReportState.SUBMITTED, ReportState.ASKED, ReportState.ACCEPTED)
