"""Choices of complaints, in the words of the citizen and of the desk."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    COMPLAINT = "complaint", _("pengaduan")
    SUGGESTION = "suggestion", _("saran")
    PRAISE = "praise", _("apresiasi")


class Identity(TextChoices):
    """What is known of who writes, and to whom."""

    NAMED = "named", _("dengan nama")
    SECRET = "secret", _("dirahasiakan")
    ANONYMOUS = "anonymous", _("tanpa nama")


class Handling(TextChoices):
    """Class of SP4N-LAPOR!; the days are in `pure.law.complaints`, which knows the same words."""

    SIMPLE = "simple", _("permintaan informasi atau aduan sederhana")
    DESK = "desk", _("tanpa pemeriksaan lapangan")
    FIELD = "field", _("perlu pemeriksaan lapangan")


class Stage(TextChoices):
    """Where it stands; the rules are in `pure.lib.complaint_life`, which knows the same words."""

    RECEIVED = "received", _("diterima")
    ROUTED = "routed", _("ditangani")
    ASKED = "asked", _("menunggu pelapor")
    ANSWERED = "answered", _("dijawab")
    REOPENED = "reopened", _("dibuka lagi")
    CLOSED_BY_CITIZEN = "closed_by_citizen", _("ditutup pelapor")
    CLOSED_BY_REVIEWER = "closed_by_reviewer", _("ditutup peninjau")
    WITHDRAWN = "withdrawn", _("ditarik")


class Solved(TextChoices):
    """The answer of the fourth week."""

    YES = "yes", _("ya, sudah selesai")
    PARTLY = "partly", _("baru sebagian")
    NO = "no", _("tidak, belum selesai")
