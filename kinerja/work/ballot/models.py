"""A survey, who is asked in it, the sealed boxes of its ballots, and what is left of them afterwards."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.ballot.querysets import NominationQuerySet, OutcomeQuerySet, RemarkQuerySet
from kinerja.work.ballot.terms import FEWEST, LONGEST_REMARK, Group, Relation, SurveyState

RANDOM = "random: says nothing of when"


class BehaviourSurvey(Thing):
    """Survei perilaku tertutup: one unit with all beneath it, about one period."""

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_comment="with all beneath it")
    period = models.ForeignKey("planning.Period", models.PROTECT, related_name="+", db_comment="what it asks about")
    until = models.DateField(_("diisi sampai"), db_comment="last day to fill it in, local day of the unit")
    state = models.CharField(
        _("keadaan"), max_length=9, choices=SurveyState, default=SurveyState.DRAFT, db_comment="where it stands"
    )
    seed = models.CharField(max_length=32, db_comment="of the draw: whoever draws again with it gets the same people")
    public_key = models.CharField(
        max_length=64, blank=True, db_comment="X25519, hexadecimal; its other half is on the inspector's paper only"
    )
    opened_at = models.DateTimeField(_("dibuka"), null=True, db_comment="instant, UTC")
    closed_at = models.DateTimeField(_("ditutup"), null=True, db_comment="instant, UTC")
    counted_at = models.DateTimeField(_("dihitung"), null=True, db_comment="instant, UTC")
    asked = models.PositiveIntegerField(_("surat suara"), default=0, db_comment="ballots handed out")
    answered = models.PositiveIntegerField(_("terisi"), default=0, db_comment="ballots cast; known once it is counted")

    class Meta:
        verbose_name = _("survei perilaku tertutup")
        db_table_comment = "Closed surveys on behaviour"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "period"],
                condition=~Q(state="cancelled"),
                name="behaviour_survey_once",
                violation_error_message=_("Unit ini sudah mempunyai survei perilaku untuk periode itu."),
            ),
            models.CheckConstraint(
                name="behaviour_survey_has_key",
                condition=Q(state__in=["draft", "cancelled"]) | Q(opened_at__isnull=False) & ~Q(public_key=""),
                violation_error_message=_("Survei dibuka dengan kunci."),
            ),
            models.CheckConstraint(
                name="behaviour_survey_not_more",
                condition=Q(answered__lte=F("asked")),
                violation_error_message=_("Jawaban tidak lebih banyak daripada yang diminta."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.period_id} {self.state}"


class Nomination(models.Model):
    """Who is asked about whom. Says whether he answered, never when or what; gone once the survey is counted."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment=RANDOM)
    survey = models.ForeignKey(BehaviourSurvey, models.PROTECT, related_name="nominations", db_comment="in which")
    rated = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="about whom")
    rater = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_index=False, db_comment="who is asked"
    )
    relation = models.CharField(_("hubungan"), max_length=11, choices=Relation, db_comment="what the rater is to him")
    answered = models.BooleanField(default=False, db_comment="whether the ballot was cast: one person, one ballot")

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("penunjukan penilai perilaku")
        db_table_comment = "Who is asked about whom in a closed survey"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "rated", "rater"],
                name="nomination_once",
                violation_error_message=_("Orang ini sudah diminta menilai rekan itu."),
            ),
            models.CheckConstraint(
                name="nomination_not_oneself",
                condition=~Q(rated=F("rater")),
                violation_error_message=_("Tidak seorang pun menilai dirinya sendiri."),
            ),
        ]
        indexes = [
            # read by "what waits for me" on every first page
            models.Index(fields=["rater", "answered"], name="nomination_by_rater"),
        ]

    def __str__(self) -> str:
        return self.relation


class Box(models.Model):
    """All ballots about one person under one seal, mixed and sealed anew with every ballot (decision 0011)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment=RANDOM)
    survey = models.ForeignKey(
        BehaviourSurvey, models.PROTECT, related_name="boxes", db_index=False, db_comment="of which survey"
    )  # the unique constraint begins with it
    rated = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="about whom")
    sealed = models.BinaryField(db_comment="closed envelopes in no order, under the key of the box (in the home)")

    class Meta:
        verbose_name = _("kotak suara")
        db_table_comment = "Sealed ballots of closed surveys, gone once counted"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "rated"],
                name="box_once",
                violation_error_message=_("Kotak suara ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.survey_id)


class Outcome(models.Model):
    """What may be told of one value in one group: how many answered, and how many of them see it often."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment=RANDOM)
    survey = models.ForeignKey(BehaviourSurvey, models.PROTECT, related_name="outcomes", db_comment="of which survey")
    rated = models.ForeignKey(
        "organisation.Employee", models.PROTECT, related_name="+", db_index=False, db_comment="about whom"
    )
    group = models.CharField(_("kelompok"), max_length=11, choices=Group, db_comment="of whom")
    value = models.PositiveSmallIntegerField(db_comment="1 to 7, in the order of the law")
    n = models.PositiveSmallIntegerField(db_comment="how many answered; those who do not know are not counted")
    often = models.PositiveSmallIntegerField(db_comment="how many of them chose 4 or 5")

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil survei perilaku")
        db_table_comment = "Results of closed surveys, by person, group and value"
        constraints = [
            models.UniqueConstraint(
                fields=["rated", "survey", "group", "value"],
                name="outcome_once",
                violation_error_message=_("Hasil ini sudah tersimpan."),
            ),
            models.CheckConstraint(
                name="outcome_never_of_few",
                condition=Q(n__gte=FEWEST, often__lte=F("n"), value__range=(1, 7)),
                violation_error_message=_("Hasil dari kurang dari tiga orang tidak disimpan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.value}: {self.often}/{self.n}"


class Remark(models.Model):
    """Words from a ballot, released together with at least two others about the same person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False, db_comment=RANDOM)
    survey = models.ForeignKey(BehaviourSurvey, models.PROTECT, related_name="remarks", db_comment="of which survey")
    rated = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="about whom")
    text = models.CharField(_("komentar"), max_length=LONGEST_REMARK, db_comment="as written")

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("komentar survei perilaku")
        db_table_comment = "Remarks of closed surveys, without rater, group or time"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:40]
