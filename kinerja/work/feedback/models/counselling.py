"""Counselling (konseling kinerja), confidential by PP 30/2019 Pasal 32.

No column here names a person, a day or a word: papers are sealed, and a party is a mark that nobody without the key of
the home can compare with an employee (docs/decisions/0008).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.feedback.querysets import CounsellingQuerySet
from kinerja.work.feedback.terms import PrivateRole, PrivateState


class Counselling(Thing):
    """One matter from the report to its end."""

    state = models.CharField(max_length=8, choices=PrivateState, default=PrivateState.REPORTED, db_comment="stage")
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard")
    sealed = models.TextField(db_comment="sealed paper: subject, what was seen, who acts, what follows")
    submission = models.CharField(max_length=64, unique=True, db_comment="mark of the form's key and its sender")

    objects = CounsellingQuerySet.as_manager()

    class Meta:
        verbose_name = _("konseling kinerja")
        db_table_comment = "Confidential; sealed"
        ordering = ["id"]

    def __str__(self) -> str:
        return "…"


class CounsellingParty(Thing):
    """Who may see it, as a mark."""

    # CASCADE: a party is a part of its matter
    counselling = models.ForeignKey("feedback.Counselling", models.CASCADE, related_name="parties", db_comment="of")
    role = models.CharField(max_length=10, choices=PrivateRole, db_comment="subject, reporter, authority, counsellor")
    mark = models.CharField(max_length=64, db_comment="keyed hash of the employee's key")

    class Meta:
        verbose_name = _("pihak konseling")
        db_table_comment = "Confidential; marks instead of people"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["counselling", "role"], name="counselling_role_once"),
        ]
        indexes = [
            # read by every party's own page and duties
            models.Index(fields=["mark", "role"], name="counselling_by_mark"),
        ]

    def __str__(self) -> str:
        return "…"


class CounsellingSession(Thing):
    """One talk, sealed."""

    # CASCADE: a talk is a part of its matter
    counselling = models.ForeignKey("feedback.Counselling", models.CASCADE, related_name="sessions", db_comment="of")
    order = models.PositiveSmallIntegerField(db_comment="which talk, from 1")
    sealed = models.TextField(db_comment="sealed paper: when, where, what was agreed, the counsellor's own notes")

    class Meta:
        verbose_name = _("sesi konseling")
        db_table_comment = "Confidential; sealed"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["counselling", "order"], name="counselling_session_order_once"),
        ]

    def __str__(self) -> str:
        return "…"
