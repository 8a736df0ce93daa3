"""Questions about a day at the counter: asked of who sat there, never scored (flags of gaming)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.queueing.hall_querysets import DayFlagQuerySet
from kinerja.facts.queueing.hall_terms import FlagKind
from kinerja.platform.database.models import Thing

LONGEST_ANSWER = 1000


class DayFlag(Thing):
    """What looks odd in one officer's day. The officer sees it first; the answer stands beside it for ever."""

    officer = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="day_flags", db_index=False, db_comment="who is asked"
    )  # day_flag_once begins with it
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="whose hall")
    day = models.DateField(_("tanggal"), db_comment="local day of the unit")
    kind = models.CharField(_("tanda"), max_length=10, choices=FlagKind, db_comment="what looks odd")
    count = models.PositiveIntegerField(_("kejadian"), db_comment="numbers of that day to which it applies")
    total = models.PositiveIntegerField(_("dari"), db_comment="numbers that the officer called that day")
    raised_at = models.DateTimeField(db_comment="instant, UTC; after some days without answer the leader sees it too")
    answer = models.CharField(
        _("penjelasan"), max_length=LONGEST_ANSWER, blank=True, db_comment="the officer's answer in words"
    )
    answered_at = models.DateTimeField(null=True, db_comment="instant of the answer, UTC; empty while it is open")

    objects = DayFlagQuerySet.as_manager()

    class Meta:
        verbose_name = _("pertanyaan atas hari loket")
        db_table_comment = "Questions about days at the counter, with their answers"
        ordering = ["-day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "day", "unit", "kind"], name="day_flag_once"),
            models.CheckConstraint(name="day_flag_counts", condition=Q(count__gte=1, count__lte=F("total"))),
            models.CheckConstraint(
                name="day_flag_answer_whole",
                condition=Q(answer="", answered_at__isnull=True) | ~Q(answer="") & Q(answered_at__isnull=False),
                violation_error_message=_("Tuliskan penjelasannya."),
            ),
        ]

    @property
    def question(self) -> str:
        """The sign in words."""
        return str(FlagKind(self.kind).label)

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.count}/{self.total}"
