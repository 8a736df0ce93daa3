"""Choices of feedback, in the terms of PP 30/2019 and of the forms of PermenPANRB 6/2022."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# The seven values of PermenPANRB 6/2022, numbered as on the form.
VALUES = range(1, 8)
STATEMENTS = 9
"""How many statements the participant of a guidance answers (PermenPANRB 6/2022, form B.1.8)."""


class Giver(TextChoices):
    """In which place somebody gives feedback."""

    RATER = "rater", _("pejabat penilai")
    TEAM_LEADER = "team_leader", _("ketua tim")
    COLLEAGUE = "colleague", _("rekan satu unit")


class CheckInState(TextChoices):
    PLANNED = "planned", _("direncanakan")
    HELD = "held", _("menunggu tanda tangan")
    SIGNED = "signed", _("ditandatangani keduanya")


class Origin(TextChoices):
    """Why something stands on the agenda."""

    STEP = "step", _("langkah yang belum selesai")
    OFF_TARGET = "off_target", _("indikator di luar target")
    QUESTION = "question", _("pertanyaan yang belum dijawab")
    ADDED = "added", _("ditambahkan")


class StepState(TextChoices):
    OPEN = "open", _("berjalan")
    DONE = "done", _("selesai")
    DROPPED = "dropped", _("tidak dilanjutkan")


class GuidanceState(TextChoices):
    ARRANGED = "arranged", _("direncanakan")
    RECORDED = "recorded", _("dilaporkan kepada atasan penilai")
    RECEIVED = "received", _("diterima atasan penilai")


class FollowUp(TextChoices):
    """PP 30/2019 Pasal 34(2)."""

    GUIDANCE = "guidance", _("bimbingan lanjutan")
    TRAINING = "training", _("pelatihan")
    ASSIGNMENT = "assignment", _("penugasan khusus")
    TRANSFER = "transfer", _("usul mutasi")


class PrivateState(TextChoices):
    REPORTED = "reported", _("dilaporkan")
    LISTED = "listed", _("ditunjuk konselornya")
    DECLINED = "declined", _("tidak dilanjutkan")
    CLOSED = "closed", _("selesai")


class PrivateRole(TextChoices):
    """The parties of a counselling; nobody else learns of it."""

    SUBJECT = "subject", _("peserta")
    REPORTER = "reporter", _("pelapor")
    AUTHORITY = "authority", _("pejabat yang mendaftar")
    COUNSELLOR = "counsellor", _("konselor")
