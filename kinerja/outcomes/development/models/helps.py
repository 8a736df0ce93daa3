"""What the leader owes: help that was promised, and what was said about it since."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.outcomes.development.querysets import HelpQuerySet
from kinerja.outcomes.development.terms import HelpKind, HelpWordKind
from kinerja.platform.database.append_only import AppendOnly
from kinerja.platform.database.models import Thing


class PromisedHelp(Thing):
    """Help promised in a path: what and by when. A promise is never changed; another may take its place."""

    path = models.ForeignKey(
        "development.ImprovementPath", models.PROTECT, related_name="helps", db_comment="in which path"
    )
    kind = models.CharField(_("bentuk"), max_length=10, choices=HelpKind, db_comment="coaching, training, tools …")
    text = models.TextField(_("bantuan"), max_length=1000, db_comment="what exactly")
    due = models.DateField(_("paling lambat"), db_comment="last local day")
    instead_of = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replacement", db_comment="promise whose place it takes"
    )
    promised_by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="the leader")
    promised_at = models.DateTimeField(_("dijanjikan"), db_comment="instant, UTC")

    objects = HelpQuerySet.as_manager()

    class Meta:
        verbose_name = _("bantuan yang dijanjikan")
        db_table_comment = "Help promised in improvement paths; append-only"
        ordering = ["promised_at", "id"]
        constraints = [
            AppendOnly(name="promised_help_append_only"),
            models.CheckConstraint(name="promised_help_says_what", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.kind


class HelpWord(Thing):
    """One word about a promised help: given, received, missed, found to be given, replaced. The last one counts."""

    help = models.ForeignKey(PromisedHelp, models.PROTECT, related_name="words", db_comment="about which help")
    number = models.PositiveSmallIntegerField(db_comment="order, from 1")
    kind = models.CharField(_("kabar"), max_length=10, choices=HelpWordKind, db_comment="what is said")
    happened_on = models.DateField(_("tanggal"), null=True, db_comment="local day on which it was given")
    text = models.TextField(_("keterangan"), max_length=1000, blank=True, db_comment="in the words of who says it")
    by = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who says it")
    at = models.DateTimeField(_("dicatat"), db_comment="instant, UTC")

    class Meta:
        verbose_name = _("kabar bantuan")
        db_table_comment = "What was said about promised help; append-only"
        ordering = ["number"]
        constraints = [
            AppendOnly(name="help_word_append_only"),
            models.UniqueConstraint(fields=["help", "number"], name="help_word_once"),
            models.CheckConstraint(
                name="help_given_on_a_day", condition=~Q(kind=HelpWordKind.GIVEN) | Q(happened_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.kind
