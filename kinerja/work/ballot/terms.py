"""Choices and limits of closed surveys. The numbers are settings of this house, not law."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

VALUES = range(1, 8)
"""The seven values in the order of the law."""
LOWEST, HIGHEST, OFTEN = 1, 5, 4
"""Degrees: from 1 hardly ever to 5 always; from 4 on somebody is counted as often seen."""
FEWEST = 3
"""Fewer ballots of a group than this are never told of, nor fewer answers to one value."""
EACH = 5
"""At most so many are drawn from each group."""
MOST = 10
"""Nobody is asked about more people than this."""
LONGEST_REMARK = 500
"""Characters of a remark; every ballot is as long as one with the longest."""


class SurveyState(TextChoices):
    DRAFT = "draft", _("disiapkan")
    OPEN = "open", _("sedang diisi")
    CLOSED = "closed", _("ditutup, belum dihitung")
    COUNTED = "counted", _("sudah dihitung")
    CANCELLED = "cancelled", _("dibatalkan")


class Relation(TextChoices):
    PEER = "peer", _("rekan setingkat")
    SUBORDINATE = "subordinate", _("bawahan langsung")


class Group(TextChoices):
    """What results are shown of; `joint` where one relation alone would be too few to hide in."""

    PEER = "peer", _("rekan setingkat")
    SUBORDINATE = "subordinate", _("bawahan langsung")
    JOINT = "joint", _("rekan dan bawahan bersama")
