"""Who answered, counted apart from what was answered."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kinerja.facts.survey.terms import VALUES, Trait
from kinerja.platform.database.models import Thing


def _known_values() -> Q:
    allowed = Q()
    for trait, values in VALUES.items():
        allowed |= Q(trait=trait, value__in=values.values)
    return allowed


class RespondentCount(Thing):
    """How many respondents of a month told one thing of themselves.

    A row for each respondent would say, beside his answers, who he was: so there is none, and no answer points here.
    """

    # A key that sorts by birth would tell, beside the trail, who was the first of his kind.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment="random, says nothing of when")
    survey = models.ForeignKey(
        "survey.Survey", models.PROTECT, related_name="respondents", db_index=False, db_comment="of which survey"
    )  # the constraint below begins with it
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="who served them")
    month = models.DateField(_("bulan"), db_comment="its first day")
    trait = models.CharField(_("ciri"), max_length=10, choices=Trait, db_comment="what was told")
    value = models.CharField(_("isinya"), max_length=10, db_comment="which coarse band")
    n = models.PositiveIntegerField(_("responden"), default=0, db_comment="so many told it")

    class Meta:
        verbose_name = _("ciri responden")
        db_table_comment = "Respondents of a month by what they told of themselves, as counts"
        ordering = ["month", "trait", "value"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "unit", "month", "trait", "value"], name="respondent_once"),
            models.CheckConstraint(
                name="respondent_value_known",
                condition=_known_values(),
                violation_error_message=_("Pilihan tentang responden ini tidak dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.trait} {self.value} {self.n}"
