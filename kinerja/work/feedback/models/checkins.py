"""Check-ins (dialog kinerja): agenda, what was said, next steps, and two signatures."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kinerja.platform.database.models import Thing
from kinerja.work.feedback.querysets import CheckInQuerySet, StepQuerySet
from kinerja.work.feedback.terms import CheckInState, Origin, StepState

from .words import indicator_spoken_of


class CheckIn(Thing):
    """A talk of the employee and the rater about how work goes (pemantauan, PP 30/2019 Pasal 27)."""

    employee = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="with whom")
    rater = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who leads it")
    state = models.CharField(
        _("keadaan"), max_length=8, choices=CheckInState, default=CheckInState.PLANNED, db_comment="where it stands"
    )
    planned_on = models.DateField(_("tanggal rencana"), db_comment="local day agreed for the talk")
    held_on = models.DateField(_("tanggal dialog"), null=True, db_comment="local day it took place")
    went_well = models.TextField(_("yang berjalan baik"), blank=True, db_comment="in their words")
    hinders = models.TextField(_("yang menghambat"), blank=True, db_comment="in their words")
    help_needed = models.TextField(_("bantuan yang diperlukan"), blank=True, db_comment="in their words")
    deviates = models.BooleanField(_("ada penyimpangan"), default=False, db_comment="delayed or off target")
    cause = models.TextField(_("sebab"), blank=True, db_comment="of the deviation (Pasal 27)")
    acceleration = models.TextField(_("percepatan"), blank=True, db_comment="what is done about it (Pasal 27)")
    suggests_change = models.BooleanField(_("SKP perlu diubah"), default=False, db_comment="recommendation (Pasal 27)")
    employee_signed_at = models.DateTimeField(_("tanda tangan pegawai"), null=True, db_comment="instant, UTC")
    rater_signed_at = models.DateTimeField(_("tanda tangan penilai"), null=True, db_comment="instant, UTC")
    objection = models.TextField(_("permintaan perbaikan"), blank=True, db_comment="why one would not sign this record")
    version = models.PositiveSmallIntegerField(default=1, db_comment="compare-and-set guard of the record")
    planned_at = models.DateTimeField(db_comment="instant it was planned, UTC")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("dialog kinerja")
        db_table_comment = "Check-ins of employees and their raters"
        ordering = ["-planned_on", "-id"]
        constraints = [
            models.CheckConstraint(name="check_in_of_two", condition=~Q(employee=F("rater"))),
            models.UniqueConstraint(
                fields=["employee"],
                condition=~Q(state="signed"),
                name="check_in_one_open",
                violation_error_message=_("Dialog sebelumnya belum ditandatangani keduanya."),
            ),
            models.CheckConstraint(
                name="check_in_held_has_a_day", condition=Q(state="planned") | Q(held_on__isnull=False)
            ),
            models.CheckConstraint(
                name="check_in_signed_by_both",
                condition=~Q(state="signed") | Q(employee_signed_at__isnull=False, rater_signed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="check_in_signed_when_held",
                condition=~Q(state="planned") | Q(employee_signed_at__isnull=True, rater_signed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="check_in_deviation_explained",
                condition=Q(state="planned") | Q(deviates=False) | (~Q(cause="") & ~Q(acceleration="")),
                violation_error_message=_("Tuliskan sebab penyimpangan dan percepatannya."),
            ),
        ]
        indexes = [
            # read by the rater's list of dialogues and by the monitoring of a semester
            models.Index(fields=["rater", "held_on"], name="check_in_by_rater"),
            # read by the employee's list and by the monitoring of a semester
            models.Index(fields=["employee", "held_on"], name="check_in_by_employee"),
        ]

    def __str__(self) -> str:
        return f"{self.planned_on}"


class NextStep(Thing):
    """What one of the two promised; the leader promises too. It comes back until it is done or dropped."""

    check_in = models.ForeignKey("feedback.CheckIn", models.PROTECT, related_name="steps", db_comment="agreed in")
    owner = models.ForeignKey("organisation.Employee", models.PROTECT, related_name="+", db_comment="who promised")
    text = models.TextField(_("langkah"), db_comment="what will be done")
    due = models.DateField(_("paling lambat"), db_comment="last local day in time")
    state = models.CharField(
        _("keadaan"), max_length=8, choices=StepState, default=StepState.OPEN, db_comment="open, done, dropped"
    )
    closed_at = models.DateTimeField(null=True, db_comment="instant it was done or dropped, UTC")
    note = models.TextField(_("keterangan"), blank=True, db_comment="how it was done, or why it was dropped")
    submission = models.UUIDField(unique=True, db_comment="key of the form: a retry returns the first result")

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("langkah lanjut")
        db_table_comment = "Next steps agreed in check-ins"
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(name="next_step_says_what", condition=~Q(text="")),
            models.CheckConstraint(
                name="next_step_closed_when", condition=Q(state="open") | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(name="next_step_dropped_why", condition=~Q(state="dropped") | ~Q(note="")),
        ]
        indexes = [
            # read by the duties of whoever promised and by the rater's list
            models.Index(fields=["owner", "state", "due"], name="next_step_by_owner"),
        ]

    def __str__(self) -> str:
        return self.text


class AgendaItem(Thing):
    """One thing to talk about; filled beforehand with what is open, and by both."""

    # CASCADE: an item is a part of its check-in
    check_in = models.ForeignKey("feedback.CheckIn", models.CASCADE, related_name="agenda", db_comment="of which")
    origin = models.CharField(_("asal"), max_length=10, choices=Origin, db_comment="why it stands here")
    text = models.TextField(_("pokok bahasan"), db_comment="what to talk about")
    step = models.ForeignKey(
        "feedback.NextStep", models.PROTECT, null=True, related_name="returns", db_comment="unfinished step of before"
    )
    indicator = indicator_spoken_of()
    added_by = models.ForeignKey(
        "organisation.Employee", models.PROTECT, null=True, related_name="+", db_comment="empty: the house itself"
    )
    submission = models.UUIDField(
        unique=True, null=True, db_comment="key of the form: a retry returns the first result"
    )

    class Meta:
        verbose_name = _("agenda dialog")
        db_table_comment = "Agenda of check-ins"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="agenda_item_says_what", condition=~Q(text="")),
            models.CheckConstraint(name="agenda_item_of_step", condition=~Q(origin="step") | Q(step__isnull=False)),
            models.UniqueConstraint(fields=["check_in", "step"], name="agenda_step_returns_once"),
        ]

    def __str__(self) -> str:
        return self.text
